import { externalAccountTrust } from '../../../src/rules/root/external-account-trust.js';
import { parameter, trust } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

testRule(externalAccountTrust, {
  valid: [
    { name: 'an external id', text: trust("- Effect: Allow\n  Principal: { AWS: 'arn:aws:iam::111122223333:root' }\n  Action: sts:AssumeRole\n  Condition: { StringEquals: { 'sts:ExternalId': 'shop-7f3a' } }\n") },
    { name: 'an external id from a parameter', unknown: true, text: trust("- Effect: Allow\n  Principal: { AWS: 'arn:aws:iam::111122223333:root' }\n  Action: sts:AssumeRole\n  Condition: { StringEquals: { 'sts:ExternalId': !Ref Given } }\n", parameter) },
    { name: 'an organisation', text: trust("- Effect: Allow\n  Principal: { AWS: '111122223333' }\n  Action: sts:AssumeRole\n  Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc123' } }\n") },
    { name: 'a denial without the external id', text: trust("- Effect: Allow\n  Principal: { AWS: '111122223333' }\n  Action: sts:AssumeRole\n- Effect: Deny\n  Principal: '*'\n  Action: sts:AssumeRole\n  Condition: { StringNotEquals: { 'sts:ExternalId': shop-7f3a } }\n") },
    { name: 'a denial without MFA', text: trust("- Effect: Allow\n  Principal: { AWS: '111122223333' }\n  Action: sts:AssumeRole\n- Effect: Deny\n  Principal: '*'\n  Action: sts:AssumeRole\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'a denial without MFA that names the same account', text: trust("- Effect: Allow\n  Principal: { AWS: '111122223333' }\n  Action: sts:AssumeRole\n- Effect: Deny\n  Principal: { AWS: '111122223333' }\n  Action: sts:AssumeRole\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'a named role of the account', text: trust("- Effect: Allow\n  Principal: { AWS: 'arn:aws:iam::111122223333:role/audit' }\n  Action: sts:AssumeRole\n") },
    { name: 'tagging the session alone', text: trust("- Effect: Allow\n  Principal: { AWS: '111122223333' }\n  Action: sts:TagSession\n") },
    { name: 'an account that is not known', unknown: true, text: trust("- Effect: Allow\n  Principal: { AWS: !Sub 'arn:aws:iam::${Given}:root' }\n  Action: sts:AssumeRole\n", parameter) },
    { name: 'the own account', text: trust("- Effect: Allow\n  Principal: { AWS: !Ref AWS::AccountId }\n  Action: sts:AssumeRole\n") },
    { name: 'the account that manages a key of the template', text: "Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      KeyPolicy: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:*', Resource: '*' }] }\n  Worker:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'sts:AssumeRole' }] }\n" },
  ],
  invalid: [
    { name: 'the ARN of another account', text: trust("- Effect: Allow\n  Principal: { AWS: «'arn:aws:iam::111122223333:root'» }\n  Action: sts:AssumeRole\n"), expect: ['foreign'], about: ['Worker'], says: ['111122223333'] },
    { name: 'the id of another account, second in a list', text: trust("- Effect: Allow\n  Principal: { AWS: [!Ref AWS::AccountId, «'111122223333'»] }\n  Action: sts:AssumeRole\n"), expect: ['foreign'] },
    { name: 'a denial without the external id of naming the session alone', text: trust("- Effect: Allow\n  Principal: { AWS: «'111122223333'» }\n  Action: sts:AssumeRole\n- Effect: Deny\n  Principal: '*'\n  Action: sts:TagSession\n  Condition: { StringNotEquals: { 'sts:ExternalId': shop-7f3a } }\n"), expect: ['foreign'] },
    { name: 'a denial without MFA that names another account', text: trust("- Effect: Allow\n  Principal: { AWS: «'111122223333'» }\n  Action: sts:AssumeRole\n- Effect: Deny\n  Principal: { AWS: '444455556666' }\n  Action: sts:AssumeRole\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n"), expect: ['foreign'] },
    { name: 'a denial for everybody else in one stage', expect: ['foreign'], when: ['!IsProd'],
      text: trust("- Effect: Allow\n  Principal: { AWS: «'111122223333'» }\n  Action: sts:AssumeRole\n- !If\n  - IsProd\n  - { Effect: Deny, Principal: '*', Action: sts:AssumeRole, Condition: { StringNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/audit' } } }\n  - !Ref AWS::NoValue\n", `${parameter}Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n`) },
    { name: 'a second statement', text: trust("- Effect: Allow\n  Principal: { Service: ec2.amazonaws.com }\n  Action: sts:AssumeRole\n- Effect: Allow\n  Principal: { AWS: «'111122223333'» }\n  Action: sts:AssumeRole\n"), expect: ['foreign'] },
    { name: 'a condition that any caller passes', text: trust("- Effect: Allow\n  Principal: { AWS: «'111122223333'» }\n  Action: sts:AssumeRole\n  Condition: { StringLike: { 'sts:ExternalId': '*' } }\n"), expect: ['foreign'], related: ['This test does not keep strangers out.'] },
  ],
});
