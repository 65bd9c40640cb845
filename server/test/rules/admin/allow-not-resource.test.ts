import { allowNotResource } from '../../../src/rules/admin/allow-not-resource.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

testRule(allowNotResource, {
  valid: [
    { name: 'a guard that denies', text: group("- Effect: Deny\n  Action: s3:*\n  NotResource: arn:aws:s3:::logs/*\n") },
    { name: 'no resources at all', text: group('- Effect: Allow\n  Action: s3:GetObject\n') },
    { name: 'a list of resources', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::logs/*\n") },
    { name: 'an effect that is not known', unknown: true, text: group("- Effect: !Ref Given\n  Action: s3:*\n  NotResource: arn:aws:s3:::logs/*\n", parameter) },
    { name: 'messages to phones, which have no ARN', text: group("- Effect: Allow\n  Action: [sns:Publish, 'sns:CheckIfPhoneNumberIsOptedOut']\n  NotResource: 'arn:aws:sns:*:*:*'\n") },
    { name: 'keys of a service that makes queues', text: group("- Effect: Allow\n  Action: [kms:Decrypt, 'kms:GenerateDataKey*']\n  NotResource: 'arn:aws:kms:*:111122223333:key/*'\n  Condition: { StringLike: { 'kms:ViaService': [sqs.eu-west-1.amazonaws.com] } }\n") },
    { name: 'a policy of an endpoint', text: "Resources:\n  Endpoint:\n    Type: AWS::EC2::VPCEndpoint\n    Properties:\n      VpcId: vpc-1\n      ServiceName: com.amazonaws.eu-west-1.s3\n      PolicyDocument:\n        Statement: { Effect: Allow, Principal: '*', Action: 's3:*', NotResource: 'arn:aws:s3:::logs/*' }\n" },
  ],
  invalid: [
    { name: 'everything but everything', text: group("- Effect: Allow\n  Action: s3:*\n  «NotResource»: '*'\n"), expect: ['nothing'] },
    { name: 'everything but one bucket', text: group("- Effect: Allow\n  Action: s3:*\n  «NotResource»: arn:aws:s3:::payroll/*\n"), expect: ['power'], about: ['Operators'], says: ['allows all of `s3:*` on every resource but the one it lists'] },
    { name: 'every action, everywhere but one bucket', text: group("- Effect: Allow\n  Action: ['s3:GetObject', '*']\n  «NotResource»: arn:aws:s3:::payroll/*\n"), expect: ['power'], says: ['allows every action on every resource but the one it lists'] },
    { name: 'all of IAM, everywhere but on all of IAM', text: group("- Effect: Allow\n  Action: iam:*\n  «NotResource»: ['arn:aws:iam::*:*']\n"), expect: ['everywhereElse'] },
    { name: 'everything but IAM, everywhere but one bucket', text: group("- Effect: Allow\n  NotAction: iam:*\n  «NotResource»: arn:aws:s3:::payroll/*\n"), expect: ['everywhereElse'] },
    { name: 'actions that are not known, everywhere but one topic', text: group("- Effect: Allow\n  Action: !Ref Given\n  «NotResource»: 'arn:aws:sns:*:*:*'\n", parameter), expect: ['everywhereElse'] },
    { name: 'messages to phones beside what a wildcard covers', text: group("- Effect: Allow\n  Action: [sns:Publish, 'sns:List*']\n  «NotResource»: 'arn:aws:sns:*:*:*'\n"), expect: ['everywhereElse'] },
    { name: 'messages, but to topics under a condition', text: group("- Effect: Allow\n  Action: sns:Publish\n  «NotResource»: !If [Narrow, 'arn:aws:sns:*:*:*', 'arn:aws:sns:*:*:orders']\n", `${parameter}Conditions:\n  Narrow: !Equals [!Ref Given, narrow]\n`), expect: ['everywhereElse'] },
    { name: 'an action that nobody knows, but on topics', text: group("- Effect: Allow\n  Action: [sns:Publish, 'sns:NoSuchAction']\n  «NotResource»: 'arn:aws:sns:*:*:*'\n"), expect: ['everywhereElse'] },
    { name: 'a policy of a bucket', expect: ['everywhereElse'], about: ['Policy'],
      text: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: logs\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: { AWS: '111122223333' }\n            Action: s3:*\n            «NotResource»: arn:aws:s3:::logs/payroll/*\n" },
    { name: 'all of a service that holds little', text: group("- Effect: Allow\n  Action: sns:*\n  «NotResource»: 'arn:aws:sns:*:*:orders'\n"), expect: ['everywhereElse'] },
    { name: 'every action under a condition', expect: ['power'], when: ['Wide'], text: group("- Effect: Allow\n  Action: !If [Wide, '*', 'sns:Publish']\n  «NotResource»: arn:aws:s3:::payroll/*\n", `${parameter}Conditions:\n  Wide: !Equals [!Ref Given, wide]\n`) },
    { name: 'topics but those of one account', text: group("- Effect: Allow\n  Action: sns:Publish\n  «NotResource»: 'arn:aws:sns:*:111122223333:*'\n"), expect: ['everywhereElse'] },
    ...[
      ["[kms:Decrypt]\n  «NotResource»: 'arn:aws:kms:*:111122223333:key/*'", ''],
      ["[kms:Decrypt]\n  «NotResource»: 'arn:aws:kms:*:111122223333:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0'", 'sqs.eu-west-1.amazonaws.com'],
      ["[kms:Decrypt]\n  «NotResource»: 'arn:aws:kms:*:111122223333:key/*'", '*'],
      ["[kms:Decrypt, sqs:SendMessage]\n  «NotResource»: 'arn:aws:kms:*:111122223333:key/*'", 'sqs.eu-west-1.amazonaws.com'],
    ].map(([rest = '', service = '']) => ({ name: `keys, ${rest} by ${service}`, expect: ['everywhereElse'] as const,
      text: group(`- Effect: Allow\n  Action: ${rest}\n${service === '' ? '' : `  Condition: { StringLike: { 'kms:ViaService': '${service}' } }\n`}`) })),
    { name: 'messages to phones, and queues', text: group("- Effect: Allow\n  Action: [sns:Publish, sqs:SendMessage]\n  «NotResource»: 'arn:aws:sns:*:*:*'\n"), expect: ['everywhereElse'] },
    { name: 'some actions everywhere but one bucket', text: group("- Effect: Allow\n  Action: s3:Get*\n  «NotResource»: arn:aws:s3:::payroll/*\n"), expect: ['everywhereElse'] },
  ],
});
