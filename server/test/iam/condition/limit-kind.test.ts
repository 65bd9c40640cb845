import assert from 'node:assert/strict';
import { limitKind, type LimitKind } from '../../../src/iam/condition/limit-kind.js';

describe('limitKind', () => {
  const cases: readonly (readonly [key: string, expect: LimitKind | null])[] = [
    ['aws:PrincipalOrgID', 'organization'],
    ['aws:SourceAccount', 'account'],
    ['aws:PrincipalArn', 'principal'],
    ['aws:PrincipalTag/team', 'principal'],
    ['aws:SourceArn', 'source'],
    ['aws:SourceVpce', 'network'],
    ['SNS:Endpoint', 'recipient'],
    ['aws:MultiFactorAuthAge', 'mfa'],
    ['sts:ExternalId', 'external-id'],
    ['kms:ViaService', 'via-service'],
    ['aws:FederatedProvider', 'federation'],
    ['aws:RequestTag/team', null],
    ['aws:sub', null],
    ['s3:prefix', null],
    ['token.actions.githubusercontent.com:sub', 'subject'],
    ['SAML:sub', 'subject'],
    ['SAML:sub_type', 'federation'],
    ['SAML:aud', 'audience'],
    ['accounts.google.com:oaud', 'audience'],
    ['accounts.google.com:azp', 'audience'],
    ['cognito-identity.amazonaws.com:amr', 'audience'],
    ['token.actions.githubusercontent.com:repository', 'federation'],
    ['ec2:Region', null],
  ];
  for (const [key, expect] of cases) it(`${key}: ${String(expect)}`, () => assert.equal(limitKind(key), expect));
});
