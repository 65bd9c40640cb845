import { wildcardPrincipalArn } from '../../../src/rules/admin/wildcard-principal-arn.js';
import { parameter, trust } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

testRule(wildcardPrincipalArn, {
  valid: [
    { name: 'a role that is named', text: trust("- Effect: Allow\n  Principal: { AWS: 'arn:aws:iam::111122223333:role/deploy' }\n  Action: sts:AssumeRole\n") },
    { name: 'a denial of a pattern of every account', text: trust("- Effect: Deny\n  Principal: { AWS: '*' }\n  Action: sts:AssumeRole\n  Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/deploy' } }\n") },
    { name: 'a prefix in a fixed account', text: trust("- Effect: Allow\n  Principal: { AWS: '*' }\n  Action: sts:AssumeRole\n  Condition: { ArnLike: { 'aws:PrincipalArn': !Sub 'arn:aws:iam::${AWS::AccountId}:role/nodes-*' } }\n") },
    { name: 'an organisation besides', text: trust("- Effect: Allow\n  Principal: { AWS: '*' }\n  Action: sts:AssumeRole\n  Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/deploy' }, StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } }\n") },
    { name: 'an ARN that is not known', unknown: true, text: trust("- Effect: Allow\n  Principal: { AWS: '*' }\n  Action: sts:AssumeRole\n  Condition: { ArnLike: { 'aws:PrincipalArn': !Ref Given } }\n", parameter) },
    { name: 'everybody outside of the organisation denied', text: trust("- Effect: Allow\n  Principal: { AWS: '*' }\n  Action: sts:AssumeRole\n  Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/deploy' } }\n- Effect: Deny\n  Principal: { AWS: '*' }\n  Action: sts:AssumeRole\n  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-a1b2c3 } }\n") },
    { name: 'the policy of an identity', text: "Resources:\n  Group:\n    Type: AWS::IAM::Group\n    Properties:\n      Policies:\n        - PolicyName: p\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement: { Effect: Allow, Action: 's3:ListAllMyBuckets', Resource: '*', Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/deploy' } } }\n" },
  ],
  invalid: [
    { name: 'a star in a user', text: trust("- Effect: Allow\n  Principal: { AWS: «'arn:aws:iam::111122223333:user/deploy-*'» }\n  Action: sts:AssumeRole\n"), expect: ['principal'] },
    { name: 'a star in a federated user', text: trust("- Effect: Allow\n  Principal: { AWS: «'arn:aws:sts::111122223333:federated-user/deploy-*'» }\n  Action: sts:AssumeRole\n"), expect: ['principal'] },
    { name: 'every account in one stage', expect: ['openAccount'], when: ['IsOpen'],
      text: trust("- Effect: Allow\n  Principal: { AWS: '*' }\n  Action: sts:AssumeRole\n  Condition: { ArnLike: { 'aws:PrincipalArn': !If [IsOpen, «'arn:aws:iam::*:role/deploy'», 'arn:aws:iam::111122223333:role/deploy'] } }\n", `${parameter}Conditions:\n  IsOpen: !Equals [!Ref Given, open]\n`) },
    { name: 'every account, where strangers are denied in the other stage', expect: ['openAccount'], when: ['!IsGuarded'],
      text: trust("- Effect: Allow\n  Principal: { AWS: '*' }\n  Action: sts:AssumeRole\n  Condition: { ArnLike: { 'aws:PrincipalArn': «'arn:aws:iam::*:role/deploy'» } }\n- !If\n  - IsGuarded\n  - { Effect: Deny, Principal: '*', Action: sts:AssumeRole, Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-abc123 } } }\n  - !Ref AWS::NoValue\n", `${parameter}Conditions:\n  IsGuarded: !Equals [!Ref Given, guarded]\n`) },
    { name: 'a star for the account', text: trust("- Effect: Allow\n  Principal: { AWS: «'arn:aws:iam::*:root'» }\n  Action: sts:AssumeRole\n"), expect: ['principal'] },
    { name: 'every session of a role', text: trust("- Effect: Allow\n  Principal: { AWS: «'arn:aws:sts::111122223333:assumed-role/deploy/*'» }\n  Action: sts:AssumeRole\n"), expect: ['principal'] },
    { name: 'a star in a principal', text: trust("- Effect: Allow\n  Principal: { AWS: «'arn:aws:iam::111122223333:role/deploy-*'» }\n  Action: sts:AssumeRole\n"), expect: ['principal'], about: ['Worker'] },
    { name: 'every account', text: trust("- Effect: Allow\n  Principal: { AWS: '*' }\n  Action: sts:AssumeRole\n  Condition: { ArnLike: { 'aws:PrincipalArn': «'arn:aws:iam::*:role/deploy'» } }\n"), expect: ['openAccount'] },
    { name: 'every role of an account', text: trust("- Effect: Allow\n  Principal: { AWS: '*' }\n  Action: sts:AssumeRole\n  Condition: { StringLike: { 'aws:PrincipalArn': «'arn:aws:iam::111122223333:role/*'» } }\n"), expect: ['everyRole'] },
  ],
});
