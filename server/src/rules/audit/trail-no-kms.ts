/** A trail whose log files are not encrypted with a customer managed key. */
import { bucketRefusingKeys } from '../../analysis/audit/trail-bucket.js';
import { refersToNothing } from '../../analysis/switch.js';
import { encryptTrail } from '../../repair/audit/encrypt-trail.js';
import { defineRule } from '../rule.js';

export const trailNoKms = defineRule({
  id: 'audit/trail-no-kms',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A CloudTrail trail is not encrypted with a KMS key.',
  why: 'With a customer managed key, reading the log takes a permission on the key as well as on the bucket, and every use of the key is recorded in turn.',
  remedy: 'Set `KMSKeyId` to a key whose policy lets CloudTrail encrypt and only auditors decrypt.',
  references: [
    {
      title: 'Encrypting CloudTrail log files with AWS KMS keys',
      url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html',
    },
    {
      title: 'AWS::CloudTrail::Trail',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudtrail-trail.html',
    },
  ],
  messages: {
    bare: {
      severity: 'information',
      text: 'Trail `{trail}` names no KMS key, so everybody who can read the bucket can read its log files.',
    },
  },

  subject: 'resource',
  types: ['AWS::CloudTrail::Trail'],
  check(trail, report) {
    for (const { at, when } of refersToNothing(trail, 'KMSKeyId')) report('bare', at, { slots: { trail: trail.id }, when });
  },

  fixes: {
    bare: (_, trail, facts) => [encryptTrail(facts, trail, bucketRefusingKeys(trail, facts.template, facts.statements))],
  },
});
