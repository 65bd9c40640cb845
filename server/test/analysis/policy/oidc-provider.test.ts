import assert from 'node:assert/strict';
import { oidcProvider } from '../../../src/analysis/policy/oidc-provider.js';
import { factsOfResources } from '../facts-of.js';

/** `name`, with a question mark where it does not say whose tokens are taken; null for what is no such provider. */
function provider(principal: string): string | null {
  const facts = factsOfResources(`
P: { Type: AWS::IAM::OIDCProvider, Properties: { Url: "https://gitlab.example.com/shop" } }
Q: { Type: AWS::IAM::OIDCProvider, Properties: { Url: !Ref Issuer } }
C: { Type: Custom::AWSCDKOpenIdConnectProvider, Properties: { Url: "https://token.actions.githubusercontent.com" } }
S: { Type: AWS::IAM::SAMLProvider, Properties: { Name: company } }
R: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: "sts:AssumeRoleWithWebIdentity", Principal: ${principal} }] } } }`, 'Parameters:\n  Issuer: { Type: String }\n  Cluster: { Type: String }');
  const [item] = facts.policies.flatMap(({ policy }) => policy.statements.flatMap(({ principal }) => principal?.items ?? []));
  assert.ok(item);
  const found = oidcProvider(item, facts.template);
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
});
