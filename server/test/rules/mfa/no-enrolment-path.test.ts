import { noEnrolmentPath } from '../../../src/rules/mfa/no-enrolment-path.js';
import { indented, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const policy = (statement: string, above = '', type = 'AWS::IAM::ManagedPolicy'): string => `${above}Resources:
  Guard:
    Type: ${type}
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Deny
${indented(statement, 12)}`;

const without = "Resource: '*'\nCondition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n";
/** A policy in a file of its own. */
const file = (actions: string): string => `Version: '2012-10-17'
Statement:
  - Effect: Deny
${(actions + without).trimEnd().split('\n').map((line) => `    ${line}\n`).join('')}`;
const enrolment = "NotAction: ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'iam:ListMFADevices', 'iam:ResyncMFADevice', 'sts:GetSessionToken']\n";
const roles = `  Worker:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: [!Ref Guard]
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: 'sts:AssumeRole' }] }
`;

/** The exceptions that the fix writes, and those that it adds to others. */
const exceptions = `NotAction:
${['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'iam:GetMFADevice', 'iam:GetUser', 'iam:ListMFADevices', 'iam:ListVirtualMFADevices', 'iam:ResyncMFADevice', 'sts:GetSessionToken'].map((name) => `  - '${name}'\n`).join('')}`;

testRule(noEnrolmentPath, {
  valid: [
    { name: 'a way to enrol', text: policy(enrolment + without) },
    { name: 'a way by pattern', text: policy(`NotAction: ['iam:*MFADevice*', 'sts:GetSessionToken']\n${without}`) },
    { name: 'a guard of some actions', text: policy(`Action: 'ec2:TerminateInstances'\n${without}`) },
    { name: 'a guard of everything but oneself', text: policy("NotAction: 's3:*'\nNotResource: 'arn:aws:iam::*:user/${aws:username}'\nCondition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'a guard that never applies', text: policy("Action: '*'\nResource: '*'\nCondition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' }, 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a guard of one bucket', text: policy("Action: '*'\nResource: 'arn:aws:s3:::ledger/*'\nCondition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'a guard that holds for old sessions only', text: policy("Action: '*'\nResource: '*'\nCondition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' }, StringEquals: { 'aws:PrincipalTag/team': ledger } }\n") },
    { name: 'a guard rail of an organization, whose people may sign in elsewhere', text: policy(`Action: '*'\n${without}`, '', 'AWS::Organizations::Policy').replace('PolicyDocument', 'Type: SERVICE_CONTROL_POLICY\n      Content') },
    { name: 'a file that only denies, but not enrolling', text: file(enrolment) },
    { name: 'a guard of roles, which have no devices', text: policy(`Action: '*'\n${without}`) + roles },
    { name: 'an exception that is not known', unknown: true, text: policy(`NotAction: !Ref Given\n${without}`, parameter) },
    { name: 'what services do for a user', text: policy("Action: '*'\nResource: '*'\nCondition: { Bool: { 'aws:ViaAWSService': 'true' } }\n") },
    { name: 'a guard of everything but some resources', text: policy("Action: '*'\nNotResource: '*'\nCondition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
  ],
  invalid: [
    { name: 'a guard that compares the key as text', text: policy("Action: '*'\nResource: '*'\nCondition: { StringEquals: { 'aws:MultiFactorAuthPresent': 'false' } }\n").replace('Action', '«Action»'), expect: ['locked'], fixed: policy(`${exceptions}Resource: '*'\nCondition: { StringEquals: { 'aws:MultiFactorAuthPresent': 'false' } }\n`) },
    { name: 'everything denied', text: policy(`«Action»: '*'\n${without}`), expect: ['locked'], about: ['Guard'], says: ['`iam:EnableMFADevice`'], fixed: policy(exceptions + without) },
    { name: 'a file that only denies', text: file("«Action»: '*'\n"), expect: ['locked'], fixed: file(exceptions) },
    { name: 'a way to enrol and none to begin a session', text: policy(enrolment.replace("NotAction", '«NotAction»').replace(", 'sts:GetSessionToken'", '') + without), expect: ['session'], fixed: policy(enrolment.replace("'sts:GetSessionToken'", "'iam:GetMFADevice', 'iam:GetUser', 'iam:ListVirtualMFADevices', 'sts:GetSessionToken'") + without) },
    { name: 'a device that cannot be made', text: policy(`«NotAction»: ['iam:EnableMFADevice', 'iam:ListMFADevices', 'sts:GetSessionToken']\n${without}`), expect: ['locked'], says: ['`iam:CreateVirtualMFADevice`'], fixed: policy(`NotAction: ['iam:EnableMFADevice', 'iam:ListMFADevices', 'sts:GetSessionToken', 'iam:CreateVirtualMFADevice', 'iam:GetMFADevice', 'iam:GetUser', 'iam:ListVirtualMFADevices', 'iam:ResyncMFADevice']\n${without}`) },
    { name: 'calls through services let through', text: policy("«NotAction»: 'iam:ChangePassword'\nResource: '*'\nCondition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false', 'aws:ViaAWSService': 'false' } }\n"), expect: ['locked'], fixed: policy(`NotAction:\n  - 'iam:ChangePassword'\n${exceptions.replace('NotAction:\n', '')}Resource: '*'\nCondition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false', 'aws:ViaAWSService': 'false' } }\n`) },
    { name: 'the absence of the key', text: policy("«Action»: '*'\nResource: '*'\nCondition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['locked'], fixed: policy(`${exceptions}Resource: '*'\nCondition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n`) },
    { name: 'devices that cannot be listed', text: policy(`«NotAction»: ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'sts:GetSessionToken']\n${without}`), expect: ['locked'], says: ['`iam:ListMFADevices`'], fixed: policy(`NotAction: ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'sts:GetSessionToken', 'iam:GetMFADevice', 'iam:GetUser', 'iam:ListMFADevices', 'iam:ListVirtualMFADevices', 'iam:ResyncMFADevice']\n${without}`) },
    { name: 'everything denied to a role and to a group', expect: ['locked'],
      text: policy(`«Action»: '*'\n${without}`) + roles + '  Staff:\n    Type: AWS::IAM::Group\n    Properties:\n      ManagedPolicyArns: [!Ref Guard]\n',
      fixed: policy(exceptions + without) + roles + '  Staff:\n    Type: AWS::IAM::Group\n    Properties:\n      ManagedPolicyArns: [!Ref Guard]\n' },
    { name: 'all of IAM denied', text: policy(`«Action»: ['iam:*', 'ec2:*']\n${without}`), expect: ['locked'], declined: 'neither everything nor' },
  ],
});
