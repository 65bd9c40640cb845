/** A condition that names a source, but not its account. */
import { allowedPrincipals } from '../../analysis/caller.js';
import { isOpenPart, readArn } from '../../iam/arn.js';
import { testsOn } from '../../iam/condition/key-test.js';
import { narrowingOf } from '../../iam/condition/narrowing.js';
import { knownText, type PartialText } from '../../iam/partial-text.js';
import type { ConditionTest, Item, Statement } from '../../iam/policy.js';
import type { Pattern } from '../../iam/pattern.js';
import { pairCaller, pairSource } from '../../repair/policy/tie-to-source.js';
import { defineRule } from '../rule.js';

export const unpairedConditionKeys = defineRule({
  id: 'policy/unpaired-condition-keys',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A condition names a source whose ARN has no account, and does not test its account.',
  why: 'The ARN of a bucket says nothing about its owner. Once the bucket is deleted, anybody may create one of that name, and the service then acts for them.',
  remedy: 'Require `aws:SourceAccount` as well as `aws:SourceArn`; for a Lambda permission set `SourceAccount`.',
  references: [
    { title: 'The confused deputy problem', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html' },
    {
      title: 'AWS::Lambda::Permission',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html',
    },
  ],
  messages: {
    unpaired: { severity: 'warning', text: 'Policy `{policy}` tests for a source whose ARN has no account, but not for the account.' },
  },

  subject: 'statement',
  check({ statement, site, at, when }, report) {
    const { condition } = statement;
    if (condition?.complete !== true || !admitsService(statement) || pairs.some((key) => testsOn(condition, key).length > 0)) return;
    const isBucket = site.owner?.type === 'AWS::Lambda::Permission' && admits(statement, 's3.amazonaws.com');
    const { limits } = narrowingOf(statement);
    // A pattern that any source matches is reported by `admin/confused-deputy`.
    const named = testsOn(condition, 'aws:SourceArn').filter(
      (each) => each.operator?.ifExists === true || limits.some(({ test, scope }) => test === each && scope !== 'open'),
    );
    for (const item of sourcesWithoutAccount(named, isBucket)) {
      report('unpaired', item.at ?? at, { slots: { policy: site.name }, when: [...when, ...item.when] });
    }
  },

  fixes: {
    unpaired: (finding, { statement, site }, facts) => {
      if (site.owner?.type === 'AWS::Lambda::Permission') return pairCaller(facts, site.owner, finding);
      const services = allowedPrincipals(statement).map(({ parsed }) => (parsed.kind === 'service' ? knownText(parsed.name) : null) ?? '');
      return pairSource(facts, statement, finding, services);
    },
  },
});

/** Keys that say whose the source is. */
const pairs = ['aws:SourceAccount', 'aws:SourceOwner', 'aws:SourceOrgID', 'aws:SourceOrgPaths'] as const;

/** Whether a service has access by its name, or among everybody. */
function admitsService(statement: Statement): boolean {
  return allowedPrincipals(statement).some(({ parsed }) => parsed.kind === 'service' || parsed.kind === 'anyone');
}

function admits(statement: Statement, service: string): boolean {
  return allowedPrincipals(statement).some(({ parsed }) => parsed.kind === 'service' && knownText(parsed.name) === service);
}

/** When S3 calls, the source is a bucket, whatever its ARN is filled with. */
function sourcesWithoutAccount(tests: readonly ConditionTest[], isBucket: boolean): readonly Item<Pattern>[] {
  return tests
    .filter(({ operator }) => operator?.negated === false && operator.family !== 'null')
    .flatMap(({ values }) => values.filter(({ text }) => isBucket || leavesAccountOut(text)));
}

function leavesAccountOut(text: PartialText): boolean {
  const arn = readArn(text);
  return arn !== null && isOpenPart(arn.account);
}
