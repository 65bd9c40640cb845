/** A test of a tag that the requests to a service do not carry. */
import { whenMeant } from '../../iam/action.js';
import { listedActions, serviceCarries } from '../../iam/action-support.js';
import type { ConditionTest, Statement } from '../../iam/policy.js';
import { always } from '../../value/guard.js';
import { defineRule } from '../rule.js';

export const ineffectiveTagCondition = defineRule({
  id: 'policy/ineffective-tag-condition',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A condition tests a tag in requests that carry none.',
  why: 'Many services do not put tags into their requests. There, a denial that depends on a tag never applies, and an `Allow` allows nothing or, when the test is negated, everything.',
  remedy: 'Move the actions of that service into a statement without the test, or name their resources.',
  references: [
    {
      title: 'AWS services that work with IAM',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html',
    },
    { title: 'Controlling access to AWS resources using tags', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html' },
  ],
  messages: {
    denial: { severity: 'warning', text: 'No request to `{service}` carries `{key}`, so `{action}` is not denied.' },
    nothing: { severity: 'warning', text: 'No request to `{service}` carries `{key}`, so `{action}` is not allowed.' },
    everything: { severity: 'warning', text: 'No request to `{service}` carries `{key}`, so `{action}` is allowed whatever the tag.' },
  },

  subject: 'statement',
  check({ statement, at, when }, report) {
    for (const test of statement.condition?.tests ?? []) {
      const effect = effectWithoutKey(test, statement);
      if (effect === null || !isTagKey(test.key)) continue;
      // Judged by the service as a whole: what the reference says of single actions is less reliable.
      const action = listedActions(statement).find(({ prefix }) => !serviceCarries(prefix, test.key));
      if (action === undefined) continue;
      const meant = statement.action === null ? null : whenMeant(statement.action, action.id);
      const slots = { service: action.prefix, key: test.key, action: action.id };
      report(effect, test.keyAt ?? at, { slots, when: [...when, ...(meant ?? always)] });
    }
  },
});

/** What a test amounts to when the key is missing; null where that is as safe as it was meant to be. */
function effectWithoutKey({ operator }: ConditionTest, { effect }: Statement): 'denial' | 'nothing' | 'everything' | null {
  if (operator === null || operator.family === 'null' || operator.set === 'ForAllValues') return null;
  const holds = operator.negated || operator.ifExists;
  if (effect === 'Deny') return holds ? null : 'denial';
  return holds ? 'everything' : 'nothing';
}

function isTagKey(key: string): boolean {
  return /^aws:(?:ResourceTag\/|RequestTag\/|TagKeys$)/i.test(key);
}
