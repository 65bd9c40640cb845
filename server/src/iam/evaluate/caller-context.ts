/** The keys of a request that follow from who makes it. */
import type { PartialText } from '../partial-text.js';
import type { Caller, KeyValues } from './access.js';

const tagPrefix = 'aws:principaltag/';

/** What every request of the caller carries, or never carries (IAM User Guide, global condition keys). */
export function callerContext(caller: Caller): ReadonlyMap<string, KeyValues> {
  const context = new Map<string, KeyValues>();
  if (caller.kind === 'anyone') return context;
  context.set('aws:principalisawsservice', [['false']]);
  context.set('aws:principalservicename', null);
  context.set('aws:principalservicenameslist', null);
  if (caller.account.length > 0) context.set('aws:principalaccount', [caller.account]);
  context.set('aws:principaltype', [[caller.kind === 'role' ? 'AssumedRole' : 'User']]);
  if (caller.kind === 'role') context.set('aws:username', null);
  setKnown(context, 'aws:username', caller.kind === 'user' ? caller.name : null);
  setKnown(context, 'aws:principalarn', caller.arn);
  for (const [name, value] of caller.tags ?? []) context.set(tagPrefix + name, [value]);
  return context;
}

/**
 * Of these AWS says that they are "always included in the request context", or in that of signed requests, of users, and of
 * temporary credentials, which are all that a role has (IAM User Guide, global condition keys, "Availability").
 */
const always: ReadonlySet<string> = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:requestedregion',
  'aws:securetransport',
  'aws:useragent',
]);
const ofSigned: ReadonlySet<string> = new Set(['aws:principalaccount', 'aws:principalarn', 'aws:principaltype', 'aws:userid']);
const ofKind: Readonly<Record<Caller['kind'], string>> = {
  anyone: '',
  group: 'aws:username',
  user: 'aws:username',
  role: 'aws:tokenissuetime',
};

/** Whether every request of the caller has a key, whatever its value. */
export function hasKey({ kind }: Caller, key: string): boolean {
  return always.has(key) || (kind !== 'anyone' && ofSigned.has(key)) || ofKind[kind] === key;
}

/** Whether a key that `callerContext` lacks is known to be absent: a tag that a user does not have. */
export function lacksKey(caller: Caller, key: string): boolean {
  return caller.kind === 'user' && caller.tags !== null && key.startsWith(tagPrefix);
}

function setKnown(context: Map<string, KeyValues>, key: string, value: PartialText | null): void {
  if (value !== null) context.set(key, [value]);
}
