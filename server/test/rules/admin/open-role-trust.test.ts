import { openRoleTrust } from '../../../src/rules/admin/open-role-trust.js';
import { parameter, trust } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

testRule(openRoleTrust, {
  valid: [
    { name: 'an organisation', text: trust("- Effect: Allow\n  Principal: '*'\n  Action: sts:AssumeRole\n  Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc123' } }\n") },
    { name: 'named principals', text: trust("- Effect: Allow\n  Principal: { AWS: '*' }\n  Action: sts:AssumeRole\n  Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/nodes-*' } }\n") },
    { name: 'a pattern of every account, which another rule reports', text: trust("- Effect: Allow\n  Principal: { AWS: '*' }\n  Action: sts:AssumeRole\n  Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/nodes' } }\n") },
    { name: 'an organisation that is not known', unknown: true, text: trust("- Effect: Allow\n  Principal: { AWS: '*' }\n  Action: sts:AssumeRole\n  Condition: { StringEquals: { 'aws:PrincipalOrgID': !Ref Given } }\n", parameter) },
    { name: 'a denial for everybody else', text: trust("- Effect: Allow\n  Principal: '*'\n  Action: sts:AssumeRole\n- Effect: Deny\n  Principal: '*'\n  Action: sts:AssumeRole\n  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-abc123 } }\n") },
    { name: 'an account that is named', text: trust("- Effect: Allow\n  Principal: { AWS: '444455556666' }\n  Action: sts:AssumeRole\n") },
    { name: 'a provider that is named', text: trust("- Effect: Allow\n  Principal: { Federated: cognito-identity.amazonaws.com }\n  Action: sts:AssumeRoleWithWebIdentity\n") },
    { name: 'naming the session alone', text: trust("- Effect: Allow\n  Principal: '*'\n  Action: sts:TagSession\n") },
    { name: 'a denial', text: trust("- Effect: Deny\n  Principal: '*'\n  Action: sts:AssumeRole\n") },
    { name: 'one source', text: trust("- Effect: Allow\n  Principal: '*'\n  Action: sts:AssumeRole\n  Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::orders' } }\n") },
  ],
  invalid: [
    { name: 'anybody', text: trust("- Effect: Allow\n  Principal: «'*'»\n  Action: sts:AssumeRole\n"), expect: ['anyone'], about: ['Worker'] },
    { name: 'any AWS principal, in a list', text: trust("- Effect: Allow\n  Principal: { AWS: [«'*'»] }\n  Action: sts:AssumeRole\n"), expect: ['anyone'] },
    { name: 'any provider', text: trust("- Effect: Allow\n  Principal: { Federated: «'*'» }\n  Action: sts:AssumeRoleWithWebIdentity\n"), expect: ['anyone'] },
    { name: 'an external id', text: trust("- Effect: Allow\n  Principal: { AWS: «'*'» }\n  Action: sts:AssumeRole\n  Condition: { StringEquals: { 'sts:ExternalId': 'shop-7f3a' } }\n"), expect: ['externalId'] },
    { name: 'a session name, which the caller chooses', text: trust("- Effect: Allow\n  Principal: { AWS: «'*'» }\n  Action: sts:AssumeRole\n  Condition: { StringLike: { 'sts:RoleSessionName': 'ops-*' } }\n"), expect: ['anyone'], related: ['This test does not keep strangers out.'] },
    { name: 'MFA, which strangers have too', text: trust("- Effect: Allow\n  Principal: { AWS: «'*'» }\n  Action: sts:AssumeRole\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['anyone'] },
    { name: 'a denial for everybody else in one stage', expect: ['anyone'], when: ['!IsProd'],
      text: trust("- Effect: Allow\n  Principal: «'*'»\n  Action: sts:AssumeRole\n- !If\n  - IsProd\n  - { Effect: Deny, Principal: '*', Action: sts:AssumeRole, Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-abc123 } } }\n  - !Ref AWS::NoValue\n", `${parameter}Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n`) },
  ],
});
