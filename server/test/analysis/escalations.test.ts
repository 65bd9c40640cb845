import assert from 'node:assert/strict';
import type { Facts } from '../../src/analysis/facts.js';
import { guardText } from '../../src/value/guard.js';
import { factsOf, factsOfResources } from './facts-of.js';

/** A role with these statements, each `Action on Resource`, and a trust policy for a service or an ARN. */
function role(id: string, statements: readonly string[], more = '', trust = '{ Service: ec2.amazonaws.com }'): string {
  return `
${id}:
  Type: AWS::IAM::Role
  Properties:
    AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: "sts:AssumeRole", Principal: ${trust} }] }
    Policies: [{ PolicyName: p, PolicyDocument: { Version: "2012-10-17", Statement: [${statements.join(', ')}] } }]
    ${more}`;
}

function allow(action: string, resource = '"*"', more = ''): string {
  return `{ Effect: Allow, Action: [${action}], Resource: ${resource}${more === '' ? '' : `, ${more}`} }`;
}

function deny(action: string, resource = '"*"', more = ''): string {
  return allow(action, resource, more).replace('Allow', 'Deny');
}

/** A role that passes any role under a condition. */
function passing(condition: string): string {
  return role('R', [allow('"iam:PassRole"', '"*"', `Condition: ${condition}`), allow('"ec2:RunInstances"')]);
}

const admin = (id: string, trust?: string): string => role(id, [allow('"*"')], '', trust);

/** A policy that allows an action on whoever asks. */
function ofOneself(version: string, action: string): string {
  return `Policies: [{ PolicyName: p, PolicyDocument: { ${version}, Statement: [${allow(`"${action}"`, '"arn:aws:iam::*:user/people/${aws:username}"')}] } }]`;
}

/** `kind permissions: path` */
function shown(facts: Facts, id = 'R'): string[] {
  const identity = facts.identity(id);
  assert.ok(identity);
  return facts.escalations(identity).map(({ kind, permissions, through }) => `${kind} ${permissions.join(' ')}: ${through.join(' ')}`);
}

describe('escalations', () => {
  const cases: { name: string; id?: string; resources: string; expect: string[] }[] = [
    { name: 'one permission over identities', resources: role('R', [allow('"iam:AttachRolePolicy"')]), expect: ['action iam:AttachRolePolicy: R'] },
    { name: 'whatever a wildcard means', resources: role('R', [allow('"iam:Attach*"')]),
      expect: ['action iam:AttachGroupPolicy: R', 'action iam:AttachRolePolicy: R', 'action iam:AttachUserPolicy: R'] },
    { name: 'permissions of several policies together', expect: ['path ec2:RunInstances iam:PassRole: R'],
      resources: `${role('R', [allow('"iam:PassRole"')])}
M: { Type: AWS::IAM::ManagedPolicy, Properties: { Roles: [!Ref R], PolicyDocument: { Statement: [${allow('"ec2:RunInstances"')}] } } }` },
    { name: 'with the administrator that it leads to', expect: ['path ec2:RunInstances iam:PassRole: R Admin'],
      resources: role('R', [allow('"iam:PassRole", "ec2:RunInstances"')]) + admin('Admin') },
    { name: 'without an administrator that the service cannot use', expect: ['path ec2:RunInstances iam:PassRole: R'],
      resources: role('R', [allow('"iam:PassRole", "ec2:RunInstances"')]) + admin('Admin', '{ Service: lambda.amazonaws.com }') },
    { name: 'by passing one role, when that is an administrator', expect: ['path ec2:RunInstances iam:PassRole: R Admin'],
      resources: role('R', [allow('"iam:PassRole"', '!GetAtt Admin.Arn'), allow('"ec2:RunInstances"')]) + admin('Admin') },
    { name: 'not by passing one role that is none', expect: [],
      resources: role('R', [allow('"iam:PassRole"', '!GetAtt Other.Arn'), allow('"ec2:RunInstances"')]) + role('Other', [allow('"s3:GetObject"')]) },
    { name: 'not by passing roles of a path', expect: [],
      resources: role('R', [allow('"iam:PassRole"', '"arn:aws:iam::123456789012:role/app/*"'), allow('"ec2:RunInstances"')]) },
    { name: 'not for a service that the roles cannot be passed to', expect: [], resources: passing('{ StringEquals: { "iam:PassedToService": lambda.amazonaws.com } }') },
    { name: 'for the service that the roles can be passed to', expect: ['path ec2:RunInstances iam:PassRole: R'], resources: passing('{ StringEquals: { "iam:PassedToService": ec2.amazonaws.com } }') },
    { name: 'not for a service that roles can be passed to all but', expect: [], resources: passing('{ StringNotEquals: { "iam:PassedToService": ec2.amazonaws.com } }') },
    { name: 'for a service beside the one that roles can be passed to all but', expect: ['path ec2:RunInstances iam:PassRole: R'], resources: passing('{ StringNotEquals: { "iam:PassedToService": lambda.amazonaws.com } }') },
    { name: 'not for a service that a pattern leaves out', expect: [], resources: passing('{ StringNotLike: { "iam:PassedToService": ec2.* } }') },
    { name: 'for a service that no pattern leaves out', expect: ['path ec2:RunInstances iam:PassRole: R'], resources: passing('{ StringNotLike: { "iam:PassedToService": lambda.* } }') },
    { name: 'not for a service that is left out in whatever letter case', expect: [], resources: passing('{ StringNotEqualsIgnoreCase: { "iam:PassedToService": EC2.amazonaws.com } }') },
    { name: 'for a service that is left out in the wrong letter case', expect: ['path ec2:RunInstances iam:PassRole: R'], resources: passing('{ StringNotEquals: { "iam:PassedToService": EC2.amazonaws.com } }') },
    { name: 'not for a service outside a pattern', expect: [], resources: passing('{ StringLike: { "iam:PassedToService": lambda.* } }') },
    { name: 'for a service that a denied pattern does not match', expect: ['path ec2:RunInstances iam:PassRole: R'], resources: role('R', [allow('"iam:PassRole", "ec2:RunInstances"'), deny('"iam:PassRole"', '"*"', 'Condition: { StringLike: { "iam:PassedToService": lambda.* } }')]) },
    { name: 'not for a service that a denied pattern matches', expect: [], resources: role('R', [allow('"iam:PassRole", "ec2:RunInstances"'), deny('"iam:PassRole"', '"*"', 'Condition: { StringLike: { "iam:PassedToService": ec2.* } }')]) },
    { name: 'although a condition names every service', expect: ['path ec2:RunInstances iam:PassRole: R'], resources: passing('{ StringLike: { "iam:PassedToService": "*" } }') },
    { name: 'not what another policy denies', expect: [], resources: `${role('R', [allow('"iam:CreateAccessKey"')])}
D: { Type: AWS::IAM::Policy, Properties: { PolicyName: d, Roles: [!Ref R], PolicyDocument: { Statement: [${deny('"iam:*"')}] } } }` },
    { name: 'although something else is denied', expect: ['action iam:CreateAccessKey: R'], resources: role('R', [allow('"iam:CreateAccessKey"'), deny('"iam:DeleteUser"')]) },
    { name: 'not beyond the boundary', expect: [], resources: `${role('R', [allow('"iam:CreateAccessKey"')], 'PermissionsBoundary: !Ref L')}
L: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [${allow('"s3:*"')}] } } }` },
    { name: 'not when the boundary is unknown', expect: [], resources: role('R', [allow('"iam:CreateAccessKey"')], 'PermissionsBoundary: !ImportValue x') },
    { name: 'within the boundary', expect: ['action iam:CreateAccessKey: R'], resources: `${role('R', [allow('"iam:CreateAccessKey"')], 'PermissionsBoundary: !Ref L')}
L: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [${allow('"iam:*", "s3:*"')}] } } }` },
    { name: 'not for oneself alone', expect: [], resources: role('R', [
      allow('"iam:CreateAccessKey"', '!Sub "arn:aws:iam::${AWS::AccountId}:user/${!aws:username}"')]) },
    { name: 'by policies for oneself, by name', id: 'U', expect: ['action iam:PutUserPolicy: U'],
      resources: `U: { Type: AWS::IAM::User, Properties: { ${ofOneself('Version: "2012-10-17"', 'iam:PutUserPolicy')} } }` },
    { name: 'by policies for every member of a group', id: 'G', expect: ['action iam:AttachUserPolicy: G'],
      resources: `G: { Type: AWS::IAM::Group, Properties: { ${ofOneself('Version: "2012-10-17"', 'iam:AttachUserPolicy')} } }` },
    { name: 'not by a name that is plain text in the old version', id: 'U', expect: [],
      resources: `U: { Type: AWS::IAM::User, Properties: { ${ofOneself('Version: "2008-10-17"', 'iam:PutUserPolicy')} } }` },
    { name: 'not for a role, which has no such name', expect: [],
      resources: role('R', [allow('"iam:PutUserPolicy"', '"arn:aws:iam::*:user/${aws:username}"')]) },
    { name: 'not with a condition that limits, MFA among them', expect: [], resources: role('R', [
      allow('"iam:CreateAccessKey"', '"*"', 'Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } }'),
      allow('"iam:AttachUserPolicy"', '"*"', 'Condition: { ArnEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/ReadOnlyAccess" } }')]) },
    { name: 'although a condition names the region', expect: ['action iam:CreateAccessKey: R'], resources: role('R', [
      allow('"iam:CreateAccessKey"', '"*"', 'Condition: { StringEquals: { "aws:RequestedRegion": us-east-1 } }')]) },
    { name: 'by changing oneself', expect: ['action iam:PutRolePolicy: R'], resources: role('R', [
      allow('"iam:PutRolePolicy"', '!Sub "arn:aws:iam::${AWS::AccountId}:role/me"')], 'RoleName: me') },
    { name: 'by changing the own group, in the ways in which a group can be changed', id: 'U', expect: ['action iam:AttachGroupPolicy: U', 'action iam:PutGroupPolicy: U'],
      resources: `
G: { Type: AWS::IAM::Group }
U: { Type: AWS::IAM::User, Properties: { Groups: [!Ref G] } }
P: { Type: AWS::IAM::Policy, Properties: { PolicyName: p, Groups: [!Ref G], PolicyDocument: { Statement: [${allow('"iam:*"', '!GetAtt G.Arn')}] } } }` },
    { name: 'by a new version of the own policy', expect: ['action iam:CreatePolicyVersion: R'], resources: `${role('R', [allow('"iam:CreatePolicyVersion"', '!Ref M')], 'ManagedPolicyArns: [!Ref M]').replace('Policies', 'x').replace('x:', 'Policies:')}
M: { Type: AWS::IAM::ManagedPolicy, Properties: { ManagedPolicyName: mine, PolicyDocument: { Statement: [${allow('"s3:GetObject"')}] } } }` },
    { name: 'takeover of what runs', expect: ['takeover lambda:UpdateFunctionCode: R'], resources: role('R', [allow('"lambda:UpdateFunctionCode"')]) },
    { name: 'not of what is named, unless an administrator runs there', expect: [], resources: role('R', [allow('"lambda:UpdateFunctionCode"', '"arn:aws:lambda:us-east-1:123456789012:function:app"')]) },
    { name: 'by what an administrator runs', expect: ['takeover lambda:UpdateFunctionCode: R Admin'], resources: `${role('R', [allow('"lambda:UpdateFunctionCode"', '!GetAtt F.Arn')])}${admin('Admin', '{ Service: lambda.amazonaws.com }')}
F: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt Admin.Arn } }` },
    { name: 'by a role that trusts it', expect: ['assume sts:AssumeRole: R Admin'], resources: role('R', [allow('"s3:GetObject"')]) + admin('Admin', '{ AWS: !GetAtt R.Arn }') },
    { name: 'step by step', expect: ['assume sts:AssumeRole: R Middle Admin'],
      resources: role('R', []) + role('Middle', [], '', '{ AWS: !GetAtt R.Arn }') + admin('Admin', '{ AWS: !GetAtt Middle.Arn }') },
    { name: 'as a role that can make itself an administrator, of all that it may pass', expect: ['path cloudformation:CreateStack iam:PassRole: R Maker'],
      resources: role('R', [allow('"cloudformation:CreateStack"'), allow('"iam:PassRole"')]) + role('Maker', [allow('"iam:PutRolePolicy"')], '', '{ Service: cloudformation.amazonaws.com }') },
    { name: 'to a role that can make itself an administrator, and no farther', expect: ['assume sts:AssumeRole: R Maker'],
      resources: role('R', []) + role('Maker', [allow('"iam:PutRolePolicy"')], '', '{ AWS: !GetAtt R.Arn }') + role('Other', [allow('"iam:PutRolePolicy"')], '', '{ AWS: !GetAtt Maker.Arn }') },
    { name: 'not to a role that can change only one user', expect: [],
      resources: role('R', []) + role('Maker', [allow('"iam:PutUserPolicy"', '"arn:aws:iam::123456789012:user/bot"')], '', '{ AWS: !GetAtt R.Arn }') },
    { name: 'not to such a role for one that can do the same', expect: ['action iam:CreateAccessKey: R'],
      resources: role('R', [allow('"iam:CreateAccessKey"')]) + role('Maker', [allow('"iam:PutRolePolicy"')], '', '{ AWS: !GetAtt R.Arn }') },
    { name: 'by a role that trusts the account, with a permission for it', expect: ['assume sts:AssumeRole: R Admin'],
      resources: role('R', [allow('"sts:AssumeRole"', '!GetAtt Admin.Arn')]) + admin('Admin', '{ AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root" }') },
    { name: 'not by a role that trusts the account, without one', expect: [],
      resources: role('R', [allow('"sts:AssumeRole"', '"arn:aws:iam::123456789012:role/other"')]) + admin('Admin', '{ AWS: !Ref AWS::AccountId }') },
    { name: 'none for an administrator', expect: [], resources: admin('R') },
    { name: 'not in a circle', expect: [], resources: role('R', [], '', '{ AWS: !GetAtt S.Arn }') + role('S', [], '', '{ AWS: !GetAtt R.Arn }') },
  ];
  for (const { name, id, resources, expect } of cases) it(`are ${name}`, () => assert.deepEqual(shown(factsOfResources(resources), id), expect));

  it('include what NotAction allows', () => {
    const found = shown(factsOfResources(role('R', ['{ Effect: Allow, NotAction: ["iam:Put*", "s3:*"], Resource: "*" }'])));
    assert.ok(found.includes('action iam:CreateAccessKey: R') && !found.includes('action iam:PutUserPolicy: R'));
  });

  it('name the statements that grant them, under their conditions', () => {
    const facts = factsOfResources(role('R', [allow('"iam:PassRole"'), '!If', 'x'].slice(0, 1))
      + `\nP: { Type: AWS::IAM::Policy, Condition: C, Properties: { PolicyName: q, Roles: [!Ref R], PolicyDocument: { Statement: [${allow('"ec2:RunInstances"')}] } } }`,
      'Parameters: { X: { Type: String } }\nConditions: { C: !Equals [!Ref X, y] }');
    const identity = facts.identity('R');
    assert.ok(identity);
    const [found] = facts.escalations(identity);
    assert.deepEqual(found?.grants.map(({ policy, action }) => `${action} ${policy.name}`), ['ec2:RunInstances q', 'iam:PassRole p']);
    assert.equal(found?.when.length, 1);
  });

  it('are found in a policy document', () => {
    const facts = factsOf('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:PassRole","lambda:CreateFunction","lambda:InvokeFunction"],"Resource":"*"}]}');
    assert.deepEqual(shown(facts, 'policy'), ['path iam:PassRole lambda:CreateFunction lambda:InvokeFunction: policy']);
  });
});

describe('escalations under conditions of the template', () => {
  const conditions = 'Parameters: { X: { Type: String } }\nConditions:\n  A: !Equals [!Ref X, a]\n  B: !Equals [!Ref X, b]\n  NotA: !Not [!Condition A]';
  const key = allow('"iam:CreateAccessKey"');
  const bounded = (boundary: string): string => role('R', [key], `PermissionsBoundary: ${boundary}`);
  const boundary = `\nL: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [${allow('"s3:*"')}] } } }`;
  const wide = `\nL: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [${allow('"*"')}] } } }`;
  const passing = role('R', [allow('"iam:PassRole"', '!GetAtt Exec.Arn'), allow('"cloudformation:CreateStack"')]);
  const exec = (more: string): string => role('Exec', [allow('"s3:GetObject"')], more, '{ Service: cloudformation.amazonaws.com }');
  const full = '"arn:aws:iam::aws:policy/AdministratorAccess"';
  const cases: readonly (readonly [name: string, resources: string, expect: readonly string[]])[] = [
    ['no boundary', bounded('!If [A, !Ref L, !Ref AWS::NoValue]') + boundary, ['iam:CreateAccessKey: R when !A']],
    ['no boundary that is not known', bounded('!If [A, !ImportValue x, !Ref AWS::NoValue]'), ['iam:CreateAccessKey: R when !A']],
    ['a boundary that is known and lets it through', bounded('!If [A, !ImportValue x, !Ref L]') + wide, ['iam:CreateAccessKey: R when !A']],
    ['one boundary or another', bounded('!If [A, !ImportValue x, !Ref L]') + boundary, []],
    ['boundaries one of which is always there', bounded('!If [A, !Ref L, !If [NotA, !Ref L, !Ref AWS::NoValue]]') + boundary, []],
    ['a boundary that lets it through', bounded('!If [A, !Ref L, !Ref AWS::NoValue]') + wide, ['iam:CreateAccessKey: R']],
    ['an administrator who is passed', passing + exec(`ManagedPolicyArns: [!If [A, ${full}, !Ref AWS::NoValue]]`), ['cloudformation:CreateStack iam:PassRole: R Exec when A']],
    ['one, where no other policies are given', passing + exec(`ManagedPolicyArns: !If [A, !Split [",", !Ref X], [${full}]]`), ['cloudformation:CreateStack iam:PassRole: R Exec when !A']],
    ['one, where no boundary is', passing + exec(`ManagedPolicyArns: [${full}]\n    PermissionsBoundary: !If [A, !ImportValue x, !Ref AWS::NoValue]`), ['cloudformation:CreateStack iam:PassRole: R Exec when !A']],
    ['no administrator, whatever the boundary', passing + exec(`ManagedPolicyArns: [!If [A, ${full}, !Ref AWS::NoValue]]\n    PermissionsBoundary: !If [A, !ImportValue x, !Ref AWS::NoValue]`), []],
    ['one under a condition of requests', passing + role('Exec', [allow('"*"', '"*"', 'Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } }')], '', '{ Service: cloudformation.amazonaws.com }'), []],
  ];
  for (const [name, resources, expect] of cases) {
    it(`${name}: ${expect.join(', ') || 'none'}`, () => {
      const facts = factsOfResources(resources, conditions);
      const identity = facts.identity('R');
      assert.ok(identity);
      const found = facts.escalations(identity).map(({ permissions, through, when }) =>
        `${permissions.join(' ')}: ${through.join(' ')}${when.length === 0 ? '' : ` when ${guardText(when) ?? ''}`}`);
      assert.deepEqual(found, expect);
    });
  }
});

describe('administrators', () => {
  const cases: readonly (readonly [admin: string, name: string, resources: string])[] = [
    ['yes', 'everything everywhere', admin('R')],
    ['yes', 'the policy of AWS', role('R', [], 'ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"]')],
    ['no', 'everything on one resource', role('R', [allow('"*"', '"arn:aws:s3:::b"')])],
    ['no', 'one service', role('R', [allow('"iam:*"')])],
    ['no', 'all but something', role('R', ['{ Effect: Allow, NotAction: "iam:*", Resource: "*" }'])],
    ['no', 'less a deny', role('R', [allow('"*"'), deny('"iam:*"')])],
    ['conditional', 'with a condition', role('R', [allow('"*"', '"*"', 'Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } }')])],
    ['conditional', 'less a deny with a condition', role('R', [allow('"*"'), deny('"*"', '"*"', 'Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } }')])],
    ['conditional', 'under a condition of the template', role('R', [], 'ManagedPolicyArns: [!If [C, "arn:aws:iam::aws:policy/AdministratorAccess", !Ref AWS::NoValue]]')],
    ['unknown', 'an imported policy', role('R', [], 'ManagedPolicyArns: [!ImportValue x]')],
    ['unknown', 'an action that is not known', role('R', [allow('!ImportValue x')])],
    ['no', 'an action that is not known on one resource', role('R', [allow('!ImportValue x', '"arn:aws:s3:::b"')])],
    ['no', 'a boundary that lets less through', `${role('R', [allow('"*"')], 'PermissionsBoundary: !Ref L')}
L: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [${allow('"s3:*"')}] } } }`],
    ['unknown', 'a boundary that is not known', role('R', [allow('"*"')], 'PermissionsBoundary: !ImportValue x')],
  ];
  for (const [expect, name, resources] of cases) {
    it(`${name}: ${expect}`, () => {
      const facts = factsOfResources(resources, 'Parameters: { X: { Type: String } }\nConditions: { C: !Equals [!Ref X, y] }');
      const identity = facts.identity('R');
      assert.ok(identity);
      assert.equal(facts.admin(identity), expect);
    });
  }
});

describe('who may become a role', () => {
  const cases: readonly (readonly [principal: string, expect: readonly string[]])[] = [
    ['{ Service: [ec2.amazonaws.com, !Sub "lambda.${AWS::URLSuffix}"] }', ['service ec2.amazonaws.com', 'service lambda.amazonaws.com']],
    ['{ AWS: "123456789012" }', ['account 123456789012']],
    ['{ AWS: "arn:aws:iam::123456789012:root" }', ['account 123456789012']],
    ['{ AWS: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:root" }', ['account ${AWS::AccountId}']],
    ['{ AWS: "arn:aws:iam::123456789012:role/x" }', ['role arn:aws:iam::123456789012:role/x']],
    ['{ AWS: !GetAtt Other.Arn }', ['role Other']],
    ['{ AWS: !GetAtt User.Arn }', ['user User']],
    ['"*"', ['anyone *']],
    ['{ AWS: "*" }', ['anyone *']],
    ['{ Federated: "arn:aws:iam::123456789012:saml-provider/x" }', ['federated arn:aws:iam::123456789012:saml-provider/x']],
    ['{ Federated: !Ref Provider }', ['federated Provider']],
    ['{ Federated: !Ref Oidc }', ['federated Oidc']],
    ['{ Federated: !GetAtt Oidc.Arn }', ['federated Oidc']],
    ['{ Federated: !Ref Owner }', ['federated ${Owner}']],
    ['{ AWS: !Sub "arn:aws:iam::${Owner}:root" }', ['account ${Owner}']],
    ['{ AWS: !ImportValue x }', []],
  ];
  for (const [principal, expect] of cases) {
    it(`${principal}: ${expect.join(', ') || 'unknown'}`, () => {
      const facts = factsOfResources(`${role('R', [], '', principal)}\nOther: { Type: AWS::IAM::Role, Properties: { RoleName: other } }\nUser: { Type: AWS::IAM::User }\nProvider: { Type: Custom::Provider }\nOidc: { Type: AWS::IAM::OIDCProvider }`, 'Parameters: { Owner: { Type: String } }');
      const identity = facts.identity('R');
      assert.ok(identity);
      assert.deepEqual(facts.assumedBy(identity).map((each) => `${each.kind} ${each.principal}`), expect);
    });
  }

  it('names the condition keys that narrow it', () => {
    const facts = factsOfResources(`
R: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: "sts:AssumeRole", Principal: { AWS: "123456789012" },
  Condition: { StringEquals: { "sts:ExternalId": x }, Bool: { "aws:SecureTransport": "true" }, StringNotEquals: { "aws:PrincipalOrgID": o-1 } } }] } } }`);
    const identity = facts.identity('R');
    assert.ok(identity);
    assert.deepEqual(facts.assumedBy(identity).map(({ narrowed }) => narrowed), [['sts:ExternalId']]);
  });
});
