import { permissionsManagement } from '../../../src/rules/admin/permissions-management.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

testRule(permissionsManagement, {
  valid: [
    { name: 'entering databases', text: group("- Effect: Allow\n  Action: rds-db:connect\n  Resource: '*'\n") },
    { name: 'what makes its holder an administrator, which another rule reports', text: group("- Effect: Allow\n  Action: [iam:UpdateAssumeRolePolicy, 'iam:Attach*']\n  Resource: '*'\n") },
    { name: 'what the policy denies again on all but one bucket', text: group("- Effect: Allow\n  Action: s3:PutBucketPolicy\n  Resource: '*'\n- Effect: Deny\n  Action: s3:Put*\n  NotResource: 'arn:aws:s3:::logs'\n") },
    { name: 'what the policy denies again', text: group("- Effect: Allow\n  Action: s3:PutBucketPolicy\n  Resource: '*'\n- Effect: Deny\n  Action: s3:*\n  Resource: '*'\n") },
    { name: 'what the boundary does not let through', text: `Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      PermissionsBoundary: arn:aws:iam::aws:policy/ReadOnlyAccess
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }
      Policies:
        - PolicyName: work
          PolicyDocument:
            Version: '2012-10-17'
            Statement: { Effect: Allow, Action: s3:PutBucketPolicy, Resource: '*' }
` },
    { name: 'policies of roles, denied without a boundary', text: group("- Effect: Allow\n  Action: [iam:PutRolePolicy, iam:AttachRolePolicy]\n  Resource: '*'\n- Effect: Deny\n  Action: iam:*\n  Resource: '*'\n  Condition: { ArnNotEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/limit' } }\n") },
    { name: 'a named resource', text: group("- Effect: Allow\n  Action: s3:PutBucketPolicy\n  Resource: arn:aws:s3:::orders\n") },
    { name: 'a denial', text: group("- Effect: Deny\n  Action: s3:PutBucketPolicy\n  Resource: '*'\n") },
    { name: 'a condition that says which buckets', text: group("- Effect: Allow\n  Action: s3:PutBucketPolicy\n  Resource: '*'\n  Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } }\n") },
    { name: 'a whole service beside it, which is reported as that', text: group("- Effect: Allow\n  Action: [s3:PutBucketPolicy, 'sqs:*']\n  Resource: '*'\n") },
    { name: 'reading', text: group("- Effect: Allow\n  Action: s3:GetBucketPolicy\n  Resource: '*'\n") },
    { name: 'an action that is not known', unknown: true, text: group("- Effect: Allow\n  Action: !Ref Given\n  Resource: '*'\n", parameter) },
    { name: 'actions of consoles that AWS counts among them', text: group("- Effect: Allow\n  Action: 'glue:Get*'\n  Resource: '*'\n") },
    { name: 'reading that AWS counts among them', text: group("- Effect: Allow\n  Action: [fsx:GetResourcePolicy, glue:ListEntities, secretsmanager:ValidateResourcePolicy, quicksight:DescribeTopicPermissions]\n  Resource: '*'\n") },
    { name: 'taking away alone', text: group("- Effect: Allow\n  Action: [logs:DeleteResourcePolicy, iam:DeleteAccountPasswordPolicy]\n  Resource: '*'\n") },
    { name: 'who may write logs, which only services of AWS can', text: group("- Effect: Allow\n  Action: [logs:CreateLogDelivery, logs:PutResourcePolicy]\n  Resource: '*'\n") },
    { name: 'a block of public access', text: group("- Effect: Allow\n  Action: s3:PutAccountPublicAccessBlock\n  Resource: '*'\n") },
  ],
  invalid: [
    { name: 'the policy of every bucket, in whatever partition', text: group("- Effect: Allow\n  Action: «s3:PutBucketPolicy»\n  Resource: !Sub 'arn:${AWS::Partition}:s3:::*'\n"), expect: ['permissions'] },
    { name: 'what the policy denies under a condition', text: group("- Effect: Allow\n  Action: «s3:PutBucketPolicy»\n  Resource: '*'\n- Effect: Deny\n  Action: s3:*\n  Resource: '*'\n  Condition: { Bool: { 'aws:SecureTransport': 'false' } }\n"), expect: ['permissions'] },
    { name: 'the policy of every bucket', text: group("- Effect: Allow\n  Action: [s3:GetObject, «s3:PutBucketPolicy»]\n  Resource: '*'\n"), expect: ['permissions'], about: ['Operators'], says: ['`s3:PutBucketPolicy`'] },
    { name: 'policies of identities that are taken off', text: group("- Effect: Allow\n  Action: «iam:DeleteUserPolicy»\n  Resource: '*'\n"), expect: ['permissions'] },
    { name: 'an action that knows no resource', text: group("- Effect: Allow\n  Action: [ce:GetCostAndUsage, «ram:EnableSharingWithAwsOrganization»]\n  Resource: '*'\n"), expect: ['permissions'] },
    { name: 'what one of two holders may do without a boundary', expect: ['permissions'], about: ['Shared'],
      text: `Resources:
  Shared:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Action: «s3:PutBucketPolicy», Resource: '*' }
  Bound:
    Type: AWS::IAM::User
    Properties:
      ManagedPolicyArns: [!Ref Shared]
      Policies:
        - PolicyName: guard
          PolicyDocument:
            Version: '2012-10-17'
            Statement: { Effect: Deny, Action: s3:PutBucketPolicy, Resource: '*', Condition: { StringNotEquals: { 'aws:RequestedRegion': eu-west-1, 'aws:ResourceTag/team': shop } } }
  Free:
    Type: AWS::IAM::User
    Properties:
      ManagedPolicyArns: [!Ref Shared]
` },
    { name: 'grants of a data lake', text: group("- Effect: Allow\n  Action: [lakeformation:RevokePermissions, «lakeformation:GrantPermissions», lakeformation:PutDataLakeSettings]\n  Resource: '*'\n"), expect: ['permissions'], says: ['and 1 other action'] },
    { name: 'the policy of every stream, which AWS counts as writing', text: group("- Effect: Allow\n  Action: «kinesis:PutResourcePolicy»\n  Resource: '*'\n"), expect: ['permissions'] },
    { name: 'a wildcard that covers such actions', text: group("- Effect: Allow\n  Action: «sns:Add*»\n  Resource: '*'\n"), expect: ['permissions'] },
    ...['lambda:AddPermission', 's3:PutBucketAcl', 'kms:CreateGrant', 'iam:DeleteRolePolicy'].map((action) => (
      { name: `who may use it: ${action}`, text: group(`- Effect: Allow\n  Action: «${action}»\n  Resource: '*'\n`), expect: ['permissions'] as const })),
  ],
});
