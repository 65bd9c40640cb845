/** A resource that is not a valid ARN. */
import { nameInsteadOfArn } from '../../analysis/name-instead-of-arn.js';
import { literalNature } from '../../analysis/secret/literal-nature.js';
import { unfilledVariable } from '../../analysis/unfilled-variable.js';
import type { Facts } from '../../analysis/facts.js';
import { listedActions } from '../../iam/action-support.js';
import { arnDefect, type ArnDefect } from '../../iam/resource/arn-defect.js';
import { meantArn } from '../../iam/resource/meant-arn.js';
import { knownText } from '../../iam/partial-text.js';
import type { Statement } from '../../iam/policy.js';
import { correctValue } from '../../repair/correct.js';
import { decline } from '../../repair/draft.js';
import { offers, type Declined, type Fix } from '../../repair/fix.js';
import { fillIn } from '../../repair/policy/fill-in.js';
import { referToArn, writeArn } from '../../repair/policy/write-arn.js';
import { isFromParameter, isLeftEmpty } from '../../value/origin.js';
import { textOf } from '../../value/read.js';
import { defineRule, type ReportedFinding } from '../rule.js';

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
    unfilled: { severity: 'warning', text: '`{arn}` stays as it is, for only `Fn::Sub` fills in `{variable}`; so it matches nothing.' },
    short: { severity: 'warning', text: '`{arn}` has too few parts for an ARN; AWS adds stars for the others, so it means `{whole}`.' },
    nameless: { severity: 'warning', text: '`{arn}` ends before the name of the resource, so it matches nothing.' },
    partition: { severity: 'warning', text: '`{arn}` names a partition that does not exist.' },
    service: { severity: 'warning', text: '`{arn}` names its service in upper case, which no ARN does.' },
    region: { severity: 'warning', text: '`{arn}` names a region that does not exist.' },
    account: { severity: 'warning', text: '`{arn}` names an account that is not twelve digits.' },
  },

  subject: 'statement',
  check({ statement, site, at, when }, report, { template, file }) {
    if (site.isForDevices || site.form === 'flattened') return;
    for (const item of statement.resource?.items ?? []) {
      const details = { when: [...when, ...item.when] };
      const named = nameInsteadOfArn(item.text, template);
      if (named !== null) report('name', item.at ?? at, { slots: { resource: named }, ...details });
      const whole = knownText(item.text);
      const text = textOf(item.value) ?? whole;
      if (text === null || whole === null) continue;
      const variable = unfilledVariable(item, template, file);
      if (variable !== null) report('unfilled', item.at ?? at, { slots: { arn: text, variable }, ...details });
      const defect = arnDefect(item);
      if (isLeftEmpty(item.value) || (literalNature(text) === 'stand-in' && isFromParameter(item.value))) continue;
      if (defect === 'short') report('short', item.at ?? at, { slots: { arn: text, whole }, ...details });
      else if (defect !== null) report(defect, item.at ?? at, { slots: { arn: text }, ...details });
    }
  },

  fixes: {
    form: (finding, { statement }, facts) => writeMeant('form', finding, statement, facts),
    partition: (finding, { statement }, facts) => writeMeant('partition', finding, statement, facts),
    service: (finding, { statement }, facts) => writeMeant('service', finding, statement, facts),
    region: (finding, { statement }, facts) => writeMeant('region', finding, statement, facts),
    short: (finding, _, facts) => {
      const whole = String(finding.slots['whole']);
      return [correctValue(facts, whole, { at: finding, title: `Write out \`${whole}\``, safety: 'safe' })];
    },
    unfilled: (finding, _, facts) => offers(fillIn(facts, finding)),
    name: (finding, { statement }, facts) => referTo(String(finding.slots['resource']), finding, statement, facts),
  },
});

function writeMeant(
  defect: Exclude<ArnDefect, 'short'>,
  finding: ReportedFinding,
  statement: Statement,
  facts: Facts,
): readonly (Fix | Declined)[] {
  const written = String(finding.slots['arn']);
  const meant = meantArn(written, defect, statement);
  return meant === null ? [] : [writeArn(facts, meant, finding, written)];
}

/** Of a bucket named for what is done to objects, the objects; a bucket named for both stands for one thing of two. */
function referTo(id: string, finding: ReportedFinding, statement: Statement, facts: Facts): readonly (Fix | Declined)[] {
  const items = statement.resource?.items ?? [];
  const item = items.find(({ at }) => at?.end === finding.end);
  const isWhole = item?.text.length === 1;
  const title = `Write the ARN of \`${id}\``;
  switch (facts.template?.resource(id)?.type) {
    case 'AWS::Logs::LogGroup':
      return isWhole
        ? [referToArn(facts, id, finding)]
        : [decline(title, 'The ARN of a log group has `:*` at its end, which belongs behind a name.')];
    case 'AWS::S3::Bucket': {
      const kinds = new Set(isWhole ? listedActions(statement).map(({ record }) => kindOf(record.resourceTypes)) : []);
      if (kinds.has('object') && kinds.has('bucket') && items.length === 1) {
        return [decline(title, 'Some of the actions are for the bucket, others for its objects, so that both have to be named.')];
      }
      return [referToArn(facts, id, finding, kinds.has('object') && !kinds.has('bucket') ? '/*' : '')];
    }
    default:
      return [referToArn(facts, id, finding)];
  }
}

function kindOf(types: readonly { readonly name: string }[]): 'bucket' | 'object' | null {
  const names = types.map(({ name }) => name);
  return names.includes('bucket') ? 'bucket' : names.includes('object') ? 'object' : null;
}
