import { unscopedOidcTrust } from '../../../src/rules/admin/unscoped-oidc-trust.js';
import { testRule } from '../../support/test-rule.js';

const trust = (statement: string, above = ''): string => `${above}Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
${statement.split('\n').map((line) => (line === '' ? '' : `          ${line}`)).join('\n')}`;

const github = (condition: string): string => trust(`- Effect: Allow\n  Principal: { Federated: «'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com'» }\n  Action: sts:AssumeRoleWithWebIdentity\n${condition}`);

const silent = (condition: string): string => github(condition).replace(/[«»]/g, '');

const given = 'Parameters:\n  Given:\n    Type: String\n';

const ownProvider = (principal: string, condition: string, type = 'AWS::IAM::OIDCProvider'): string => trust(`- Effect: Allow\n  Principal: { Federated: ${principal} }\n  Action: sts:AssumeRoleWithWebIdentity\n${condition}`)
  + `  Provider:\n    Type: ${type}\n    Properties: { Url: 'https://token.actions.githubusercontent.com', ClientIdList: [sts.amazonaws.com] }\n`;

testRule(unscopedOidcTrust, {
  valid: [
    { name: 'a star that is no wildcard', text: silent("  Condition: { StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:shop/*' } }\n") },
    { name: 'one branch', text: silent("  Condition: { StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:shop/orders:ref:refs/heads/main' } }\n") },
    { name: 'a subject that is not known', unknown: true, text: trust("- Effect: Allow\n  Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }\n  Action: sts:AssumeRoleWithWebIdentity\n  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': !Ref Given } }\n", given) },
    { name: 'a provider of the template, for one branch', text: ownProvider('!Ref Provider', "  Condition: { StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:shop/orders:ref:refs/heads/main' } }\n") },
    { name: 'a provider of another kind, of the template', text: ownProvider('!Ref Provider', '', 'AWS::IAM::SAMLProvider') },
    { name: 'a provider that is not known', unknown: true, text: trust("- Effect: Allow\n  Principal: { Federated: !Ref Given }\n  Action: sts:AssumeRoleWithWebIdentity\n", given) },
  ],
  invalid: [
    { name: 'a provider of the template', text: ownProvider('«!Ref Provider»', ''), expect: ['anybody'], says: ['`token.actions.githubusercontent.com`'] },
    { name: 'a provider of the template by its ARN, for an organisation', text: ownProvider('!GetAtt Provider.Arn', "  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': «'repo:shop/*'» } }\n"), expect: ['organization'] },
    { name: 'a provider that CDK makes', text: ownProvider('«!Ref Provider»', '', 'Custom::AWSCDKOpenIdConnectProvider'), expect: ['anybody'] },
    { name: 'no condition', text: github(''), expect: ['anybody'], about: ['Worker'], says: ['token.actions.githubusercontent.com'] },
    { name: 'the audience alone', text: github("  Condition: { StringEquals: { 'token.actions.githubusercontent.com:aud': sts.amazonaws.com } }\n"), expect: ['anybody'] },
    { name: 'an organisation', text: silent("  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:shop/*' } }\n").replace("'repo:shop/*'", "«'repo:shop/*'»"), expect: ['organization'], says: ['`shop`'] },
    { name: 'a group of GitLab', text: silent("  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'project_path:shop/*:ref_type:branch:ref:main' } }\n").replace("'project_path:shop/*:ref_type:branch:ref:main'", "«'project_path:shop/*:ref_type:branch:ref:main'»"), expect: ['organization'], says: ['every project of `shop`'] },
    { name: 'an organisation of Terraform', text: silent("  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'organization:shop:project:*:workspace:*:run_phase:*' } }\n").replace("'organization:shop:project:*:workspace:*:run_phase:*'", "«'organization:shop:project:*:workspace:*:run_phase:*'»"), expect: ['organization'], says: ['every workspace of `shop`'] },
    { name: 'every ref', text: silent("  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:shop/orders:*' } }\n").replace("'repo:shop/orders:*'", "«'repo:shop/orders:*'»"), expect: ['everyRef'], says: ['`shop/orders`'] },
    { name: 'any subject', text: silent("  Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' } }\n").replace("'repo:*'", "«'repo:*'»"), expect: ['anybody'] },
  ],
});
