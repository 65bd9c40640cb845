import { ownAccountTrust } from '../../../src/rules/root/own-account-trust.js';
import { parameter, trust } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

testRule(ownAccountTrust, {
  valid: [
    { name: 'a named role', text: trust("- Effect: Allow\n  Principal: { AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:role/deploy' }\n  Action: sts:AssumeRole\n") },
    { name: 'the account under MFA', text: trust("- Effect: Allow\n  Principal: { AWS: !Ref AWS::AccountId }\n  Action: sts:AssumeRole\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a test of MFA that the absent key passes, which another rule reports', text: trust("- Effect: Allow\n  Principal: { AWS: !Ref AWS::AccountId }\n  Action: sts:AssumeRole\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'an account that is not known', unknown: true, text: trust("- Effect: Allow\n  Principal: { AWS: !Sub 'arn:aws:iam::${Given}:root' }\n  Action: sts:AssumeRole\n", parameter) },
    { name: 'the account, and a denial without MFA', text: trust("- Effect: Allow\n  Principal: { AWS: !Ref AWS::AccountId }\n  Action: sts:AssumeRole\n- Effect: Deny\n  Principal: '*'\n  Action: sts:AssumeRole\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'the account, and a denial for all but one', text: trust("- Effect: Allow\n  Principal: { AWS: !Ref AWS::AccountId }\n  Action: sts:AssumeRole\n- Effect: Deny\n  Principal: '*'\n  Action: sts:AssumeRole\n  Condition: { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/deploy' } }\n") },
    { name: 'the presence of a key, which another rule reports', text: trust("- Effect: Allow\n  Principal: { AWS: !Ref AWS::AccountId }\n  Action: sts:AssumeRole\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'a tag of the caller in the organisation', text: trust("- Effect: Allow\n  Principal: { AWS: !Ref AWS::AccountId }\n  Action: sts:AssumeRole\n  Condition: { StringEquals: { 'aws:PrincipalOrgID': o-aa111bb222, 'aws:PrincipalTag/team': core } }\n") },
    { name: 'a source, which services alone name', text: trust("- Effect: Allow\n  Principal: { AWS: !Ref AWS::AccountId, Service: ec2.amazonaws.com }\n  Action: sts:AssumeRole\n  Condition: { StringEquals: { 'aws:SourceAccount': !Ref AWS::AccountId } }\n") },
    { name: 'some roles of the account', text: trust("- Effect: Allow\n  Principal: { AWS: !Ref AWS::AccountId }\n  Action: sts:AssumeRole\n  Condition: { ArnLike: { 'aws:PrincipalArn': !Sub 'arn:aws:iam::${AWS::AccountId}:role/deploy-*' } }\n") },
    { name: 'an address', text: trust("- Effect: Allow\n  Principal: { AWS: !Ref AWS::AccountId }\n  Action: sts:AssumeRole\n  Condition: { IpAddress: { 'aws:SourceIp': 198.51.100.0/24 } }\n") },
    { name: 'the organisation beside a test that is not known', unknown: true, text: trust("- Effect: Allow\n  Principal: { AWS: !Ref AWS::AccountId }\n  Action: sts:AssumeRole\n  Condition: { StringEquals: { 'aws:PrincipalOrgID': o-aa111bb222 }, Fn::Transform: { Name: Tests } }\n") },
    { name: 'a denial', text: trust("- Effect: Deny\n  Principal: { AWS: !Ref AWS::AccountId }\n  Action: sts:AssumeRole\n") },
  ],
  invalid: [
    { name: 'a denial for everybody else in one stage', expect: ['account'], when: ['!IsProd'],
      text: trust("- Effect: Allow\n  Principal: { AWS: «!Ref AWS::AccountId» }\n  Action: sts:AssumeRole\n- !If\n  - IsProd\n  - { Effect: Deny, Principal: '*', Action: sts:AssumeRole, Condition: { StringNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/audit' } } }\n  - !Ref AWS::NoValue\n", `${parameter}Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n`) },
    { name: 'the ARN of the account', text: trust("- Effect: Allow\n  Principal: { AWS: «!Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'» }\n  Action: sts:AssumeRole\n"), expect: ['account'], about: ['Worker'] },
    { name: 'the account, for an administrator', text: `${trust("- Effect: Allow\n  Principal: { AWS: «!Ref AWS::AccountId» }\n  Action: sts:AssumeRole\n")}      ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]\n`, expect: ['admin'] },
    { name: 'the organisation, which the account has in common', expect: ['account'], text: trust("- Effect: Allow\n  Principal: { AWS: «!Ref AWS::AccountId» }\n  Action: sts:AssumeRole\n  Condition: { StringEquals: { 'aws:PrincipalOrgID': o-aa111bb222 } }\n") },
    { name: 'an organisation that is not known, and its paths', expect: ['account'], text: trust("- Effect: Allow\n  Principal: { AWS: «!Ref AWS::AccountId» }\n  Action: sts:AssumeRole\n  Condition: { StringEquals: { 'aws:PrincipalOrgID': !Ref Given }, 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-aa111bb222/r-ab12/*' } }\n", parameter) },
    { name: 'the account itself as the condition', expect: ['account'], text: trust("- Effect: Allow\n  Principal: { AWS: «!Ref AWS::AccountId» }\n  Action: sts:AssumeRole\n  Condition: { StringEquals: { 'aws:PrincipalAccount': !Ref AWS::AccountId } }\n") },
    { name: 'every ARN of the account as the condition', expect: ['account'], text: trust("- Effect: Allow\n  Principal: { AWS: «!Ref AWS::AccountId» }\n  Action: sts:AssumeRole\n  Condition: { ArnLike: { 'aws:PrincipalArn': !Sub 'arn:aws:iam::${AWS::AccountId}:*' } }\n") },
    { name: 'a denial for other organisations', expect: ['account'], text: trust("- Effect: Allow\n  Principal: { AWS: «!Ref AWS::AccountId» }\n  Action: sts:AssumeRole\n- Effect: Deny\n  Principal: '*'\n  Action: sts:AssumeRole\n  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-aa111bb222 } }\n") },
    { name: 'the id of the account', text: trust("- Effect: Allow\n  Principal: { AWS: [«!Ref AWS::AccountId»] }\n  Action: sts:AssumeRole\n"), expect: ['account'] },
  ],
});
