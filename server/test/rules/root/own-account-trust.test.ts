import { ownAccountTrust } from '../../../src/rules/root/own-account-trust.js';
import { testRule } from '../../support/test-rule.js';

const trust = (statement: string, above = ''): string => `${above}Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
${statement.split('\n').map((line) => (line === '' ? '' : `          ${line}`)).join('\n')}`;

const given = 'Parameters:\n  Given:\n    Type: String\n';

testRule(ownAccountTrust, {
  valid: [
    { name: 'a named role', text: trust("- Effect: Allow\n  Principal: { AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:role/deploy' }\n  Action: sts:AssumeRole\n") },
    { name: 'the account under MFA', text: trust("- Effect: Allow\n  Principal: { AWS: !Ref AWS::AccountId }\n  Action: sts:AssumeRole\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a test of MFA that the absent key passes, which another rule reports', text: trust("- Effect: Allow\n  Principal: { AWS: !Ref AWS::AccountId }\n  Action: sts:AssumeRole\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'an account that is not known', unknown: true, text: trust("- Effect: Allow\n  Principal: { AWS: !Sub 'arn:aws:iam::${Given}:root' }\n  Action: sts:AssumeRole\n", given) },
    { name: 'the account, and a denial without MFA', text: trust("- Effect: Allow\n  Principal: { AWS: !Ref AWS::AccountId }\n  Action: sts:AssumeRole\n- Effect: Deny\n  Principal: '*'\n  Action: sts:AssumeRole\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'the account, and a denial for all but one', text: trust("- Effect: Allow\n  Principal: { AWS: !Ref AWS::AccountId }\n  Action: sts:AssumeRole\n- Effect: Deny\n  Principal: '*'\n  Action: sts:AssumeRole\n  Condition: { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/deploy' } }\n") },
    { name: 'the presence of a key, which another rule reports', text: trust("- Effect: Allow\n  Principal: { AWS: !Ref AWS::AccountId }\n  Action: sts:AssumeRole\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'a denial', text: trust("- Effect: Deny\n  Principal: { AWS: !Ref AWS::AccountId }\n  Action: sts:AssumeRole\n") },
  ],
  invalid: [
    { name: 'the ARN of the account', text: trust("- Effect: Allow\n  Principal: { AWS: «!Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'» }\n  Action: sts:AssumeRole\n"), expect: ['account'], about: ['Worker'] },
    { name: 'the account, for an administrator', text: `${trust("- Effect: Allow\n  Principal: { AWS: «!Ref AWS::AccountId» }\n  Action: sts:AssumeRole\n")}      ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]\n`, expect: ['admin'] },
    { name: 'the id of the account', text: trust("- Effect: Allow\n  Principal: { AWS: [«!Ref AWS::AccountId»] }\n  Action: sts:AssumeRole\n"), expect: ['account'] },
  ],
});
