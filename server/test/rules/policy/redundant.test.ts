import { redundant } from '../../../src/rules/policy/redundant.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const defaults = "Parameters:\n  First: { Type: String, Default: '' }\n  Second: { Type: String, Default: '' }\n  Third: { Type: String, Default: s3:GetObject }\n";

testRule(redundant, {
  valid: [
    { name: 'a bucket and its objects', text: group("- Effect: Allow\n  Action: s3:*\n  Resource: [arn:aws:s3:::orders, arn:aws:s3:::orders/*]\n") },
    { name: 'resources of which one is a parameter', unknown: true, text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: [arn:aws:s3:::orders/*, !Sub 'arn:aws:s3:::${Given}/*']\n", parameter) },
    { name: 'resources that are alike by the defaults of parameters', text: group("- Effect: Allow\n  Action: ssm:GetParameter\n  Resource: [!Sub 'arn:aws:ssm:eu-west-1:111122223333:parameter/${First}', !Sub 'arn:aws:ssm:eu-west-1:111122223333:parameter/${Second}']\n", defaults) },
    { name: 'actions that are alike by the default of a parameter', text: group("- Effect: Allow\n  Action: [s3:GetObject, !Ref Third]\n  Resource: '*'\n", defaults) },
    { name: 'two actions', text: group("- Effect: Allow\n  Action: [s3:GetObject, s3:PutObject]\n  Resource: '*'\n") },
    { name: 'what is no action, which another rule reports', text: group("- Effect: Allow\n  Action: ['s3:*', s3:HeadBucket]\n  Resource: '*'\n") },
    { name: 'an action that is not known', unknown: true, text: group("- Effect: Allow\n  Action: [s3:GetObject, !Ref Given]\n  Resource: '*'\n", parameter) },
    { name: 'a policy template of SAM', text: 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Deploy:\n    Type: AWS::Serverless::Function\n    Properties:\n      Policies:\n        - CodeCommitCrudPolicy: {RepositoryName: code}\n        - CodeCommitReadPolicy: {RepositoryName: code}\n' },
    { name: 'a role beside its account', text: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - { Effect: Allow, Principal: { AWS: ['111122223333', 'arn:aws:iam::111122223333:role/read'] }, Action: s3:GetObject, Resource: 'arn:aws:s3:::orders/*' }\n" },
    { name: 'a service beside everybody', text: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - { Effect: Allow, Principal: { AWS: ['*'], Service: [cloudfront.amazonaws.com] }, Action: s3:GetObject, Resource: 'arn:aws:s3:::orders/*' }\n" },
    { name: 'the same for somebody else', text: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: s3:Get*, Resource: 'arn:aws:s3:::orders/*' }\n          - { Effect: Allow, Principal: { AWS: '444455556666' }, Action: s3:GetObject, Resource: 'arn:aws:s3:::orders/*' }\n" },
    { name: 'a wider statement under a condition', text: group("- Effect: Allow\n  Action: s3:*\n  Resource: '*'\n  Condition: { StringEquals: { aws:PrincipalOrgID: o-abc } }\n- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n") },
    { name: 'a wider statement of the other effect', text: group("- Effect: Deny\n  Action: s3:*\n  Resource: '*'\n- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n") },
    { name: 'wider actions on narrower resources', text: group("- Effect: Allow\n  Action: s3:*\n  Resource: arn:aws:s3:::orders/*\n- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n") },
    { name: 'a statement that is wider by the default of a parameter', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n- Effect: Allow\n  Action: !Ref Third\n  Resource: '*'\n", defaults) },
    { name: 'all but what another statement names', text: group("- Effect: Allow\n  NotAction: s3:GetObject\n  Resource: '*'\n- Effect: Allow\n  Action: s3:PutObject\n  Resource: '*'\n") },
  ],
  invalid: [
    { name: 'a covered action', text: group("- Effect: Allow\n  Action: ['s3:Get*', «s3:GetObject»]\n  Resource: '*'\n"), expect: ['covered'], about: ['Operators'], says: ['`s3:Get*`'],
      safe: true, fixed: group("- Effect: Allow\n  Action: ['s3:Get*']\n  Resource: '*'\n") },
    { name: 'a repeated action', text: group("- Effect: Allow\n  Action: [s3:GetObject, «S3:getobject»]\n  Resource: '*'\n"), expect: ['covered'], says: ['`S3:getobject` is listed twice.'],
      safe: true, fixed: group("- Effect: Allow\n  Action: [s3:GetObject]\n  Resource: '*'\n") },
    { name: 'a covered resource', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: ['arn:aws:s3:::orders/*', «'arn:aws:s3:::orders/2026/*'»]\n"), expect: ['resource'], says: ['`arn:aws:s3:::orders/*`'],
      safe: true, fixed: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: ['arn:aws:s3:::orders/*']\n") },
    { name: 'a repeated resource with what is filled in', expect: ['resource'],
      text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource:\n    - !Sub 'arn:${AWS::Partition}:s3:::${AWS::AccountId}/*' # all\n    - «!Sub 'arn:${AWS::Partition}:s3:::${AWS::AccountId}/*'»\n"),
      safe: true, fixed: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource:\n    - !Sub 'arn:${AWS::Partition}:s3:::${AWS::AccountId}/*' # all\n") },
    { name: 'an action in lines, with what is said of it', text: group("- Effect: Deny\n  NotAction:\n    # all of it\n    - s3:*\n    - «s3:GetObject»\n    - sqs:*\n  Resource: '*'\n"), expect: ['covered'],
      safe: true, fixed: group("- Effect: Deny\n  NotAction:\n    # all of it\n    - s3:*\n    - sqs:*\n  Resource: '*'\n") },
    { name: 'an account in two spellings', expect: ['principal'], says: ['`111122223333`'],
      text: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - { Effect: Allow, Principal: { AWS: ['111122223333', «'arn:aws:iam::111122223333:root'»] }, Action: s3:GetObject, Resource: 'arn:aws:s3:::orders/*' }\n" },
    { name: 'a role beside everybody', text: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - { Effect: Allow, Principal: { AWS: [«'arn:aws:iam::111122223333:role/read'», '*'] }, Action: s3:GetObject, Resource: 'arn:aws:s3:::orders/*' }\n", expect: ['principal'] },
    { name: 'a service twice', text: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - { Effect: Allow, Principal: { Service: [cloudfront.amazonaws.com, «cloudfront.amazonaws.com»] }, Action: s3:GetObject, Resource: 'arn:aws:s3:::orders/*' }\n", expect: ['principal'] },
    { name: 'a covered statement', expect: ['statement'], about: ['Operators'], related: ['This statement says it too.'],
      text: group("- «Effect: Allow\n  Action: s3:GetObject\n  Resource: ['arn:aws:s3:::orders/a/*', 'arn:aws:s3:::orders/b/*']»\n- Effect: Allow\n  Action: ['s3:Get*', sqs:SendMessage]\n  Resource: 'arn:aws:s3:::orders/*'\n"),
      fixed: group("- Effect: Allow\n  Action: ['s3:Get*', sqs:SendMessage]\n  Resource: 'arn:aws:s3:::orders/*'\n") },
    { name: 'a covered statement under a condition', text: group("- Effect: Deny\n  Action: s3:*\n  Resource: '*'\n- «Effect: Deny\n  Action: s3:DeleteObject\n  Resource: '*'\n  Condition: { StringEquals: { aws:PrincipalOrgID: o-abc } }»\n"), expect: ['statement'], related: ['This statement says it too.'],
      fixed: group("- Effect: Deny\n  Action: s3:*\n  Resource: '*'\n") },
    { name: 'a statement three times, reported once', expect: ['statement'], related: ['This statement says it too.', 'This statement is covered too.'],
      text: group("- Effect: Allow\n  Action: sqs:*\n  Resource: '*'\n- «Effect: Allow\n  Action: sqs:SendMessage\n  Resource: '*'»\n- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: '*'\n"),
      fixed: group("- Effect: Allow\n  Action: sqs:*\n  Resource: '*'\n- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n") },
    { name: 'a statement twice', text: group("- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: '*'\n- «Effect: Allow\n  Action: SQS:SendMessage\n  Resource: '*'»\n"), expect: ['statement'], related: ['This statement says it too.'],
      fixed: group("- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: '*'\n") },
  ],
});
