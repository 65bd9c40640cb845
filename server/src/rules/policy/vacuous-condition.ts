/** A condition that everybody fulfils. */
import { meansAction } from '../../iam/action.js';
import { canCarry, listedActions } from '../../iam/action-support.js';
import { conditionKey } from '../../data/condition-key.js';
import { readOperator } from '../../iam/condition-operator.js';
import { saysBoth } from '../../iam/idle-test.js';
import { isAboutMfa } from '../../iam/mfa-condition.js';
import { testsOn } from '../../iam/narrowing.js';
import { literalOf } from '../../iam/pattern.js';
import type { Condition, ConditionTest, Statement } from '../../iam/policy.js';
import { defineRule } from '../rule.js';

export const vacuousCondition = defineRule({
  id: 'policy/vacuous-condition',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A condition is true for every request.',
  why: '`ForAllValues` is true when the key is missing, an empty condition always: what looks like a guard lets everybody through.',
  remedy: 'Drop `ForAllValues` for keys with one value; for others add `Null: { KEY: false }`.',
  references: [
    {
      title: 'Single-valued vs. multivalued context keys',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
    },
    {
      title: 'IAM JSON policy elements: condition operators',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
    },
  ],
  messages: {
    allValues: { severity: 'error', text: '`{operator}` on `{key}` is true for a request without the key, so it guards nothing.' },
    nullIfExists: { severity: 'error', text: '`{operator}` makes no sense: it asks whether a key is there only if it is there.' },
    empty: { severity: 'error', text: 'An empty condition is always true.' },
    emptyOperator: { severity: 'error', text: '`{operator}` tests no key, so it is always true.' },
    noValues: { severity: 'error', text: '`{operator}` has no values to compare `{key}` with, and is true for a request without the key.' },
    noneLeftOut: { severity: 'error', text: '`{operator}` has no values that it would keep out, so it is true for every request.' },
    bothWays: { severity: 'error', text: '`{operator}` with `true` and `false` is true whether `{key}` is there or not.' },
  },

  subject: 'policy',
  check({ policy, at }, report) {
    for (const { kind, at: place, when, slots } of policy.defects) {
      const { element = '' } = slots;
      if (kind !== 'empty-element') continue;
      if (element === 'Condition') report('empty', place ?? at, { when });
      else if (readOperator(element) !== null) report('emptyOperator', place ?? at, { slots: { operator: element }, when });
    }
    for (const statement of policy.statements) {
      const { effect, condition, when } = statement;
      if (effect !== 'Allow' || condition === null) continue;
      for (const test of condition.tests) {
        const { operatorText: operator, key } = test;
        const isNull = test.operator?.family === 'null';
        if (isNull && test.operator.ifExists) report('nullIfExists', test.operatorAt ?? at, { slots: { operator }, when });
        else if (isNull && saysBoth(test)) report('bothWays', test.at ?? at, { slots: { operator, key }, when });
        else if (isVacuous(test, condition, statement)) report('allValues', test.operatorAt ?? at, { slots: { operator, key }, when });
        else if (isWithoutValues(test) && test.operator?.ifExists === true) {
          report('noValues', test.at ?? at, { slots: { operator, key }, when });
        } else if (isWithoutValues(test) && test.operator?.negated === true) {
          report('noneLeftOut', test.at ?? at, { slots: { operator }, when });
        }
      }
    }
  },
});

function isWithoutValues({ values, complete }: ConditionTest): boolean {
  return complete && values.length === 0;
}

/** Keys that every request for their actions carries (Route 53, KMS, DynamoDB, SES and EventBridge guides, condition keys), each with an action that may go without. */
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

/**
 * Keys for what a request may go without, so that it needs no guard then: layers (Lambda developer guide, "Layer development
 * and use"), tags (IAM user guide, tutorial on access by attributes; S3 user guide, "Tagging and access control policies").
 */
const needless: ReadonlySet<string> = new Set(['lambda:layer', 'aws:tagkeys', 's3:requestobjecttagkeys']);

function isAlwaysThere(key: string, action: Statement['action']): boolean {
  const without = alwaysThere.get(key.toLowerCase());
  return without === null || (without !== undefined && (action === null || meansAction(action, without) !== 'yes'));
}

/** Where no action carries the key, nothing is left that its test could limit. */
function isNeedless(key: string, statement: Statement): boolean {
  const actions = listedActions(statement);
  return needless.has(key.toLowerCase()) && (actions.length === 0 || actions.some((action) => canCarry(action, key)));
}

function isVacuous({ operator, key }: ConditionTest, condition: Condition, statement: Statement): boolean {
  if (operator?.set !== 'ForAllValues' || isAboutMfa(key)) return false;
  const known = conditionKey(key);
  return known !== null && !isAlwaysThere(key, statement.action) && !isNeedless(key, statement) && !demandsKey(key, condition);
}

/** Any other test that a request without the key does not pass: of the key itself, or of one of the names that it lists. */
function demandsKey(key: string, condition: Condition): boolean {
  const listed = namedBy.get(key.toLowerCase());
  const named = listed === undefined ? [] : condition.tests.filter((test) => test.key.toLowerCase().startsWith(listed));
  return [...testsOn(condition, key), ...named].some(demandsOwnKey);
}

function demandsOwnKey({ operator, values }: ConditionTest): boolean {
  if (operator === null || operator.set === 'ForAllValues') return false;
  if (operator.family === 'null') return values.length > 0 && values.every((value) => literalOf(value.parsed)?.toLowerCase() === 'false');
  return !operator.negated && !operator.ifExists;
}

/** Keys that list names, and how the keys of these names begin: a request that carries one of the latter carries the former. */
const namedBy: ReadonlyMap<string, string> = new Map([
  ['aws:tagkeys', 'aws:requesttag/'],
  ['s3:requestobjecttagkeys', 's3:requestobjecttag/'],
  ['kms:encryptioncontextkeys', 'kms:encryptioncontext:'],
]);
