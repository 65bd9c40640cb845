/** Whether the condition of an allowing statement narrows who may call, and to whom. */
import { gather } from '../text/gather.js';
import { isVastRange, readAddressRange } from './address-range.js';
import { isOwnAccount, readAccount, readArn, type ArnParts } from './arn.js';
import { allOf, type Answer } from './coverage.js';
import { limitKind, type LimitKind } from './limit-kind.js';
import { isPresentAge } from './mfa-condition.js';
import { hasWildcard, isEverything, isVariable, isVariableOf, literalOf, type Pattern } from './pattern.js';
import { knownText, type PartialText } from './partial-text.js';
import type { Condition, ConditionTest, Item, Statement } from './policy.js';

/**
 * How far the values of a test reach. `own`: the own account. `named`: callers that are written out. `open`: the test
 * passes for anybody who takes the trouble. `unknown`: it depends on what fills a hole.
 */
export type Scope = 'own' | 'named' | 'open' | 'unknown';

export interface Limit {
  readonly kind: LimitKind;
  readonly scope: Scope;
  readonly test: ConditionTest;
}

export interface Narrowing {
  /** `yes`: not everybody passes. `maybe`: it depends on what is not known. */
  readonly narrows: Answer;
  /** Every test on a key that says something about the caller, including open ones. */
  readonly limits: readonly Limit[];
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

/** Patterns that match every organisation, every path in any of them, or every network. */
const everyId = /^(?:(?:vpc|vpce)-\*+|o-\*+(?:\/(?:r-|ou-)?\*+)*\/?)$/;

/** Patterns that match every e-mail address or every URL. */
const everyRecipient = /^(?:https?:\/\/)?[*?]*@?[*?.]*$/;

/** Patterns that any account can match: `*:name` for an id, as whoever assumes a role names the session; `*:role/name` for an ARN. */
const anyAccount: Readonly<Record<string, RegExp>> = { 'aws:userid': /^[*?]+:/, 'aws:principalarn': /^\*(?!.*:\d{12}:)/ };

/** Whose calls we ask about: everybody's, or only those of one's own account, who share organisation and account. */
export type Callers = 'anybody' | 'own-account';

const inCommon: ReadonlySet<string> = new Set(['aws:principalorgid', 'aws:principalorgpaths', 'aws:principalaccount']);

/** Whether a test says no more about a caller than belonging to the own account does. */
function isInCommon({ key, values }: ConditionTest): boolean {
  const name = key.toLowerCase();
  const isEveryArn = values.some(({ text }) => /^\*+$/.test(knownText(readArn(text)?.resource ?? []) ?? ''));
  return inCommon.has(name) || (name === 'aws:principalarn' && isEveryArn);
}

/** What narrows the callers of an allowing statement; `own`: the account ids that the user has configured. */
export function narrowingOf(statement: Statement, own: readonly string[] = [], callers: Callers = 'anybody'): Narrowing {
  const { condition } = statement;
  if (condition === null) return { narrows: 'no', limits: [] };
  const asked: Asked = { condition, own, isForAnybody: isForAnybody(statement) };
  const limits = gather(condition.tests, (test) => {
    const kind = limitKind(test.key);
    const isAsked = kind !== null && (callers === 'anybody' || !isInCommon(test));
    return isAsked ? [{ kind, scope: scopeOf(test, kind, asked), test }] : [];
  });
  return { narrows: narrows(condition, limits), limits };
}

/**
 * Whether a denial for everybody holds for every stranger, and spares only callers that are written out. A test of
 * anything else, such as the transport, spares strangers too.
 */
export function deniesStrangers({ condition }: Statement, callers: Callers = 'anybody'): Answer {
  if (condition === null) return 'yes';
  if (callers === 'own-account' && condition.tests.some(isInCommon)) return 'no';
  const asked: Asked = { condition, own: [], isForAnybody: true };
  return condition.complete ? allOf(condition.tests.map((test) => holdsForStrangers(test, asked))) : 'maybe';
}

function holdsForStrangers(test: ConditionTest, asked: Asked): Answer {
  const kind = limitKind(test.key);
  if (test.operator === null) return 'maybe';
  if (kind === null) return 'no';
  const { negated, set } = test.operator;
  if (!negated) {
    return sparesServices.has(test.key.toLowerCase()) && test.values.every(({ parsed }) => literalOf(parsed)?.toLowerCase() === 'false')
      ? 'yes'
      : 'no';
  }
  // In a request without the key there is no value that could differ.
  if (set === 'ForAnyValue') return 'no';
  const scope = valuesScope(test, kind, asked);
  return scope === 'unknown' ? 'maybe' : scope === 'open' ? 'no' : 'yes';
}

/**
 * Whether a denial holds for every call of a service that is not made for a source which is written out. That a source is
 * named, and that it is a service that calls, may be tested as well.
 */
export function deniesOtherSources({ condition }: Statement): Answer {
  if (condition === null) return 'yes';
  if (!condition.complete) return 'maybe';
  const asked: Asked = { condition, own: [], isForAnybody: false };
  const [bySource, others] = [true, false].map((wanted) =>
    condition.tests.filter((test) => (sourceKey.test(test.key) && test.operator?.negated === true) === wanted),
  );
  const scopes = (bySource ?? []).map((test) => valuesScope(test, limitKind(test.key) ?? 'source', asked));
  const isOfServices =
    others?.every(
      ({ key, operator }) => key.toLowerCase() === 'aws:principalisawsservice' || (operator?.family === 'null' && sourceKey.test(key)),
    ) === true;
  if (!isOfServices || scopes.length === 0 || scopes.includes('open')) return 'no';
  return scopes.includes('unknown') ? 'maybe' : 'yes';
}

const sourceKey = /^aws:source(?:arn|account|orgid|orgpaths)$/i;

/** Tested for `false`, these keys exempt from a denial what AWS does itself. */
const sparesServices: ReadonlySet<string> = new Set(['aws:principalisawsservice', 'aws:viaawsservice']);

function isForAnybody({ principal }: Statement): boolean {
  return principal !== null && !principal.negated && principal.items.some(({ parsed }) => parsed.kind === 'anyone');
}

/** The tests on a key, in any letter case. */
export function testsOn(condition: Condition | null, key: string): readonly ConditionTest[] {
  return condition?.tests.filter((test) => test.key.toLowerCase() === key.toLowerCase()) ?? [];
}

function narrows(condition: Condition, limits: readonly Limit[]): Answer {
  if (limits.some(({ scope }) => scope === 'own' || scope === 'named')) return 'yes';
  const isUnknown = !condition.complete && limits.every(({ scope }) => scope !== 'open');
  return isUnknown || limits.some(({ scope }) => scope === 'unknown') ? 'maybe' : 'no';
}

/** What is needed to judge the values of a test. */
interface Asked {
  readonly condition: Condition;
  readonly own: readonly string[];
  /** Whether the statement is for everybody, including strangers. */
  readonly isForAnybody: boolean;
}

function scopeOf(test: ConditionTest, kind: LimitKind, asked: Asked): Scope {
  const { operator } = test;
  if (operator === null) return 'unknown';
  // Only a sign-in with MFA has an age; anybody can have the other keys.
  if (operator.family === 'null' && isPresentAge(test.key, test.values)) return 'named';
  if (operator.negated || operator.ifExists || operator.family === 'null') return 'open';
  if (operator.set === 'ForAllValues' && !requiresKey(asked.condition, test.key)) return 'open';
  return valuesScope(test, kind, asked);
}

/** How far the values of a test reach, regardless of its operator. */
function valuesScope(test: ConditionTest, kind: LimitKind, { own, isForAnybody: isOpen }: Asked): Scope {
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

/** `Null: { key: false }` beside a test makes it fail without the key. */
export function requiresKey(condition: Condition, key: string): boolean {
  return testsOn(condition, key).some(
    (test) => test.operator?.family === 'null' && test.values.some((item) => literalOf(item.parsed)?.toLowerCase() === 'false'),
  );
}

function valueScope({ parsed, text }: Item<Pattern>, test: ConditionTest, kind: LimitKind, own: readonly string[]): Scope {
  if (isEverything(parsed) && test.operator?.comparison === 'like') return 'open';
  const [segment, ...others] = parsed.segments;
  if (segment !== undefined && others.length === 0 && isVariable(segment)) return ownVariables.has(segment.key) ? 'own' : 'named';
  const key = test.key.toLowerCase();
  const known = knownText(text);
  if (known !== null && hasWildcard(parsed) && (everyId.test(known) || anyAccount[key]?.test(known) === true)) return 'open';
  if (passesOnTrue.has(key)) return known === null ? 'unknown' : known.toLowerCase() === 'true' ? 'named' : 'open';
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

function accountScope(text: PartialText, own: readonly string[]): Scope {
  const account = readAccount(text);
  if (account.kind === 'any') return 'open';
  const isOwn = isOwnAccount(account, own);
  return isOwn === null ? 'unknown' : isOwn ? 'own' : 'named';
}

function addressScope(known: string | null): Scope | null {
  const range = known === null ? null : readAddressRange(known);
  return range === null ? null : isVastRange(range) ? 'open' : 'named';
}

/** An ARN narrows to its account, or to its name where it has no account, as that of a bucket. */
function arnScope(text: PartialText, parsed: Pattern, own: readonly string[]): Scope | null {
  const arn = readArn(text);
  if (arn === null) return hasWildcard(parsed) && knownText(text)?.startsWith('arn:') === true ? 'open' : null;
  if (arn.account.length > 0 && !isOfBucket(arn)) return accountScope(arn.account, own);
  return /^[*:/]+$/.test(knownText(arn.resource) ?? '') ? 'open' : textScope(arn.resource);
}

/** Whether the ARN names a bucket without an account (`arn:aws:s3:*:*:orders` in the documentation): bucket names are unique. */
function isOfBucket({ service, account }: ArnParts): boolean {
  return knownText(service) === 's3' && /^\*+$/.test(knownText(account) ?? '');
}

function textScope(text: PartialText): Scope {
  const holes = text.filter((piece) => typeof piece === 'object');
  if (holes.some((hole) => hole.filling === 'anything')) return 'unknown';
  return holes.some((hole) => hole.filling === 'account') ? 'own' : 'named';
}
