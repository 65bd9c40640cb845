/** A resource that is not a valid ARN. */
import { nameInsteadOfArn } from '../../analysis/name-instead-of-arn.js';
import { literalNature } from '../../analysis/secret/literal-nature.js';
import { arnDefect } from '../../iam/arn-defect.js';
import { knownText } from '../../iam/partial-text.js';
import { isFromParameter } from '../../value/origin.js';
import { textOf } from '../../value/read.js';
import { defineRule } from '../rule.js';

export const invalidArn = defineRule({
  id: 'policy/invalid-arn',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A resource is not a valid ARN.',
  why: 'IAM rejects the policy at the end of a deployment, or accepts it and it matches nothing.',
  remedy: 'Write the ARN as in the service authorization reference: `arn:partition:service:region:account:resource`.',
  references: [
    { title: 'IAM identifiers: ARNs', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html' },
    {
      title: 'Actions, resources, and condition keys for AWS services',
      url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    },
  ],
  messages: {
    form: { severity: 'warning', text: '`{arn}` is not an ARN: it has too few parts, or does not begin with `arn:`.' },
    name: { severity: 'warning', text: '`Ref` of `{resource}` returns no ARN here; its attribute `Arn` does.' },
    short: { severity: 'warning', text: '`{arn}` has too few parts for an ARN; AWS adds stars for the others, so it means `{whole}`.' },
    partition: { severity: 'warning', text: '`{arn}` names a partition that does not exist.' },
    service: { severity: 'warning', text: '`{arn}` names its service in upper case, which no ARN does.' },
    region: { severity: 'warning', text: '`{arn}` names a region that does not exist.' },
    account: { severity: 'warning', text: '`{arn}` names an account that is not twelve digits.' },
  },

  subject: 'statement',
  check({ statement, site, at, when }, report, { template }) {
    if (site.isForDevices || site.form === 'flattened') return;
    for (const item of statement.resource?.items ?? []) {
      const details = { when: [...when, ...item.when] };
      const named = nameInsteadOfArn(item.text, template);
      if (named !== null) report('name', item.at ?? at, { slots: { resource: named }, ...details });
      const whole = knownText(item.text);
      const text = textOf(item.value) ?? whole;
      if (text === null || whole === null) continue;
      const defect = arnDefect(item);
      if (literalNature(text) === 'stand-in' && isFromParameter(item.value)) continue;
      if (defect === 'short') report('short', item.at ?? at, { slots: { arn: text, whole }, ...details });
      else if (defect !== null) report(defect, item.at ?? at, { slots: { arn: text }, ...details });
    }
  },
});
