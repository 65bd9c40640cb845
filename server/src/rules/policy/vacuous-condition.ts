/** A condition that everybody satisfies. */
import { readOperator } from '../../iam/condition/condition-operator.js';
import { vacuityOf } from '../../iam/condition/vacuous-test.js';
import { testWith } from '../../repair/policy/correct-test.js';
import { askForKey, demandKey } from '../../repair/policy/demand-key.js';
import { offers } from '../../repair/fix.js';
import { defineRule } from '../rule.js';

export const vacuousCondition = defineRule({
  id: 'policy/vacuous-condition',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A condition is true for every request.',
  why: '`ForAllValues` is true when the key is missing, and an empty condition is always true: what looks like a guard lets everybody through.',
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
    nullIfExists: { severity: 'error', text: '`{operator}` makes no sense: it asks whether a key is present only if it is present.' },
    empty: { severity: 'error', text: 'An empty condition is always true.' },
    emptyOperator: { severity: 'error', text: '`{operator}` tests no key, so it is always true.' },
    noValues: { severity: 'error', text: '`{operator}` has no values to compare `{key}` with, and is true for a request without the key.' },
    noneLeftOut: { severity: 'error', text: '`{operator}` has no values that it would keep out, so it is true for every request.' },
    itself: { severity: 'error', text: '`{operator}` compares `{key}` with itself, which is true for every request that carries it.' },
    bothWays: { severity: 'error', text: '`{operator}` with `true` and `false` is true whether `{key}` is present or not.' },
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
        switch (vacuityOf(test, condition, statement)) {
          case 'null-if-exists':
            report('nullIfExists', test.operatorAt ?? at, { slots: { operator }, when });
            break;
          case 'all-values':
            report('allValues', test.operatorAt ?? at, { slots: { operator, key }, when });
            break;
          case 'both-ways':
            report('bothWays', test.at ?? at, { slots: { operator, key }, when });
            break;
          case 'own-variable':
            report('itself', test.at ?? at, { slots: { operator, key }, when });
            break;
          case 'no-values':
            report('noValues', test.at ?? at, { slots: { operator, key }, when });
            break;
          case 'none-left-out':
            report('noneLeftOut', test.at ?? at, { slots: { operator }, when });
            break;
          case null:
            break;
        }
      }
    }
  },

  fixes: {
    allValues: (finding, { policy }, facts) => {
      const found = testWith(policy, finding, String(finding.slots['key']));
      return offers(found === null ? null : demandKey(facts, found.statement, found.test));
    },
    nullIfExists: (finding, { policy }, facts) => {
      const found = testWith(policy, finding, null);
      return offers(found === null ? null : askForKey(facts, found.test));
    },
  },
});
