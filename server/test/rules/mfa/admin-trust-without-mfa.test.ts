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

testRule(adminTrustWithoutMfa, {
  valid: [
    { name: 'MFA', text: role('{ AWS: !Ref AWS::AccountId }', "            Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a test of MFA that the absent key passes, which another rule reports', text: role('{ AWS: !Ref AWS::AccountId }', "            Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a service', text: role('{ Service: ec2.amazonaws.com }') },
    { name: 'a role that only reads', text: role('{ AWS: !Ref AWS::AccountId }', '', 'arn:aws:iam::aws:policy/ReadOnlyAccess') },
    { name: 'a policy that is not known', unknown: true, text: role('{ AWS: !Ref AWS::AccountId }', '', '!Ref Given') },
  ],
  invalid: [
    { name: 'the account', text: role('{ AWS: «!Ref AWS::AccountId» }'), expect: ['admin'], about: ['Admin'] },
    { name: 'a condition that asks for the contrary', text: role('{ AWS: «!Ref AWS::AccountId» }', "            Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }\n"), expect: ['admin'] },
    { name: 'a user', text: role("{ AWS: «'arn:aws:iam::111122223333:user/someone'» }"), expect: ['admin'] },
  ],
});
