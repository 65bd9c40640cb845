import assert from 'node:assert/strict';
import type { Facts } from '../../src/analysis/facts.js';
import { guardText } from '../../src/value/guard.js';
import { factsOf, factsOfResources } from './facts-of.js';

/** `kind id: from name…`, a question mark where something is not known. */
function identities(facts: Facts): string[] {
  return facts.identities.map(({ id, kind, policies, boundaries, isComplete }) => {
    const names = [...policies, ...boundaries].map(({ from, name, when, policy }) =>
      `${from} ${name}${policy === null ? '?' : ''}${when.length === 0 ? '' : ` if ${guardText(when)}`}`);
    return `${kind} ${id}${isComplete ? '' : '?'}: ${names.join(', ')}`;
  });
}

const document = '{ Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: "*" }] }';

describe('the identities of a template', () => {
  const cases: { name: string; resources: string; expect: string[] }[] = [
    {
      name: 'a role with policies of every origin',
      resources: `
R:
  Type: AWS::IAM::Role
  Properties:
    Policies: [{ PolicyName: own, PolicyDocument: ${document} }]
    ManagedPolicyArns: [!Ref M, "arn:aws:iam::aws:policy/ReadOnlyAccess", !Sub "arn:\${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"]
    PermissionsBoundary: !Ref L
P: { Type: AWS::IAM::Policy, Properties: { PolicyName: tied, Roles: [!Ref R], PolicyDocument: ${document} } }
S: { Type: AWS::IAM::RolePolicy, Properties: { PolicyName: single, RoleName: !Ref R, PolicyDocument: ${document} } }
M: { Type: AWS::IAM::ManagedPolicy, Properties: { Roles: [!Ref R], PolicyDocument: ${document} } }
L: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: ${document} } }`,
      expect: ['role R: inline own, inline tied, inline single, attached M, managed ReadOnlyAccess, managed AWSLambdaBasicExecutionRole, boundary L'],
    },
    {
      name: 'a role with a policy of AWS that is newer than the list',
      resources: 'R: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: [!Sub "arn:${AWS::Partition}:iam::aws:policy/BrandNew", "arn:aws:iam::111122223333:policy/Theirs"] } }',
      expect: ['role R?: managed BrandNew?, attached Theirs?'],
    },
    {
      name: 'a user with what its groups have',
      resources: `
U: { Type: AWS::IAM::User, Properties: { Groups: [!Ref G] } }
G: { Type: AWS::IAM::Group, Properties: { GroupName: g, Policies: [{ PolicyName: a, PolicyDocument: ${document} }] } }
H: { Type: AWS::IAM::Group, Properties: { Policies: [{ PolicyName: b, PolicyDocument: ${document} }] } }
T: { Type: AWS::IAM::UserToGroupAddition, Properties: { GroupName: !Ref H, Users: [!Ref U] } }`,
      expect: ['user U: group a, group b', 'group G: inline a', 'group H: inline b'],
    },
    {
      name: 'tied by a name that is written down',
      resources: `
R: { Type: AWS::IAM::Role, Properties: { RoleName: app, Path: /x/ } }
P: { Type: AWS::IAM::Policy, Properties: { PolicyName: p, Roles: [app], PolicyDocument: ${document} } }`,
      expect: ['role R: inline p'],
    },
    {
      name: 'tied by a name that is only known after deployment',
      resources: `
R: { Type: AWS::IAM::Role, Properties: { RoleName: !Sub "\${Who}-\${AWS::Region}" } }
S: { Type: AWS::IAM::Role, Properties: { RoleName: !Ref Who } }
P: { Type: AWS::IAM::Policy, Properties: { PolicyName: p, Roles: [!Join ["-", [!Ref Who, !Ref AWS::Region]]], PolicyDocument: ${document} } }
Q: { Type: AWS::IAM::Policy, Properties: { PolicyName: q, Roles: [!Ref Who], PolicyDocument: ${document} } }`,
      expect: ['role R: inline p', 'role S: inline q'],
    },
    {
      name: 'not tied by a name that a part of another one is like',
      resources: `
R: { Type: AWS::IAM::Role, Properties: { RoleName: app } }
P: { Type: AWS::IAM::Policy, Properties: { PolicyName: p, Roles: [!Sub "\${Who}app"], PolicyDocument: ${document} } }
Q: { Type: AWS::IAM::Policy, Properties: { PolicyName: q, Roles: [!Sub "\${R}-other"], PolicyDocument: ${document} } }`,
      expect: ['role R: ', 'policy P: inline p', 'policy Q: inline q'],
    },
    {
      name: 'a permission set',
      resources: `
S: { Type: AWS::SSO::PermissionSet, Properties: { ManagedPolicies: ["arn:aws:iam::aws:policy/AdministratorAccess"], InlinePolicy: ${document},
  CustomerManagedPolicyReferences: [{ Name: theirs }] } }`,
      expect: ['permission-set S?: inline S, managed AdministratorAccess, attached theirs?'],
    },
    {
      name: 'not known where a policy is imported or made by a parameter',
      resources: `
R: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: [!ImportValue x] } }
S: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: !Ref Arns } }`,
      expect: ['role R?: attached unknown?', 'role S?: attached unknown?'],
    },
    {
      name: 'not known where groups are not of the template',
      resources: `
U: { Type: AWS::IAM::User, Properties: { Groups: [others, !Ref G] } }
V: { Type: AWS::IAM::User, Properties: { Groups: !Ref Arns } }
G: { Type: AWS::IAM::Group, Properties: { Policies: [{ PolicyName: a, PolicyDocument: ${document} }] } }`,
      expect: ['user U?: group a', 'user V?: ', 'group G: inline a'],
    },
    {
      name: 'under the conditions of what ties a policy',
      resources: `
R: { Type: AWS::IAM::Role, Condition: A, Properties: {
  ManagedPolicyArns: [!If [B, "arn:aws:iam::aws:policy/ReadOnlyAccess", !Ref AWS::NoValue]] } }
P: { Type: AWS::IAM::Policy, Condition: B, Properties: { PolicyName: p, Roles: [!Ref R], PolicyDocument: ${document} } }`,
      expect: ['role R: inline p if B, managed ReadOnlyAccess if B'],
    },
    {
      name: 'a policy that nobody in the template is known to have',
      resources: `
P: { Type: AWS::IAM::Policy, Properties: { PolicyName: p, Roles: [!Ref Who], PolicyDocument: ${document} } }
M: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: ${document} } }`,
      expect: ['policy P: inline p', 'policy M: inline M'],
    },
  ];
  for (const { name, resources, expect } of cases) {
    it(`are ${name}`, () => assert.deepEqual(identities(factsOfResources(resources, conditions)), expect));
  }

  it('share the policies of a group only when they have no others', () => {
    const facts = factsOfResources(`
U: { Type: AWS::IAM::User, Properties: { Groups: [!Ref G] } }
V: { Type: AWS::IAM::User, Properties: { Groups: [!Ref G] } }
W: { Type: AWS::IAM::User, Properties: { Groups: [!Ref G], Policies: [{ PolicyName: b, PolicyDocument: ${document} }] } }
L: { Type: AWS::IAM::User, Properties: { Groups: [!Ref G], PermissionsBoundary: !Ref M } }
G: { Type: AWS::IAM::Group, Properties: { Policies: [{ PolicyName: a, PolicyDocument: { Statement: [{ Effect: Allow, Action: "iam:*", Resource: "*" }] } }] } }
M: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: ${document} } }`, '');
    const [u, v] = facts.identities;
    assert.equal(u?.policies, v?.policies);
    const actions = facts.identities.filter(({ kind }) => kind === 'user').map((user) =>
      [user.id, ...['iam:CreateUser', 's3:GetObject'].filter((action) => user.allowance.permissionsFor(action).length > 0)]);
    assert.deepEqual(actions, [['U', 'iam:CreateUser'], ['V', 'iam:CreateUser'], ['W', 'iam:CreateUser', 's3:GetObject'], ['L']]);
  });

  it('are found by their policies', () => {
    const facts = factsOfResources(`
U: { Type: AWS::IAM::User, Properties: { Groups: [!Ref G] } }
R: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: [!Ref M] } }
G: { Type: AWS::IAM::Group, Properties: { ManagedPolicyArns: [!Ref M] } }
M: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: ${document} } }
N: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: ${document} } }`, '');
    const holders = facts.policies.map((site) => [site.name, ...facts.holders(site).map(({ id }) => id)]);
    assert.deepEqual(holders, [['M', 'U', 'R', 'G'], ['N', 'N']]);
  });

  it('are the policy itself in a policy document', () => {
    assert.deepEqual(identities(factsOf(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}`)),
      ['policy policy: inline policy']);
  });
});

const conditions = `
Parameters:
  X: { Type: String }
  Y: { Type: String }
  Who: { Type: String }
  Arns: { Type: CommaDelimitedList }
Conditions:
  A: !Equals [!Ref X, a]
  B: !Not [!Equals [!Ref Y, b]]`;
