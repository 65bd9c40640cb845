import { wideFederatedTrust } from '../../../src/rules/admin/wide-federated-trust.js';
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

testRule(wideFederatedTrust, {
  valid: [
    { name: 'an audience', text: trust("- Effect: Allow\n  Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/corp' }\n  Action: sts:AssumeRoleWithSAML\n  Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } }\n") },
    { name: 'an identity pool', text: trust("- Effect: Allow\n  Principal: { Federated: cognito-identity.amazonaws.com }\n  Action: sts:AssumeRoleWithWebIdentity\n  Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:1' } }\n") },
    { name: 'an identity pool that is not known', unknown: true, text: trust("- Effect: Allow\n  Principal: { Federated: cognito-identity.amazonaws.com }\n  Action: sts:AssumeRoleWithWebIdentity\n  Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': !Ref Given } }\n", given) },
  ],
  invalid: [
    { name: 'a SAML provider', text: trust("- Effect: Allow\n  Principal: { Federated: «'arn:aws:iam::111122223333:saml-provider/corp'» }\n  Action: sts:AssumeRoleWithSAML\n"), expect: ['audience'], about: ['Worker'] },
    { name: 'any identity pool', text: trust("- Effect: Allow\n  Principal: { Federated: «cognito-identity.amazonaws.com» }\n  Action: sts:AssumeRoleWithWebIdentity\n"), expect: ['audience'] },
  ],
});
