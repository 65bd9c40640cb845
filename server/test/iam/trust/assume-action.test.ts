import assert from 'node:assert/strict';
import { lookupNothing, textsOf } from '../../../src/iam/partial-text.js';
import { readPrincipal } from '../../../src/iam/principal.js';
import { assumeActionOf, isForSessionsOnly, missingSessionActions, whenAssumed } from '../../../src/iam/trust/assume-action.js';
import { guardText } from '../../../src/value/guard.js';
import { policyOf, statementOf, type PlainStatement } from '../support/statement-of.js';
import { valueFrom, type Plain } from '../support/value-from.js';

describe('whenAssumed', () => {
  const oneOrAll = { 'Fn::If': ['Wide', 'sts:*', 'sts:TagSession'] };
  const cases: readonly (readonly [name: string, action: PlainStatement, expect: string])[] = [
    ...['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:assumerolewithwebidentity', 'sts:*', '*', 'sts:AssumeRole*'].map((action) => (
      [action, { Action: action }, 'always'] as const)),
    ...['sts:TagSession', 'sts:AssumeRoot', 's3:GetObject'].map((action) => [action, { Action: action }, 'never'] as const),
    ['beside another', { Action: ['sts:TagSession', 'sts:AssumeRole'] }, 'always'],
    ['under a condition', { Action: ['sts:TagSession', oneOrAll] }, 'Wide'],
    ['under a condition and without', { Action: [oneOrAll, 'sts:AssumeRole'] }, 'always'],
    ['everything but another', { NotAction: 'sts:TagSession' }, 'always'],
    ['everything but all three', { NotAction: 'sts:AssumeRole*' }, 'never'],
    ['everything but one of the three', { NotAction: 'sts:AssumeRole' }, 'always'],
  ];
  for (const [name, action, expect] of cases) {
    it(`${name}: ${expect}`, () => {
      const when = whenAssumed(statementOf({ Principal: '*', ...action }, 'trust'));
      assert.equal(when === null ? 'never' : (guardText(when) ?? 'always'), expect);
    });
  }
});

describe('isForSessionsOnly', () => {
  const cases: readonly (readonly [name: string, action: Plain, expect: boolean])[] = [
    ['tags', 'sts:TagSession', true],
    ['tags and names', ['sts:TagSession', 'sts:SetSourceIdentity'], true],
    ['what is not of STS', 's3:GetObject', false],
    ['tags beside what is not of STS', ['s3:GetObject', 'sts:TagSession'], true],
    ['tags of a role that is assumed', ['sts:TagSession', 'sts:AssumeRole'], false],
    ['what is not known', { Ref: 'Action' }, false],
    ['a pattern of tags', 'sts:Tag*', true],
  ];
  for (const [name, action, expect] of cases) {
    it(`${name}: ${String(expect)}`, () => assert.equal(isForSessionsOnly(statementOf({ Principal: '*', Action: action }, 'trust')), expect));
  }
});

describe('assumeActionOf', () => {
  const cases: readonly (readonly [type: Parameters<typeof readPrincipal>[0], name: string, expect: string | null])[] = [
    ['Service', 'lambda.amazonaws.com', 'sts:AssumeRole'],
    ['AWS', '111122223333', 'sts:AssumeRole'],
    ['AWS', 'arn:aws:iam::111122223333:role/app', 'sts:AssumeRole'],
    ['AWS', 'arn:aws:iam::111122223333:user/bob', 'sts:AssumeRole'],
    ['AWS', '*', null],
    ['Federated', 'arn:aws:iam::111122223333:saml-provider/company', 'sts:AssumeRoleWithSAML'],
    ['Federated', 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com', 'sts:AssumeRoleWithWebIdentity'],
    ['Federated', 'cognito-identity.amazonaws.com', 'sts:AssumeRoleWithWebIdentity'],
    ['Federated', 'somebody', null],
    ['Federated', '*', null],
  ];
  for (const [type, name, expect] of cases) {
    it(`${type} ${name}: ${String(expect)}`, () => {
      const [option] = textsOf(valueFrom(name), lookupNothing) ?? [];
      assert.ok(option);
      assert.equal(assumeActionOf(readPrincipal(type, option.text)), expect);
    });
  }
});

describe('missingSessionActions', () => {
  const pods = 'pods.eks.amazonaws.com';
  const anywhere = 'rolesanywhere.amazonaws.com';
  const allow = (principal: Plain, action: Plain): PlainStatement => ({ Effect: 'Allow', Principal: principal, Action: action });
  const cases: readonly (readonly [name: string, service: string, statements: readonly PlainStatement[], expect: readonly string[]])[] = [
    ['a service that needs none', 'lambda.amazonaws.com', [allow({ Service: 'lambda.amazonaws.com' }, 'sts:AssumeRole')], []],
    ['one that is not allowed', pods, [allow({ Service: pods }, 'sts:AssumeRole')], ['sts:TagSession']],
    ['one that is', pods, [allow({ Service: pods }, ['sts:AssumeRole', 'sts:TagSession'])], []],
    ['one that a statement of its own allows', pods, [allow({ Service: pods }, 'sts:AssumeRole'), allow({ Service: pods }, 'sts:TagSession')], []],
    ['one of two', anywhere, [allow({ Service: anywhere }, ['sts:AssumeRole', 'sts:TagSession'])], ['sts:SetSourceIdentity']],
    ['one that is denied', pods, [allow({ Service: pods }, 'sts:AssumeRole'), { ...allow({ Service: pods }, 'sts:TagSession'), Effect: 'Deny' }], ['sts:TagSession']],
    ['one that another service is allowed', pods, [allow({ Service: pods }, 'sts:AssumeRole'), allow({ Service: anywhere }, 'sts:TagSession')], ['sts:TagSession']],
    ['one that an account is allowed', pods, [allow({ Service: pods }, 'sts:AssumeRole'), allow({ AWS: '111122223333' }, 'sts:TagSession')], ['sts:TagSession']],
    ['one that everybody is allowed', pods, [allow({ Service: pods }, 'sts:AssumeRole'), allow('*', 'sts:TagSession')], []],
    ['one that all but somebody are allowed', pods,
      [allow({ Service: pods }, 'sts:AssumeRole'), { Effect: 'Allow', NotPrincipal: { AWS: '111122223333' }, Action: 'sts:TagSession' }], []],
    ['one that a service is allowed that is not known', pods, [allow({ Service: pods }, 'sts:AssumeRole'), allow({ Service: { Ref: 'Service' } }, 'sts:TagSession')], []],
    ['one that an account and the service are allowed', pods, [allow({ Service: pods }, 'sts:AssumeRole'), allow({ AWS: '111122223333', Service: pods }, 'sts:TagSession')], []],
    ['one that somebody is allowed who is not known', pods, [allow({ Service: pods }, 'sts:AssumeRole'), allow({ $unknown: true }, 'sts:TagSession')], []],
    ['actions that are not known', pods, [allow({ Service: pods }, ['sts:AssumeRole', { Ref: 'Action' }])], []],
  ];
  for (const [name, service, statements, expect] of cases) {
    it(`${name}: ${expect.join(', ')}`, () => assert.deepEqual(missingSessionActions(service, policyOf(statements, 'trust')), expect));
  }
});
