import { deactivationGrant } from '../../../src/rules/mfa/deactivation-grant.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const every = "- Effect: Allow\n  Action: iam:DeactivateMFADevice\n  Resource: '*'\n";
const marked = every.replace('iam:DeactivateMFADevice', '«iam:DeactivateMFADevice»');
const denial = "- Effect: Deny\n  Action: iam:*MFADevice\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n";
const guard = (attached: string): string => `  Guard:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      ${attached}
      PolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Deny, NotAction: 'iam:EnableMFADevice', Resource: '*', Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }]
`;

const named = every.replace("'*'", '!Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:user/*');
const asked = '  Condition:\n    Bool:\n      aws:MultiFactorAuthPresent: \'true\'\n';

const elsewhere = (statement: string, attached: string): string => `Resources:
  HelpDesk:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: help-desk
      ${attached}
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
${statement.replaceAll(/^(?=.)/gm, '          ')}`;

testRule(deactivationGrant, {
  valid: [
    { name: 'all of IAM on roles', text: group("- Effect: Allow\n  Action: iam:*\n  Resource: 'arn:aws:iam::111122223333:role/*'\n") },
    { name: 'the own device, beside virtual devices', text: group("- Effect: Allow\n  Action: [iam:DeactivateMFADevice, iam:EnableMFADevice, iam:CreateVirtualMFADevice]\n  Resource: ['arn:aws:iam::*:user/${aws:username}', 'arn:aws:iam::*:mfa/*']\n") },
    { name: 'the own device', text: group("- Effect: Allow\n  Action: iam:DeactivateMFADevice\n  Resource: 'arn:aws:iam::*:user/${aws:username}'\n") },
    { name: 'a condition on MFA', text: group("- Effect: Allow\n  Action: iam:DeactivateMFADevice\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'an administrator, who is reported as that', text: group("- Effect: Allow\n  Action: [iam:DeactivateMFADevice, '*']\n  Resource: '*'\n") },
    { name: 'registering a device in the directory of IAM Identity Center', text: group("- Effect: Allow\n  Action: [sso-directory:StartVirtualMfaDeviceRegistration, sso-directory:UpdateMfaDeviceForUser]\n  Resource: '*'\n") },
    { name: 'one user', text: group("- Effect: Allow\n  Action: iam:DeactivateMFADevice\n  Resource: 'arn:aws:iam::111122223333:user/ann'\n") },
    { name: 'a denial without MFA beside it', text: group(`${every}${denial}`) },
    { name: 'a denial without MFA in another policy of the same group', text: group(every) + guard('Groups: [!Ref Operators]') },
    { name: 'an action that is not known', unknown: true, text: group("- Effect: Allow\n  Action: !Ref Given\n  Resource: '*'\n", parameter) },
  ],
  invalid: [
    { name: 'a denial without MFA of something else', text: group(marked + denial.replace('iam:*MFADevice', 's3:*')), expect: ['others'], fixed: group(named + asked.replace('aws:MultiFactorAuthPresent', "'aws:MultiFactorAuthPresent'") + denial.replace('iam:*MFADevice', 's3:*')) },
    { name: 'a denial without MFA for another group', text: group(marked) + guard('Groups: [Others]'), expect: ['others'], fixed: group(named + asked.replace('aws:MultiFactorAuthPresent', "'aws:MultiFactorAuthPresent'")) + guard('Groups: [Others]') },
    { name: 'every device', text: group("- Effect: Allow\n  Action: «iam:DeactivateMFADevice»\n  Resource: '*'\n"), expect: ['others'], about: ['Operators'], fixed: group(named + asked), left: ['needs a device too'] },
    { name: 'every virtual device', text: group("- Effect: Allow\n  Action: «iam:DeleteVirtualMFADevice»\n  Resource: 'arn:aws:iam::*:mfa/*'\n"), expect: ['others'], says: ['`iam:DeleteVirtualMFADevice`'], fixed: group(`- Effect: Allow\n  Action: iam:DeleteVirtualMFADevice\n  Resource: 'arn:aws:iam::*:mfa/*'\n${asked}`) },
    { name: 'every device, from one network', text: group("- Effect: Allow\n  Action: «iam:DeactivateMFADevice»\n  Resource: '*'\n  Condition: { IpAddress: { 'aws:SourceIp': 192.0.2.0/24 } }\n"), expect: ['others'], fixed: group(named + "  Condition: { IpAddress: { 'aws:SourceIp': 192.0.2.0/24 }, Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a wildcard that covers it', text: group("- Effect: Allow\n  Action: «'iam:D*MFADevice'»\n  Resource: 'arn:aws:iam::111122223333:user/*'\n"), expect: ['others'], fixed: group(`- Effect: Allow\n  Action: 'iam:D*MFADevice'\n  Resource: 'arn:aws:iam::111122223333:user/*'\n${asked}`) },
    { name: 'every device in the directory of IAM Identity Center', text: group("- Effect: Allow\n  Action: «sso-directory:DeleteMfaDeviceForUser»\n  Resource: '*'\n"), expect: ['others'], says: ['`sso-directory:DeleteMfaDeviceForUser`'] },
    { name: 'every device, and enrolment', text: group("- Effect: Allow\n  Action: [«iam:DeactivateMFADevice», iam:EnableMFADevice]\n  Resource: '*'\n"), expect: ['others'],
      fixed: group(named.replace('iam:DeactivateMFADevice', '[iam:DeactivateMFADevice, iam:EnableMFADevice]') + asked), left: ['needs a device too', 'their own first device'] },
    { name: 'every device, virtual or not', text: group("- Effect: Allow\n  Action: [«iam:DeactivateMFADevice», iam:DeleteVirtualMFADevice]\n  Resource: '*'\n"), expect: ['others'],
      fixed: group(`- Effect: Allow\n  Action: [iam:DeactivateMFADevice, iam:DeleteVirtualMFADevice]\n  Resource:\n    - !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:mfa/*\n    - !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:user/*\n${asked}`) },
    { name: 'every device, and the list of them', text: group("- Effect: Allow\n  Action: [«iam:DeactivateMFADevice», iam:ListVirtualMFADevices]\n  Resource: '*'\n"), expect: ['others'] },
    { name: 'every device among other things', text: group("- Effect: Allow\n  Action: [«iam:DeactivateMFADevice», iam:ListUsers]\n  Resource: '*'\n"), expect: ['others'] },
    { name: 'every device, for a group elsewhere', text: elsewhere(marked, 'Groups: [helpdesk]'), expect: ['others'], fixed: elsewhere(named + asked, 'Groups: [helpdesk]') },
    { name: 'every device, for a role elsewhere', text: elsewhere(marked, 'Roles: [helpdesk]'), expect: ['others'] },
    { name: 'every device, for a role', text: group(marked).replace('AWS::IAM::Group', 'AWS::IAM::Role'), expect: ['others'] },
  ],
});
