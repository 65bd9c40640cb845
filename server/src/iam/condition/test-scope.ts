/** How far the values of a test reach: to the own account, to callers that are written out, or to anybody. */
import { isOwnAccount, readAccount, readArn, type ArnParts } from '../arn.js';
import { knownText, type PartialText } from '../partial-text.js';
import { hasWildcard, isNearlyEverything, isVariable, isVariableOf, type Pattern } from '../pattern.js';
import type { ConditionTest, Item } from '../policy.js';
import { isVastRange, readAddressRange } from './address-range.js';
import type { LimitKind } from './limit-kind.js';

/**
 * `own`: the own account. `named`: callers that are written out. `open`: the test
 * passes for anybody who takes the trouble. `unknown`: it depends on what fills a hole.
 */
export type TestScope = 'own' | 'named' | 'open' | 'unknown';

/** What is needed to judge the values of a test. */
export interface Asked {
  /** The account ids that the user has configured as own. */
  readonly own: readonly string[];
  /** Whether the statement is for everybody, including strangers. */
  readonly isForAnybody: boolean;
}

/** How far the values of a test reach, regardless of its operator. */
export function valuesScope(test: ConditionTest, kind: LimitKind, { own, isForAnybody: isOpen }: Asked): TestScope {
  if (test.key.toLowerCase() === 'sts:rolesessionname') return 'open';
  if (isOpen && (kind === 'via-service' || strangersChoice.test(test.key.toLowerCase()))) return 'open';
  // Services have none of a principal's keys, and so do not pass.
  const isCarried = isOpen || !test.key.toLowerCase().startsWith('aws:principal');
  if (isCarried && test.values.some(({ parsed }) => isVariableOf(parsed, test.key))) return 'open';
  const scopes = test.values.map((item) => valueScope(item, test, kind, own));
  if (scopes.includes('open')) return 'open';
  if (scopes.includes('unknown') || scopes.length === 0) return 'unknown';
  return scopes.every((scope) => scope === 'own') ? 'own' : 'named';
}

/** Keys that narrow the caller only when a test asks for `true`. */
const passesOnTrue: ReadonlySet<string> = new Set([
  'aws:multifactorauthpresent',
  'aws:principalisawsservice',
  'aws:viaawsservice',
  'elasticfilesystem:accessedviamounttarget',
]);

/**
 * Keys that say nothing of a stranger: his own account tags and names its principals, its VPCs have whatever private
 * addresses it likes, and services act for all of their customers.
 */
const strangersChoice = /^aws:(?:principaltag\/.*|username|sourceidentity|vpcsourceip)$/;

/** Values that mean the account or organisation of the resource itself. */
const ownVariables: ReadonlySet<string> = new Set(['aws:resourceaccount', 'aws:resourceorgid', 'aws:resourceorgpaths']);

/** Patterns that match every organisation, every path in any of them, every network, or every identity pool of a region. */
const everyId =
  /^(?:(?:vpc|vpce)-\?*\*[*?]*|o-\?*\*[*?]*(?:\/(?:r-|ou-)?\?*\*[*?]*)*\/?|[a-z]{2,4}(?:-[a-z]{1,20}){1,3}-\d{1,2}:\?*\*[*?]*)$/;

/** Patterns that match every e-mail address or every URL. */
const everyRecipient = /^(?:https?:\/\/)?(?:[*?]*@)?[*?.]*$/;

/** Patterns that any account can match: `*:name` for an id, as whoever assumes a role names the session; `*:role/name` for an ARN. */
const anyAccount: Readonly<Record<string, RegExp>> = { 'aws:userid': /^[*?]+:/, 'aws:principalarn': /^\*(?!.*:\d{12}:)/ };

function valueScope({ parsed, text }: Item<Pattern>, test: ConditionTest, kind: LimitKind, own: readonly string[]): TestScope {
  if (isNearlyEverything(parsed) && test.operator?.comparison === 'like') return 'open';
  const [segment, ...others] = parsed.segments;
  if (segment !== undefined && others.length === 0 && isVariable(segment)) return ownVariables.has(segment.key) ? 'own' : 'named';
  const key = test.key.toLowerCase();
  const known = knownText(text);
  if (known !== null && hasWildcard(parsed) && (everyId.test(known) || anyAccount[key]?.test(known) === true)) return 'open';
  if (passesOnTrue.has(key)) return known === null ? 'unknown' : known.toLowerCase() === 'true' ? 'named' : 'open';
  const scope = scopeByKind(text, parsed, kind, own);
  // To an operator without wildcards a star is an ordinary character, which no caller has in his name.
  return scope === 'open' && !hasWildcard(parsed) && text.some(hasStar) ? 'named' : scope;
}

function hasStar(piece: PartialText[number]): boolean {
  return typeof piece === 'string' && /[*?]/.test(piece);
}

function scopeByKind(text: PartialText, parsed: Pattern, kind: LimitKind, own: readonly string[]): TestScope {
  const known = knownText(text);
  switch (kind) {
    case 'account':
      return accountScope(text, own);
    case 'network':
      return addressScope(known) ?? textScope(text);
    case 'recipient':
      return known !== null && everyRecipient.test(known) ? 'open' : (arnScope(text, parsed, own) ?? textScope(text));
    case 'source':
    case 'principal':
      return arnScope(text, parsed, own) ?? textScope(text);
    default:
      return textScope(text);
  }
}

function accountScope(text: PartialText, own: readonly string[]): TestScope {
  const account = readAccount(text);
  if (account.kind === 'any') return 'open';
  const isOwn = isOwnAccount(account, own);
  return isOwn === null ? 'unknown' : isOwn ? 'own' : 'named';
}

function addressScope(known: string | null): TestScope | null {
  const range = known === null ? null : readAddressRange(known);
  return range === null ? null : isVastRange(range) ? 'open' : 'named';
}

/** An ARN narrows to its account, or to its name where it has no account, as that of a bucket. */
function arnScope(text: PartialText, parsed: Pattern, own: readonly string[]): TestScope | null {
  const arn = readArn(text);
  if (arn === null) return hasWildcard(parsed) && knownText(text)?.startsWith('arn:') === true ? 'open' : null;
  if (arn.account.length > 0 && !isOfBucket(arn)) return accountScope(arn.account, own);
  return /^[*:/]+$/.test(knownText(arn.resource) ?? '') ? 'open' : textScope(arn.resource);
}

/** Whether the ARN names a bucket without an account (`arn:aws:s3:*:*:orders` in the documentation): bucket names are unique. */
function isOfBucket({ service, account }: ArnParts): boolean {
  return knownText(service) === 's3' && /^\*+$/.test(knownText(account) ?? '');
}

function textScope(text: PartialText): TestScope {
  const holes = text.filter((piece) => typeof piece === 'object');
  if (holes.some((hole) => hole.filling === 'anything')) return 'unknown';
  return holes.some((hole) => hole.filling === 'account') ? 'own' : 'named';
}
