/** A resource that is no ARN. */
import { arnDefect } from '../../iam/arn-defect.js';
import { knownText, type PartialText } from '../../iam/partial-text.js';
import { baseType } from '../../model/sam/base-type.js';
import type { Template } from '../../model/template.js';
import { textOf } from '../../value/read.js';
import { defineRule } from '../rule.js';

export const invalidArn = defineRule({
  id: 'policy/invalid-arn',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A resource is no valid ARN.',
  why: 'IAM refuses the policy at the end of a deployment, or takes it and matches nothing.',
  remedy: 'Write the ARN as the service authorization reference has it: `arn:partition:service:region:account:resource`.',
  references: [
    { title: 'IAM identifiers: ARNs', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html' },
    {
      title: 'Actions, resources, and condition keys for AWS services',
      url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    },
  ],
  messages: {
    form: { severity: 'warning', text: '`{arn}` is no ARN: it has too few parts, or does not begin with `arn:`.' },
    name: { severity: 'warning', text: '`Ref` of `{resource}` gives no ARN here; its attribute `Arn` does.' },
    short: { severity: 'warning', text: '`{arn}` has too few parts for an ARN; AWS adds stars for the others, so it means `{whole}`.' },
    partition: { severity: 'warning', text: '`{arn}` names a partition that does not exist.' },
    service: { severity: 'warning', text: '`{arn}` names its service in capitals, which no ARN has.' },
    region: { severity: 'warning', text: '`{arn}` names a region that does not exist.' },
    account: { severity: 'warning', text: '`{arn}` names an account that is not twelve digits.' },
  },

  subject: 'statement',
  check({ statement, site, at, when }, report, { template }) {
    if (site.isForDevices || site.form === 'flattened') return;
    for (const item of statement.resource?.items ?? []) {
      const details = { when: [...when, ...item.when] };
      const named = nameAtStart(item.text, template);
      if (named !== null) report('name', item.at ?? at, { slots: { resource: named }, ...details });
      const whole = knownText(item.text);
      const text = textOf(item.value) ?? whole;
      if (text === null || whole === null) continue;
      const defect = arnDefect(item);
      if (defect === 'short') report('short', item.at ?? at, { slots: { arn: text, whole }, ...details });
      else if (defect !== null) report(defect, item.at ?? at, { slots: { arn: text }, ...details });
    }
  },
});

/**
 * Types whose `Ref` is a name, an id or an address (CloudFormation reference, "Return values" of each): those that policies
 * name most. For other types the reference does not always say what the service returns.
 */
const namedByRef: ReadonlySet<string> = new Set([
  'AWS::DynamoDB::Table',
  'AWS::ECR::Repository',
  'AWS::IAM::Group',
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::KMS::Key',
  'AWS::Kinesis::Stream',
  'AWS::Lambda::Function',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
]);

/** The resource whose name begins a text: `!Ref Bucket`, `!Sub '${Bucket}/*'`. */
function nameAtStart([first]: PartialText, template: Template | null): string | null {
  if (first === undefined || typeof first === 'string' || first.value.kind !== 'ref') return null;
  const { name } = first.value;
  return namedByRef.has(baseType(template?.resource(name)?.type ?? '')) ? name : null;
}
