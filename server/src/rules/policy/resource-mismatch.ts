/** A resource that none of the actions is for. */
import { listedActions } from '../../iam/action-support.js';
import { isEverything } from '../../iam/pattern.js';
import { knownText } from '../../iam/partial-text.js';
import { fitsAction } from '../../iam/resource-format.js';
import { defineRule } from '../rule.js';

export const resourceMismatch = defineRule({
  id: 'policy/resource-mismatch',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement names a resource that none of its actions is for.',
  why: 'An action on a resource of the wrong kind allows nothing, and in a `Deny` it forbids nothing.',
  remedy: 'Name a resource of the kind that the actions are for: an object for `s3:GetObject`, a bucket for `s3:ListBucket`.',
  references: [
    {
      title: 'Actions, resources, and condition keys for AWS services',
      url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    },
  ],
  messages: {
    mismatch: { severity: 'warning', text: 'None of the actions can be for `{resource}`, such as `{action}`.' },
  },

  subject: 'statement',
  check({ statement, site, at, when }, report) {
    const { resource } = statement;
    if (site.isForDevices || resource === null || resource.negated) return;
    const actions = listedActions(statement);
    const [example] = actions;
    if (example === undefined) return;
    for (const item of resource.items) {
      const text = knownText(item.text);
      if (text === null || !/^arn:[^:]*:[^:]*:[^:]*:[^:]*:./.test(text) || isEverything(item.parsed)) continue;
      if (actions.some(({ id }) => fitsAction(item.parsed, id) !== 'no') || isOutsideOfReference(text, example.id)) continue;
      report('mismatch', item.at ?? at, { slots: { resource: text, action: example.id }, when: [...when, ...item.when] });
    }
  },
});

/**
 * Whether listing all buckets takes their ARN is not documented; older examples of AWS have it. Macros of AWS are asked for
 * beside the stack that uses them (CloudFormation user guide, "Controlling access with IAM").
 */
function isOutsideOfReference(resource: string, action: string): boolean {
  return (
    (action === 's3:ListAllMyBuckets' && /^arn:[^:]*:s3:::\*$/.test(resource)) ||
    /^arn:[^:]*:cloudformation:[^:]*:aws:transform\//.test(resource)
  );
}
