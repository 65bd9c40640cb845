/** Tests of an `Allow` that are true for requests that do not carry their key, or for all requests. */
import { conditionKey } from '../../data/condition-key.js';
import { meansAction } from '../action.js';
import { canCarry, listedActions } from '../action-support.js';
import { saysBoth } from './ineffective-test.js';
import { isAboutMfa } from '../mfa/mfa-condition.js';
import { testsOn } from './key-test.js';
import { isLiteral, isVariableOf } from '../pattern.js';
import type { Condition, ConditionTest, Statement } from '../policy.js';

export type Vacuity =
  /** `ForAllValues` without another test that demands the key. */
  | 'all-values'
  /** `NullIfExists`, which asks whether a key is there only if it is there. */
  | 'null-if-exists'
  /** `Null` with `true` and `false`. */
  | 'both-ways'
  /** `IfExists` without values: true for a request without the key. */
  | 'no-values'
  /** A negated operator without values: true for every request. */
  | 'none-left-out'
  /** The variable of its own key among the values: true for every request with the key. */
  | 'own-variable';

/** Why a test of a statement that allows limits nothing; null when it limits something, or may do so. */
export function vacuityOf(test: ConditionTest, condition: Condition, statement: Statement): Vacuity | null {
  const { operator, complete, values } = test;
  if (operator?.family === 'null' && operator.ifExists) return 'null-if-exists';
  if (operator?.family === 'null' && saysBoth(test)) return 'both-ways';
  if (passesUnguarded(test, condition, statement)) return 'all-values';
  if (comparesWithItself(test)) return 'own-variable';
  if (!complete || values.length > 0) return null;
  if (operator?.ifExists === true) return 'no-values';
  return operator?.negated === true ? 'none-left-out' : null;
}

/** Whether one of the values is the variable of the key itself. */
function comparesWithItself({ operator, key, values }: ConditionTest): boolean {
  return operator?.negated === false && values.some(({ parsed, when }) => when.length === 0 && isVariableOf(parsed, key));
}

/** Whether `ForAllValues` lets through requests without the key, although such requests need a guard. */
function passesUnguarded({ operator, key }: ConditionTest, condition: Condition, statement: Statement): boolean {
  if (operator?.set !== 'ForAllValues' || isAboutMfa(key)) return false;
  const isKnown = conditionKey(key) !== null;
  return isKnown && !isAlwaysThere(key, statement.action) && !isNeedless(key, statement) && !isDemanded(key, condition);
}

/**
 * Keys that every request for their actions carries (Route 53, KMS, DynamoDB, SES and EventBridge guides, condition keys), each
 * with an action that can be requested without it.
 */
const alwaysThere: ReadonlyMap<string, string | null> = new Map([
  ['route53:changeresourcerecordsetsactions', null],
  ['route53:changeresourcerecordsetsrecordtypes', null],
  ['route53:changeresourcerecordsetsnormalizedrecordnames', null],
  ['kms:grantoperations', null],
  ['dynamodb:leadingkeys', 'dynamodb:Scan'],
  ['dynamodb:attributes', null],
  ['ses:recipients', null],
  ['events:targetarn', null],
  ['events:source', 'events:PutRule'],
  ['events:detail-type', 'events:PutRule'],
]);

function isAlwaysThere(key: string, action: Statement['action']): boolean {
  const exception = alwaysThere.get(key.toLowerCase());
  return exception === null || (exception !== undefined && (action === null || meansAction(action, exception) !== 'yes'));
}

/**
 * Keys for something optional, such that a request without it needs no guard: layers (Lambda developer guide, "Layer
 * development and use"), tags (IAM user guide, tutorial on access by attributes; S3 user guide, "Tagging and access control
 * policies").
 */
const needless: ReadonlySet<string> = new Set(['lambda:layer', 'aws:tagkeys', 's3:requestobjecttagkeys']);

/** Where none of the actions carries the key, there is nothing that its test could limit. */
function isNeedless(key: string, statement: Statement): boolean {
  const actions = listedActions(statement);
  return needless.has(key.toLowerCase()) && (actions.length === 0 || actions.some((action) => canCarry(action, key)));
}

/** Whether another test fails for a request without the key: a test of the key itself, or of one of the names that it lists. */
function isDemanded(key: string, condition: Condition): boolean {
  const prefix = listedUnder.get(key.toLowerCase());
  const named = prefix === undefined ? [] : condition.tests.filter((test) => test.key.toLowerCase().startsWith(prefix));
  return [...testsOn(condition, key), ...named].some(demandsItsKey);
}

function demandsItsKey({ operator, values }: ConditionTest): boolean {
  if (operator === null || operator.set === 'ForAllValues') return false;
  if (operator.family === 'null') return values.length > 0 && values.every((value) => isLiteral(value.parsed, 'false'));
  return !operator.negated && !operator.ifExists;
}

/** Keys that list names, and how the keys of these names begin: a request that carries one of the latter carries the former. */
const listedUnder: ReadonlyMap<string, string> = new Map([
  ['aws:tagkeys', 'aws:requesttag/'],
  ['s3:requestobjecttagkeys', 's3:requestobjecttag/'],
  ['kms:encryptioncontextkeys', 'kms:encryptioncontext:'],
]);
