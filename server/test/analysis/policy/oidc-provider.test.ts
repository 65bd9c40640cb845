import assert from 'node:assert/strict';
import { oidcProvider } from '../../../src/analysis/policy/oidc-provider.js';
import { factsOfResources } from '../facts-of.js';

/** `name`, with a question mark where it does not say whose tokens are taken; null for what is no such provider. */
function provider(principal: string, condition = ''): string | null {
  const facts = factsOfResources(`
P: { Type: AWS::IAM::OIDCProvider, Properties: { Url: "https://gitlab.example.com/shop" } }
Q: { Type: AWS::IAM::OIDCProvider, Properties: { Url: !Ref Issuer } }
C: { Type: Custom::AWSCDKOpenIdConnectProvider, Properties: { Url: "https://token.actions.githubusercontent.com" } }
S: { Type: AWS::IAM::SAMLProvider, Properties: { Name: company } }
R: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: "sts:AssumeRoleWithWebIdentity", Principal: ${principal}${condition} }] } } }`, 'Parameters:\n  Issuer: { Type: String }\n  Cluster: { Type: String }');
  const [statement] = facts.policies.flatMap(({ policy }) => policy.statements);
  const [item] = statement?.principal?.items ?? [];
  assert.ok(statement && item);
  const found = oidcProvider(item, statement, facts.template);
  return found === null ? null : `${found.name}${found.isKnown ? '' : '?'}`;
}

describe('oidcProvider', () => {
  const arn = 'arn:aws:iam::111122223333:oidc-provider';
  const cases: readonly (readonly [name: string, principal: string, expect: string | null])[] = [
    ['by its ARN', `{ Federated: "${arn}/gitlab.com" }`, 'gitlab.com'],
    ['with a path', `{ Federated: "${arn}/oidc.circleci.com/org/shop" }`, 'oidc.circleci.com/org/shop'],
    ['that the template creates', '{ Federated: !Ref P }', 'gitlab.example.com/shop'],
    ['that the template creates, by its ARN', '{ Federated: !GetAtt P.Arn }', 'gitlab.example.com/shop'],
    ['that CDK creates', '{ Federated: !Ref C }', 'token.actions.githubusercontent.com'],
    ['whose address is not known', '{ Federated: !Ref Q }', 'Q'],
    ['whose name is not known', `{ Federated: !Sub "${arn}/\${Issuer}" }`, '${Issuer}?'],
    ['of some cluster', `{ Federated: !Sub "${arn}/oidc.eks.eu-west-1.amazonaws.com/id/\${Cluster}" }`, 'oidc.eks.eu-west-1.amazonaws.com/id/${Cluster}'],
    ['of SAML that the template creates', '{ Federated: !Ref S }', null],
    ['of SAML', '{ Federated: "arn:aws:iam::111122223333:saml-provider/company" }', null],
    ['of Cognito', '{ Federated: cognito-identity.amazonaws.com }', null],
    ['that is a service', '{ Service: lambda.amazonaws.com }', null],
    ['that is not known', '{ Federated: !Ref Somebody }', null],
  ];
  for (const [name, principal, expect] of cases) it(`${name}: ${String(expect)}`, () => assert.equal(provider(principal), expect));

  const imported = '{ Federated: !ImportValue Provider }';
  const required: readonly (readonly [name: string, principal: string, condition: string, expect: string | null])[] = [
    ['that is imported', imported, 'StringEquals: { "gitlab.com:aud": "https://gitlab.com" }', 'gitlab.com'],
    ['that is a parameter', '{ Federated: !Ref Issuer }', 'StringLike: { "gitlab.com:sub": "project_path:shop/*" }', 'gitlab.com'],
    ['whose name is a parameter', `{ Federated: !Sub "${arn}/\${Issuer}" }`, 'StringEquals: { "gitlab.com:aud": shop }', 'gitlab.com'],
    ['with a path', imported, 'StringEquals: { "oidc.circleci.com/org/Shop:aud": shop }', 'oidc.circleci.com/org/Shop'],
    ['by two claims', imported, 'StringEquals: { "gitlab.com:aud": shop, "gitlab.com:sub": main }', 'gitlab.com'],
    ['of which two are required', imported, 'StringEquals: { "gitlab.com:aud": shop, "github.example.com:sub": main }', null],
    ['that may be another', imported, 'StringEqualsIfExists: { "gitlab.com:aud": shop }', null],
    ['that may lack the claim', imported, '"ForAllValues:StringEquals": { "gitlab.com:aud": shop }', null],
    ['by what a claim is not', imported, 'StringNotEquals: { "gitlab.com:aud": shop }', null],
    ['of Cognito', imported, 'StringEquals: { "cognito-identity.amazonaws.com:aud": pool }', null],
    ['that a key of AWS does not tell', imported, 'StringEquals: { "aws:RequestTag/gitlab.com:team": shop }', null],
    ['that is written out, whatever is required', `{ Federated: "${arn}/gitlab.com" }`, 'StringEquals: { "github.example.com:aud": shop }', 'gitlab.com'],
    ['of SAML that the template creates', '{ Federated: !Ref S }', 'StringEquals: { "gitlab.com:aud": shop }', null],
  ];
  for (const [name, principal, condition, expect] of required) {
    it(`by the claims that are required, ${name}: ${String(expect)}`, () => assert.equal(provider(principal, `, Condition: { ${condition} }`), expect));
  }
});
