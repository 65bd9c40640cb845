import { allowNotAction } from '../../../src/rules/admin/allow-not-action.js';
import { group, parameter, trust } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const narrow = `${parameter}Conditions:\n  Narrow: !Equals [!Ref Given, narrow]\n`;

testRule(allowNotAction, {
  valid: [
    { name: 'a guard that denies', text: group("- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n") },
    { name: 'no actions at all', text: group("- Effect: Allow\n  Resource: '*'\n") },
    { name: 'a list of actions', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n") },
    { name: 'an effect that is not known', unknown: true, text: group("- Effect: !Ref Given\n  NotAction: iam:*\n  Resource: '*'\n", parameter) },
    { name: 'a boundary', text: `Resources:\n  Limit:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, NotAction: 'iam:*', Resource: '*' }\n  Worker:\n    Type: AWS::IAM::User\n    Properties:\n      PermissionsBoundary: !Ref Limit\n` },
    { name: 'a policy of an endpoint', text: "Resources:\n  Endpoint:\n    Type: AWS::EC2::VPCEndpoint\n    Properties:\n      VpcId: vpc-1\n      ServiceName: com.amazonaws.eu-west-1.s3\n      PolicyDocument:\n        Statement: { Effect: Allow, Principal: '*', NotAction: 's3:DeleteBucket', Resource: '*' }\n" },
    { name: 'a service control policy', text: "Resources:\n  Guard:\n    Type: AWS::Organizations::Policy\n    Properties:\n      Name: guard\n      Type: SERVICE_CONTROL_POLICY\n      TargetIds: [ou-1]\n      Content:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, NotAction: 'iam:*', Resource: '*' }\n" },
  ],
  invalid: [
    { name: 'everything but IAM', text: group("- Effect: Allow\n  «NotAction»: iam:*\n  Resource: '*'\n"), expect: ['everywhere'], about: ['Operators'] },
    { name: 'everything but two, in one bucket', text: group("- Effect: Allow\n  «NotAction»: [s3:DeleteObject, s3:DeleteBucket]\n  Resource: arn:aws:s3:::logs/*\n"), expect: ['narrow'], says: ['but the 2 it lists'] },
    { name: 'a trust policy, which names no resources', expect: ['open'], says: ['allows every action but the one it lists.'],
      text: trust('- Effect: Allow\n  Principal: { Service: ec2.amazonaws.com }\n  «NotAction»: sts:TagSession\n') },
    { name: 'a bucket policy', expect: ['narrow'], about: ['Policy'],
      text: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: logs\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: { AWS: '111122223333' }\n            «NotAction»: s3:DeleteObject\n            Resource: arn:aws:s3:::logs/*\n" },
    { name: 'everything but IAM, where a condition does not say what it is instead', expect: ['everywhere'], when: ['!Narrow'],
      text: group("- Effect: Allow\n  Action: !If [Narrow, s3:GetObject, !Ref AWS::NoValue]\n  «NotAction»: !If [Narrow, !Ref AWS::NoValue, 'iam:*']\n  Resource: '*'\n", narrow) },
    { name: 'every action but every action', text: group("- Effect: Allow\n  «NotAction»: '*'\n  Resource: '*'\n"), expect: ['nothing'] },
    { name: 'everything but two kinds of things', text: group("- Effect: Allow\n  «NotAction»: iam:*\n  NotResource: arn:aws:s3:::logs/*\n"), expect: ['everywhere'] },
  ],
});
