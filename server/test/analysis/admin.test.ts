import assert from 'node:assert/strict';
import { factsOfResources } from './facts-of.js';

const document = (...statements: readonly string[]): string => `{ Version: "2012-10-17", Statement: [${statements.join(', ')}] }`;
const policies = (...statements: readonly string[]): string => `Policies: [{ PolicyName: p, PolicyDocument: ${document(...statements)} }]`;
const allow = (actions: string, more = ''): string => `{ Effect: Allow, ${actions}, Resource: "*"${more} }`;
const everything = policies(allow('Action: "*"'));
const aws = (name: string): string => `"arn:aws:iam::aws:policy/${name}"`;

/** Whether a role or user with these properties, beside these resources, is an administrator. */
function admin(properties: string, resources = '', type = 'Role'): string {
  const facts = factsOfResources(`X: { Type: AWS::IAM::${type}, Properties: { ${properties} } }\n${resources}`, sections);
  const identity = facts.identity('X');
  return identity === null ? 'nobody' : facts.admin(identity);
}

/** Seven administrator policies, each under two conditions; where the first of all does not hold, that of the second policy do. */
const many = Array.from({ length: 7 }, (_, index) =>
  `!If [X${index}, !If [Y${index}, ${aws('AdministratorAccess')}, !Ref AWS::NoValue], !Ref AWS::NoValue]`);
const pairs = Array.from({ length: 7 }, (_, index) => `
  X${index}: ${index === 0 ? '!Not [!And [!Condition X1, !Condition Y1]]' : `!Equals [!Ref P${index}, x]`}
  Y${index}: !Equals [!Ref Q${index}, y]`).join('');

const sections = `
Parameters:${Array.from({ length: 7 }, (_, index) => `\n  P${index}: { Type: String }\n  Q${index}: { Type: String }`).join('')}
  P: { Type: String }
  L: { Type: CommaDelimitedList }
Conditions:
  A: !Equals [!Ref P, a]
  B: !Equals [!Ref P, b]
  NotA: !Not [!Condition A]${pairs}`;

describe('an administrator', () => {
  const cases: readonly (readonly [name: string, expect: string, properties: string, resources?: string, type?: string])[] = [
    ['by a star on a star', 'yes', everything],
    ['by a managed policy', 'yes', `ManagedPolicyArns: [${aws('AdministratorAccess')}]`],
    ['by two statements that leave nothing out together', 'yes', policies(allow('NotAction: ["iam:*", "sts:AssumeRole"]'), allow('Action: ["iam:*", "sts:*"]'))],
    ['by two policies that leave nothing out together', 'yes', `ManagedPolicyArns: [${aws('IAMFullAccess')}], ${policies(allow('NotAction: "iam:*"'))}`],
    ['not by two that leave something out', 'no', policies(allow('NotAction: ["iam:*", "sts:*"]'), allow('Action: ["iam:*", "sts:AssumeRole"]'))],
    ['not by managed policies that leave something out', 'no', `ManagedPolicyArns: [${aws('PowerUserAccess')}, ${aws('IAMFullAccess')}]`],
    ['under a condition of one of two', 'conditional',
      policies(allow('NotAction: "iam:*"'), allow('Action: "iam:*"', ', Condition: { Bool: { "aws:MultiFactorAuthPresent": true } }'))],
    ['by one policy or another', 'yes', `ManagedPolicyArns: !If [A, [${aws('AdministratorAccess')}], [${aws('AdministratorAccess')}, ${aws('ReadOnlyAccess')}]]`],
    ['by one action or another', 'yes', policies(allow('Action: !If [A, "*", "*:*"]'))],
    ['by one policy or another that conditions leave out together', 'conditional',
      `ManagedPolicyArns: [!If [A, ${aws('AdministratorAccess')}, !Ref AWS::NoValue], !If [B, ${aws('AdministratorAccess')}, !Ref AWS::NoValue]]`],
    ['by more policies under conditions than can be followed', 'conditional', `ManagedPolicyArns: [${many.join(', ')}]`],
    ['not where something is denied', 'no', policies(allow('Action: "*"'), '{ Effect: Deny, Action: "s3:*", Resource: "*" }')],
    ['perhaps, where the effect is not known', 'unknown', policies('{ Effect: !Ref P, Action: "*", Resource: "*" }')],
    ['not by an effect that is not known of little', 'no', policies('{ Effect: !Ref P, Action: "s3:*", Resource: "*" }')],
    ['perhaps, where something may be denied', 'unknown', policies(allow('Action: "*"'), '{ Effect: !Ref P, Action: "s3:*", Resource: "*" }')],
    ['not within a boundary', 'no', `PermissionsBoundary: ${aws('ReadOnlyAccess')}, ${everything}`],
    ['where the boundary is there under a condition', 'conditional', `PermissionsBoundary: !If [A, ${aws('ReadOnlyAccess')}, !Ref AWS::NoValue], ${everything}`],
    ['perhaps, where a boundary that is not known may be there', 'unknown', `PermissionsBoundary: !If [A, !ImportValue x, !Ref AWS::NoValue], ${everything}`],
    ['not where there is one boundary or the other', 'no', `PermissionsBoundary: !If [A, ${aws('ReadOnlyAccess')}, ${aws('PowerUserAccess')}], ${everything}`],
    ['where one of two boundaries is wide', 'conditional', `PermissionsBoundary: !If [A, ${aws('ReadOnlyAccess')}, ${aws('AdministratorAccess')}], ${everything}`],
    ['where none of several boundaries need be there', 'conditional',
      `PermissionsBoundary: !If [A, ${aws('ReadOnlyAccess')}, !If [B, ${aws('PowerUserAccess')}, !Ref AWS::NoValue]], ${everything}`],
    ['not where some boundary is always there', 'no',
      `PermissionsBoundary: !If [A, ${aws('ReadOnlyAccess')}, !If [NotA, ${aws('PowerUserAccess')}, !Ref AWS::NoValue]], ${everything}`],
    ['perhaps, by a list of policies that is not known', 'unknown', 'Policies: { "Fn::Transform": { Name: Macro } }'],
    ['perhaps, by a policy that is not known', 'unknown', 'Policies: [{ "Fn::Transform": { Name: Macro } }]'],
    ['perhaps, by properties that are not known', 'unknown', '"Fn::Transform": { Name: AWS::Include, Parameters: { Location: "s3://bucket/key" } }'],
    ['perhaps, by a group of another stack', 'unknown', 'Groups: [others]', '', 'User'],
    ['perhaps, by groups that are not known', 'unknown', 'Groups: !Ref L', '', 'User'],
    ['perhaps, by an imported group', 'unknown', 'Groups: [!ImportValue group]', '', 'User'],
    ['perhaps, when added to a group of another stack', 'unknown', 'UserName: ann',
      'T: { Type: AWS::IAM::UserToGroupAddition, Properties: { GroupName: others, Users: [!Ref X] } }', 'User'],
    ['not in a group of the template that may do little', 'no', 'Groups: [!Ref G]',
      `G: { Type: AWS::IAM::Group, Properties: { ${policies(allow('Action: "s3:*"'))} } }`, 'User'],
    ['perhaps under a condition that is not known', 'conditional',
      policies(allow('Action: "*"', ', "Fn::Transform": { Name: AWS::Include, Parameters: { Location: "s3://bucket/key" } }'))],
  ];
  for (const [name, expect, ...given] of cases) it(`${name}: ${expect}`, () => assert.equal(admin(...given), expect));
});
