import { sid } from '../../../src/rules/policy/sid.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const branches = `${parameter}Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n  IsAudited: !Equals [!Ref AWS::Region, eu-west-1]\n`;

testRule(sid, {
  valid: [
    { name: 'an id of its own', text: group("- Sid: ReadOrders\n  Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n") },
    { name: 'an id that is not known', unknown: true, text: group("- Sid: !Ref Given\n  Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n", parameter) },
    { name: 'the same id in both branches of a condition', text: group("- !If [IsProd, { Sid: Read, Effect: Allow, Action: s3:GetObject, Resource: '*' }, !Ref AWS::NoValue]\n- !If [IsProd, !Ref AWS::NoValue, { Sid: Read, Effect: Allow, Action: s3:ListBucket, Resource: '*' }]\n", branches) },
    { name: 'blanks in the policy of a bucket', text: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Sid: read the orders, Effect: Allow, Principal: { AWS: '111122223333' }, Action: s3:GetObject, Resource: 'arn:aws:s3:::orders/*' }\n" },
  ],
  invalid: [
    { name: 'a hyphen', text: group("- Sid: «read-orders»\n  Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n"), expect: ['invalid'], about: ['Operators'],
      fixed: group("- Sid: ReadOrders\n  Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n") },
    { name: 'a hyphen, where another statement has the id without', text: group("- Sid: «read-orders»\n  Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n- Sid: ReadOrders\n  Effect: Allow\n  Action: s3:ListBucket\n  Resource: '*'\n"), expect: ['invalid'] },
    { name: 'empty ids, each by itself', text: group("- Sid: «''»\n  Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n- Sid: «''»\n  Effect: Allow\n  Action: s3:ListBucket\n  Resource: '*'\n"), expect: ['empty', 'empty'], safe: true,
      fixed: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n- Sid: ''\n  Effect: Allow\n  Action: s3:ListBucket\n  Resource: '*'\n") },
    { name: 'the same id twice', text: group("- Sid: Read\n  Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n- Sid: «Read»\n  Effect: Allow\n  Action: s3:ListBucket\n  Resource: '*'\n"), related: ['This statement has the same `Sid`.'], expect: ['twice'],
      fixed: group("- Sid: Read\n  Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n- Sid: Read2\n  Effect: Allow\n  Action: s3:ListBucket\n  Resource: '*'\n") },
    { name: 'the same id three times, where the next number is taken', related: ['This statement has the same `Sid`.', 'This statement has the same `Sid`.'], expect: ['twice', 'twice'],
      text: group("- Sid: Read\n  Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n- Sid: Read2\n  Effect: Allow\n  Action: s3:GetObjectVersion\n  Resource: '*'\n- Sid: «Read»\n  Effect: Allow\n  Action: s3:ListBucket\n  Resource: '*'\n- Sid: «Read»\n  Effect: Allow\n  Action: s3:ListAllMyBuckets\n  Resource: '*'\n"),
      fixed: group("- Sid: Read\n  Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n- Sid: Read2\n  Effect: Allow\n  Action: s3:GetObjectVersion\n  Resource: '*'\n- Sid: Read3\n  Effect: Allow\n  Action: s3:ListBucket\n  Resource: '*'\n- Sid: Read\n  Effect: Allow\n  Action: s3:ListAllMyBuckets\n  Resource: '*'\n") },
    { name: 'the same id twice, under two conditions', expect: ['twice'], when: ['IsProd && IsAudited'], related: ['This statement has the same `Sid`.'],
      text: group("- !If [IsProd, { Sid: Read, Effect: Allow, Action: s3:GetObject, Resource: '*' }, !Ref AWS::NoValue]\n- !If [IsAudited, { Sid: «Read», Effect: Allow, Action: s3:ListBucket, Resource: '*' }, !Ref AWS::NoValue]\n", branches),
      fixed: group("- !If [IsProd, { Sid: Read, Effect: Allow, Action: s3:GetObject, Resource: '*' }, !Ref AWS::NoValue]\n- !If [IsAudited, { Sid: Read2, Effect: Allow, Action: s3:ListBucket, Resource: '*' }, !Ref AWS::NoValue]\n", branches) },
    { name: 'the same id twice in a service control policy', expect: ['refused'], related: ['This statement has the same `Sid`.'], about: ['Guard'],
      text: "Resources:\n  Guard:\n    Type: AWS::Organizations::Policy\n    Properties:\n      Name: guard\n      Type: SERVICE_CONTROL_POLICY\n      Content:\n        Version: '2012-10-17'\n        Statement:\n          - { Sid: Keep, Effect: Deny, Action: 'cloudtrail:StopLogging', Resource: '*' }\n          - { Sid: «Keep», Effect: Deny, Action: 'cloudtrail:DeleteTrail', Resource: '*' }\n",
      fixed: "Resources:\n  Guard:\n    Type: AWS::Organizations::Policy\n    Properties:\n      Name: guard\n      Type: SERVICE_CONTROL_POLICY\n      Content:\n        Version: '2012-10-17'\n        Statement:\n          - { Sid: Keep, Effect: Deny, Action: 'cloudtrail:StopLogging', Resource: '*' }\n          - { Sid: Keep2, Effect: Deny, Action: 'cloudtrail:DeleteTrail', Resource: '*' }\n" },
    { name: 'a blank in the policy of a boundary', expect: ['invalid'], about: ['Limit'],
      text: "Resources:\n  Limit:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Sid: «all of it», Effect: Allow, Action: '*', Resource: '*' }\n  Worker:\n    Type: AWS::IAM::User\n    Properties:\n      PermissionsBoundary: !Ref Limit\n",
      fixed: "Resources:\n  Limit:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Sid: AllOfIt, Effect: Allow, Action: '*', Resource: '*' }\n  Worker:\n    Type: AWS::IAM::User\n    Properties:\n      PermissionsBoundary: !Ref Limit\n" },
  ],
});
