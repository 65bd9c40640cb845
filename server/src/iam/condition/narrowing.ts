/** Whether the condition of an allowing statement narrows who may call, and to whom. */
import { gather } from '../../text/gather.js';
import { readArn } from '../arn.js';
import type { Answer } from '../coverage.js';
import { isPresentAge } from '../mfa/mfa-condition.js';
import { knownText } from '../partial-text.js';
import { isVariableOf } from '../pattern.js';
import type { Condition, ConditionTest, Statement } from '../policy.js';
import { requiresKey } from './key-test.js';
import { limitKind, type LimitKind } from './limit-kind.js';
import { valuesScope, type Asked, type TestScope } from './test-scope.js';

export interface Limit {
  readonly kind: LimitKind;
  readonly scope: TestScope;
  readonly test: ConditionTest;
}

export interface Narrowing {
  /** `yes`: not everybody passes. `maybe`: it depends on what is not known. */
  readonly narrows: Answer;
  /** Every test on a key that says something about the caller, including open ones. */
  readonly limits: readonly Limit[];
}

/** Whose calls we ask about: everybody's, or only those of one's own account, who share organisation and account. */
export type Callers = 'anybody' | 'own-account';

const inCommon: ReadonlySet<string> = new Set([
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:resourceorgid',
  'aws:resourceaccount',
]);

/** Keys of the resource that say something about the caller where they are compared with the same of the caller. */
const comparable: ReadonlyMap<string, string> = new Map([
  ['aws:resourceorgid', 'aws:principalorgid'],
  ['aws:resourceaccount', 'aws:principalaccount'],
]);

function aspectOf({ key, values }: ConditionTest): LimitKind | null {
  const caller = comparable.get(key.toLowerCase());
  const isCompared = caller !== undefined && values.length > 0 && values.every(({ parsed }) => isVariableOf(parsed, caller));
  return limitKind(isCompared ? caller : key);
}

/** Whether a test says no more about a caller than belonging to the own account does. */
export function isInCommon({ key, values }: ConditionTest): boolean {
  const name = key.toLowerCase();
  const isEveryArn = values.some(({ text }) => /^\*+$/.test(knownText(readArn(text)?.resource ?? []) ?? ''));
  return inCommon.has(name) || (name === 'aws:principalarn' && isEveryArn);
}

/** What narrows the callers of an allowing statement; `own`: the account ids that the user has configured. */
export function narrowingOf(statement: Statement, own: readonly string[] = [], callers: Callers = 'anybody'): Narrowing {
  const { condition } = statement;
  if (condition === null) return { narrows: 'no', limits: [] };
  const asked: Asked = { own, isForAnybody: isForAnybody(statement) };
  const limits = gather(condition.tests, (test) => {
    const kind = aspectOf(test);
    const isAsked = kind !== null && (callers === 'anybody' || !isInCommon(test));
    return isAsked ? [{ kind, scope: scopeOf(test, kind, condition, asked), test }] : [];
  });
  return { narrows: narrows(condition, limits), limits };
}

function isForAnybody({ principal }: Statement): boolean {
  return principal !== null && !principal.negated && principal.items.some(({ parsed }) => parsed.kind === 'anyone');
}

function narrows(condition: Condition, limits: readonly Limit[]): Answer {
  if (limits.some(({ scope }) => scope === 'own' || scope === 'named')) return 'yes';
  const isUnknown = !condition.complete && limits.every(({ scope }) => scope !== 'open');
  return isUnknown || limits.some(({ scope }) => scope === 'unknown') ? 'maybe' : 'no';
}

function scopeOf(test: ConditionTest, kind: LimitKind, condition: Condition, asked: Asked): TestScope {
  const { operator } = test;
  if (operator === null) return 'unknown';
  // Only a sign-in with MFA has an age; anybody can have the other keys.
  if (operator.family === 'null' && isPresentAge(test.key, test.values)) return 'named';
  if (operator.negated || operator.family === 'null') return 'open';
  const passesWithoutKey = operator.ifExists || operator.set === 'ForAllValues';
  if (passesWithoutKey && !inEveryRequest.has(test.key.toLowerCase()) && !requiresKey(condition, test.key)) return 'open';
  return valuesScope(test, kind, asked);
}

/** Keys that even a request without a signature carries (IAM user guide, "AWS global condition context keys"). */
const inEveryRequest: ReadonlySet<string> = new Set(['aws:principalaccount']);
