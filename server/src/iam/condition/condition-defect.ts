/** What keeps a test of a condition from testing what it seems to: its key, its operator, its values, or all three together. */
import { conditionKey, meantKey, type ConditionType } from '../../data/condition-key.js';
import type { Node } from '../../syntax/tree.js';
import type { Guard } from '../../value/guard.js';
import { isCarriedByNone, serviceCarries } from '../action-support.js';
import { readArn } from '../arn.js';
import { isAboutMfa } from '../mfa/mfa-condition.js';
import { flatten, knownText, type PartialText } from '../partial-text.js';
import { hasWildcard, likePattern } from '../pattern.js';
import type { ConditionTest, Statement } from '../policy.js';
import type { ConditionOperator, OperatorFamily } from './condition-operator.js';
import { strayIn, unreadableIn, valueType } from './condition-value.js';
import { saysBoth } from './ineffective-test.js';
import { limitKind } from './limit-kind.js';
import { isForWrongTransport } from './transport-test.js';

export type ConditionDefect = {
  /** The narrowest place that, changed, cures it; null when nothing in the text stands for it. */
  readonly at: Node | null;
} & (
  | { readonly kind: 'misspelt-key'; readonly nearest: string }
  /** A value of another kind than the key holds, which is of this `form`. */
  | { readonly kind: 'stray-value'; readonly value: string; readonly form: string; readonly when: Guard }
  /** The key holds values of a `type` that the operator does not compare. */
  | { readonly kind: 'wrong-type'; readonly type: ConditionType }
  /** The operator reads its values as this `type`, and this `value` cannot be read so. */
  | { readonly kind: 'unreadable-value'; readonly value: string; readonly type: ConditionType }
  | { readonly kind: 'key-without-service' | 'key-without-tag' | 'arn-as-text' | 'both-values' | 'wrong-transport' }
  /** A global key with several values, under an operator that does not say how many of them must fit. */
  | { readonly kind: 'no-set-operator' }
  /** A star under an operator that knows no wildcards. */
  | { readonly kind: 'literal-star' }
  /** An operator that some value would have to fit, without any. */
  | { readonly kind: 'no-values' }
  | { readonly kind: 'unsupported-key' }
);

/** The first defect of a test; null when there is none. Tests of MFA are judged by `mfa-defect`, but for the spelling of their keys. */
export function conditionDefect(test: ConditionTest, statement: Statement): ConditionDefect | null {
  const { operator, key } = test;
  const nearest = meantKey(key);
  if (nearest !== null) return { kind: 'misspelt-key', at: test.keyAt, nearest };
  const stray = strayIn(test);
  if (stray !== null) {
    const { item, value, form } = stray;
    return { kind: 'stray-value', at: item.at, value, form, when: item.when };
  }
  return operator === null || isAboutMfa(key) ? null : defectUnder(operator, test, statement);
}

function defectUnder(operator: ConditionOperator, test: ConditionTest, statement: Statement): ConditionDefect | null {
  const { key, keyAt, operatorAt, at } = test;
  if (isWithoutService(key)) return { kind: 'key-without-service', at: keyAt };
  if (/^aws:(?:principal|request|resource)tag\/?$/i.test(key)) return { kind: 'key-without-tag', at: keyAt };
  const known = conditionKey(key);
  // A key that the reference lists as text can hold ARNs all the same.
  if (known?.type === 'String' && operator.family === 'arn' && test.values.every(isArn)) return null;
  const misfit = known === null ? null : misfitOf(known.type, operator, test);
  if (misfit !== null) return misfit;
  const unreadable = unreadableIn(test);
  if (unreadable !== undefined) {
    return { kind: 'unreadable-value', at: unreadable.at ?? at, value: knownText(unreadable.text) ?? '', type: valueType(test) };
  }
  if (fitsNothing(operator, test)) return { kind: 'no-values', at };
  if (operator.family === 'bool' && saysBoth(test)) return { kind: 'both-values', at };
  if (isForWrongTransport(statement)) return { kind: 'wrong-transport', at };
  if (known?.multivalued === true && isGlobal(key) && operator.set === null && operator.family !== 'null') {
    return { kind: 'no-set-operator', at: operatorAt };
  }
  if (hasLiteralStar(test)) return literalStar(test);
  return isUnsupported(key, statement) ? { kind: 'unsupported-key', at: keyAt } : null;
}

/** Where such a test holds all the same, without the key or for every value, `policy/vacuous-condition` reports it. */
function fitsNothing({ family, negated, ifExists, set }: ConditionOperator, { complete, values }: ConditionTest): boolean {
  return complete && values.length === 0 && family !== 'null' && !negated && !ifExists && set !== 'ForAllValues';
}

/** Whether a key is spelled out, not a placeholder, and names no service. */
function isWithoutService(key: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_/-]*$/.test(key);
}

function isArn({ text }: ConditionTest['values'][number]): boolean {
  return readArn(text) !== null || knownText(text)?.startsWith('arn:') === true;
}

/** The operators that fit a type. Every key can be tested for its presence; dates may be epoch seconds. */
const fitting: Readonly<Record<ConditionType, readonly OperatorFamily[]>> = {
  String: ['string', 'null', 'binary'],
  ARN: ['arn', 'null'],
  Bool: ['bool', 'null'],
  Numeric: ['numeric', 'null'],
  Date: ['date', 'numeric', 'null'],
  IPAddress: ['ip', 'null'],
};

/** What is wrong with an operator on a key of this type. */
function misfitOf(type: ConditionType, operator: ConditionOperator, test: ConditionTest): ConditionDefect | null {
  if (fitting[type].includes(operator.family)) return null;
  if (type !== 'ARN' || operator.family !== 'string') return { kind: 'wrong-type', at: test.operatorAt, type };
  if (hasLiteralStar(test)) return literalStar(test);
  return isComparedAsText(test.key.toLowerCase(), operator.comparison) ? null : { kind: 'arn-as-text', at: test.operatorAt };
}

/** ARNs that the documentation itself compares with text operators (IAM User Guide, "IAM and AWS STS condition context keys"). */
const comparedAsText: ReadonlySet<string> = new Set(['iam:permissionsboundary']);

/**
 * ARNs that AWS's own guides compare as a whole with text operators, which makes no difference without wildcards (CloudTrail,
 * "Amazon S3 bucket policy for CloudTrail"; GuardDuty, "Exporting findings"; EFS, "Using IAM to control access to file
 * systems"; EMR on EKS, "Using job execution roles").
 */
const equalAsText: ReadonlySet<string> = new Set([
  'aws:sourcearn',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  'elasticfilesystem:accesspointarn',
  'emr-containers:executionrolearn',
]);

function isComparedAsText(key: string, comparison: ConditionOperator['comparison']): boolean {
  return comparedAsText.has(key) || (comparison === 'equal' && equalAsText.has(key));
}

/** AWS's own examples leave out the set operator for several keys of services that the reference lists as multivalued, but never for a global key. */
function isGlobal(key: string): boolean {
  return key.toLowerCase().startsWith('aws:');
}

/**
 * Whether an encryption context may contain a star, such as the one at the end of what CloudWatch Logs sets for `SourceArn`; none
 * has one for the region or the account of an ARN.
 */
function mayHoldStar(key: string, text: PartialText): boolean {
  return key.toLowerCase().startsWith('kms:encryptioncontext:') && !/^arn:[^:]*:[^:]*:(?:\*|[^:]*:\*):/.test(flatten(text).chars);
}

function literalStar(test: ConditionTest): ConditionDefect {
  return { kind: 'literal-star', at: starredValue(test)?.at ?? test.at };
}

/** Whether an operator that knows no wildcards is given one. */
function hasLiteralStar(test: ConditionTest): boolean {
  return test.operator?.family === 'string' && test.operator.comparison === 'equal' && starredValue(test) !== undefined;
}

/** A value whose stars would be wildcards under a `Like` operator. */
function starredValue({ key, values }: ConditionTest): ConditionTest['values'][number] | undefined {
  const isOfCallers = key.toLowerCase() === callersOfFunction;
  return values.find(
    ({ text }) =>
      text.some((piece) => typeof piece === 'string' && piece.includes('*')) &&
      hasWildcard(likePattern(text, 'text')) &&
      !(isOfCallers && knownText(text) === '*') &&
      !mayHoldStar(key, text),
  );
}

/** Who a permission of a function is for: here a star means everybody, and is no wildcard (Lambda API reference, `AddPermission`). */
export const callersOfFunction = 'lambda:principal';

/** Only keys of services are judged: a global key may come with any request, and a key of an identity provider with any token. */
function isUnsupported(key: string, statement: Statement): boolean {
  const prefix = key.slice(0, key.indexOf(':')).toLowerCase();
  if (prefix === '' || prefix === 'aws' || prefix.includes('.') || limitKind(key) !== null || key.includes('${')) return false;
  // A key that its own service lists for none of its actions points to a gap in the data.
  return isCarriedByNone(key, statement) && serviceCarries(prefix, key);
}
