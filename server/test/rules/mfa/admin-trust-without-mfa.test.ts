import { adminTrustWithoutMfa } from '../../../src/rules/mfa/admin-trust-without-mfa.js';
import { testRule } from '../../support/test-rule.js';

const role = (principal: string, more = '', policy = 'arn:aws:iam::aws:policy/AdministratorAccess'): string => `Parameters:
  Given:
    Type: String
Resources:
  Admin:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: [${policy}]
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: ${principal}
            Action: sts:AssumeRole
${more}`;

const denial = (condition: string, action = 'sts:AssumeRole', principal = "'*'"): string =>
  `          - Effect: Deny\n            Principal: ${principal}\n            Action: ${action}\n            Condition: ${condition}\n`;

const mfa = "            Condition:\n              Bool:\n                aws:MultiFactorAuthPresent: 'true'\n";

/** Where other keys stand in quotes. */
const quoted = mfa.replace('aws:MultiFactorAuthPresent', "'aws:MultiFactorAuthPresent'");

testRule(adminTrustWithoutMfa, {
  valid: [
    { name: 'MFA', text: role('{ AWS: !Ref AWS::AccountId }', "            Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a test of MFA that the absent key passes, which another rule reports', text: role('{ AWS: !Ref AWS::AccountId }', "            Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a test of MFA that asks for the contrary, which another rule reports', text: role('{ AWS: !Ref AWS::AccountId }', "            Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'the age of a sign-in with MFA', text: role('{ AWS: !Ref AWS::AccountId }', "            Condition: { Null: { 'aws:MultiFactorAuthAge': 'false' } }\n") },
    { name: 'a denial without MFA', text: role("{ AWS: 'arn:aws:iam::111122223333:user/someone' }", denial("{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }")) },
    { name: 'a denial of old sign-ins, and of those without MFA', text: role('{ AWS: !Ref AWS::AccountId }', denial("{ NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } }")) },
    { name: 'a denial of those without an age of MFA', text: role('{ AWS: !Ref AWS::AccountId }', denial("{ Null: { 'aws:MultiFactorAuthAge': 'true' } }")) },
    { name: 'a denial for all but a role', text: role('{ AWS: !Ref AWS::AccountId }', denial("{ ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/deploy' } }")) },
    { name: 'another account of the organisation', text: role("{ AWS: '444455556666' }", "            Condition: { StringEquals: { 'aws:PrincipalOrgID': o-aa111bb222 } }\n") },
    { name: 'an address', text: role('{ AWS: !Ref AWS::AccountId }', "            Condition: { IpAddress: { 'aws:SourceIp': 198.51.100.0/24 } }\n") },
    { name: 'a service', text: role('{ Service: ec2.amazonaws.com }') },
    { name: 'a role that only reads', text: role('{ AWS: !Ref AWS::AccountId }', '', 'arn:aws:iam::aws:policy/ReadOnlyAccess') },
    { name: 'a role that may do all but change identities', text: role('{ AWS: !Ref AWS::AccountId }', '', 'arn:aws:iam::aws:policy/PowerUserAccess') },
    { name: 'a policy that is not known', unknown: true, text: role('{ AWS: !Ref AWS::AccountId }', '', '!Ref Given') },
    { name: 'the policy of a bucket', text: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { AWS: !Ref AWS::AccountId }, Action: 's3:*', Resource: 'arn:aws:s3:::orders/*' }\n" },
  ],
  invalid: [
    { name: 'a denial without MFA under another condition', expect: ['admin'],
      text: role("{ AWS: «'arn:aws:iam::111122223333:user/someone'» }", denial("{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' }, IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }")),
      fixed: role("{ AWS: 'arn:aws:iam::111122223333:user/someone' }", quoted + denial("{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' }, IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }")) },
    { name: 'a denial without MFA of naming the session alone', expect: ['admin'],
      text: role("{ AWS: «'arn:aws:iam::111122223333:user/someone'» }", denial("{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }", 'sts:TagSession')),
      fixed: role("{ AWS: 'arn:aws:iam::111122223333:user/someone' }", quoted + denial("{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }", 'sts:TagSession')) },
    { name: 'a denial without MFA for somebody else', expect: ['admin'],
      text: role("{ AWS: «'arn:aws:iam::111122223333:user/someone'» }", denial("{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }", 'sts:AssumeRole', "{ AWS: 'arn:aws:iam::111122223333:user/other' }")),
      fixed: role("{ AWS: 'arn:aws:iam::111122223333:user/someone' }", quoted + denial("{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }", 'sts:AssumeRole', "{ AWS: 'arn:aws:iam::111122223333:user/other' }")) },
    { name: 'the account', text: role('{ AWS: «!Ref AWS::AccountId» }'), expect: ['admin'], about: ['Admin'],
      fixed: role('{ AWS: !Ref AWS::AccountId }', mfa) },
    { name: 'the account in its organisation', expect: ['admin'], text: role('{ AWS: «!Ref AWS::AccountId» }', "            Condition: { StringEquals: { 'aws:PrincipalOrgID': o-aa111bb222 } }\n"),
      fixed: role('{ AWS: !Ref AWS::AccountId }', "            Condition: { StringEquals: { 'aws:PrincipalOrgID': o-aa111bb222 }, Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a user who may change all identities as that role', text: role("{ AWS: «'arn:aws:iam::111122223333:user/someone'» }", '', 'arn:aws:iam::aws:policy/IAMFullAccess'), expect: ['becomes'], about: ['Admin'],
      fixed: role("{ AWS: 'arn:aws:iam::111122223333:user/someone' }", mfa, 'arn:aws:iam::aws:policy/IAMFullAccess') },
    { name: 'a user', text: role("{ AWS: «'arn:aws:iam::111122223333:user/someone'» }"), expect: ['admin'],
      fixed: role("{ AWS: 'arn:aws:iam::111122223333:user/someone' }", mfa) },
    { name: 'one of two users that a condition chooses', text: role("{ AWS: !If [IsProd, «'arn:aws:iam::111122223333:user/someone'», !Ref AWS::NoValue] }").replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:'), expect: ['admin'], when: ['IsProd'],
      fixed: role("{ AWS: !If [IsProd, 'arn:aws:iam::111122223333:user/someone', !Ref AWS::NoValue] }", mfa).replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:') },
    { name: 'a role that is an administrator in one stage', expect: ['admin'], when: ['IsTest'],
      text: role("{ AWS: «'arn:aws:iam::111122223333:user/someone'» }", '', '!If [IsTest, arn:aws:iam::aws:policy/AdministratorAccess, arn:aws:iam::aws:policy/ReadOnlyAccess]').replace('Resources:', 'Conditions:\n  IsTest: !Equals [!Ref Given, test]\nResources:'),
      fixed: role("{ AWS: 'arn:aws:iam::111122223333:user/someone' }", mfa, '!If [IsTest, arn:aws:iam::aws:policy/AdministratorAccess, arn:aws:iam::aws:policy/ReadOnlyAccess]').replace('Resources:', 'Conditions:\n  IsTest: !Equals [!Ref Given, test]\nResources:') },
    { name: 'a denial without MFA in one stage', expect: ['admin'],
      text: role("{ AWS: «'arn:aws:iam::111122223333:user/someone'» }", `          - !If\n            - IsProd\n${denial("{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }").replace(/^ {10}/gm, '            ')}            - !Ref AWS::NoValue\n`)
        .replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:'),
      fixed: role("{ AWS: 'arn:aws:iam::111122223333:user/someone' }", `${quoted}          - !If\n            - IsProd\n${denial("{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }").replace(/^ {10}/gm, '            ')}            - !Ref AWS::NoValue\n`)
        .replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:') },
    { name: 'a denial without MFA for everybody else', expect: ['admin'],
      text: role("{ AWS: «'arn:aws:iam::111122223333:user/someone'» }", denial("{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }", 'sts:AssumeRole', "{ AWS: 'arn:aws:iam::111122223333:user/someone' }").replace('Principal', 'NotPrincipal')),
      fixed: role("{ AWS: 'arn:aws:iam::111122223333:user/someone' }", quoted + denial("{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }", 'sts:AssumeRole', "{ AWS: 'arn:aws:iam::111122223333:user/someone' }").replace('Principal', 'NotPrincipal')) },
    { name: 'a denial by a number that is no age', text: role("{ AWS: «'arn:aws:iam::111122223333:user/someone'» }", denial("{ NumericGreaterThanIfExists: { 's3:max-keys': '10' } }")), expect: ['admin'],
      fixed: role("{ AWS: 'arn:aws:iam::111122223333:user/someone' }", mfa.replace('aws:MultiFactorAuthPresent', "'aws:MultiFactorAuthPresent'") + denial("{ NumericGreaterThanIfExists: { 's3:max-keys': '10' } }")) },
  ],
});
