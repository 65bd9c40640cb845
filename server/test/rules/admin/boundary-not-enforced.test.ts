import { boundaryNotEnforced } from '../../../src/rules/admin/boundary-not-enforced.js';
import { indented } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const role = (statements: string, more = ''): string => `Parameters:
  Given:
    Type: String
Resources:
  Builder:
    Type: AWS::IAM::Role
    Properties:
${more}      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: { Service: codebuild.amazonaws.com }, Action: sts:AssumeRole }
      Policies:
        - PolicyName: build
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
${indented(statements, 14)}`;

const allow = (action: string, resource: string, condition = ''): string => `- Effect: Allow\n  Action: ${action}\n  Resource: ${resource}\n${condition}`;

const apps = 'arn:aws:iam::111122223333:role/app/*';
const boundary = "  Condition: { StringEquals: { 'iam:PermissionsBoundary': arn:aws:iam::111122223333:policy/apps } }\n";

const limited = (statements: string): string => `${role(allow('s3:GetObject', 'arn:aws:s3:::apps/*'), '      PermissionsBoundary: !Ref Limit\n')}
  Limit:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
${statements.split('\n').map((line) => `          ${line}\n`).join('')}`;

testRule(boundaryNotEnforced, {
  valid: [
    { name: 'boundaries that limit something', text: limited("- { Effect: Allow, Action: '*', Resource: '*' }\n- { Effect: Deny, Action: 'iam:*', Resource: '*' }") },
    { name: 'a boundary that limits to services', text: role(allow('s3:GetObject', 'arn:aws:s3:::apps/*'), '      PermissionsBoundary: arn:aws:iam::aws:policy/ReadOnlyAccess\n') },
    { name: 'a boundary that is not known', unknown: true, text: role(allow('s3:GetObject', 'arn:aws:s3:::apps/*'), '      PermissionsBoundary: !Ref Given\n') },
    { name: 'a boundary with a condition', text: limited("- { Effect: Allow, Action: '*', Resource: '*', Condition: { StringEquals: { 'aws:RequestedRegion': eu-west-1 } } }") },
    { name: 'a boundary is demanded', text: role(allow('[iam:CreateRole, iam:AttachRolePolicy]', apps, boundary)) },
    { name: 'making without one is denied', text: role(`${allow('iam:CreateRole', apps)}- Effect: Deny\n  Action: iam:CreateRole\n  Resource: '*'\n  Condition: { StringNotEquals: { 'iam:PermissionsBoundary': arn:aws:iam::111122223333:policy/apps } }\n`) },
    { name: 'an administrator, who is reported as that', text: role(allow("'*'", "'*'")) },
    { name: 'all of IAM, which is reported as that', text: role(allow('iam:*', "'*'")) },
    { name: 'an escalation, which is reported as that', text: role(allow('[iam:CreateRole, iam:AttachRolePolicy]', "'*'")) },
    { name: 'everything but on one role, which is reported as that', text: role(allow("'*'", apps).replace('Resource', 'NotResource')) },
    { name: 'all but all of IAM', text: role(allow("'iam:Create*'", "'arn:aws:iam::*:*'").replace('Resource', 'NotResource')) },
    { name: 'all but all roles and users', text: role(allow('[iam:CreateRole, iam:CreateUser]', "['arn:aws:iam::*:role/*', 'arn:aws:iam::*:user/*']").replace('Resource', 'NotResource')) },
    { name: 'service-linked roles and their policies', text: role(allow('iam:PutRolePolicy', "['arn:aws:iam::*:role/aws-service-role/*', 'arn:aws:iam::*:policy/aws-service-role/*']")) },
    { name: 'a service-linked role', text: role(allow('iam:PutRolePolicy', 'arn:aws:iam::*:role/aws-service-role/config.amazonaws.com/*')) },
    { name: 'reading', text: role(allow('[iam:GetRole, iam:ListRoles]', "'*'")) },
    { name: 'an action that is not known', unknown: true, text: role(allow('!Ref Given', apps)) },
  ],
  invalid: [
    { name: 'a boundary of AWS that lets everything through', expect: ['boundless'], about: ['Builder'], says: ['`AdministratorAccess` of `Builder`'],
      text: role(allow('s3:GetObject', 'arn:aws:s3:::apps/*'), '      PermissionsBoundary: «arn:aws:iam::aws:policy/AdministratorAccess»\n') },
    { name: 'a boundary of the template that lets everything through', expect: ['boundless'],
      text: limited("- { Effect: Allow, Action: '*', Resource: '*' }").replace('!Ref Limit', '«!Ref Limit»') },
    { name: 'roles of a path, with any policy', text: role(allow('[«iam:CreateRole», iam:AttachRolePolicy]', apps)), expect: ['unbounded'], about: ['Builder'], says: ['`iam:CreateRole` or `iam:AttachRolePolicy`'] },
    { name: 'all but roles, for users', text: role(allow('[iam:CreateRole, «iam:CreateUser»]', "'arn:aws:iam::*:role/*'").replace('Resource', 'NotResource')), expect: ['unbounded'], says: ['when it uses `iam:CreateUser`.'] },
    { name: 'a wildcard', text: role(allow("«'iam:Create*'»", apps)), expect: ['unbounded'], says: ['when it uses `iam:CreateRole`.'] },
    { name: 'service-linked roles and those of a path', text: role(allow('«iam:PutRolePolicy»', `['arn:aws:iam::*:role/aws-service-role/*', '${apps}']`)), expect: ['unbounded'] },
    ...['iam:CreateUser', 'iam:CreateRole', 'iam:AttachRolePolicy', 'iam:AttachUserPolicy', 'iam:PutRolePolicy', 'iam:PutUserPolicy'].map((action) => (
      { name: `what can be had without a boundary: ${action}`, text: role(allow(`«${action}»`, apps.replace('role', action.includes('Role') ? 'role' : 'user'))), expect: ['unbounded'] as const })),
    ...['iam:DeleteUserPermissionsBoundary', 'iam:PutRolePermissionsBoundary', 'iam:PutUserPermissionsBoundary'].map((action) => (
      { name: `how one is taken off: ${action}`, text: role(allow(`«${action}»`, apps.replace('role', action.includes('Role') ? 'role' : 'user'))), expect: ['removable'] as const })),
    { name: 'a boundary of the template under a condition', expect: ['boundless'], when: ['IsBound'],
      text: `Conditions:\n  IsBound: !Equals [!Ref AWS::Region, eu-west-1]\n${role(allow('s3:GetObject', 'arn:aws:s3:::apps/*'), '      PermissionsBoundary: !If [IsBound, «arn:aws:iam::aws:policy/AdministratorAccess», !Ref AWS::NoValue]\n')}` },
    { name: 'what a boundary limits in one stage, and the other where there is none', expect: ['unbounded'], says: ['when it uses `iam:CreateRole` or `iam:PutRolePolicy`.'],
      text: `Conditions:\n  IsBound: !Equals [!Ref AWS::Region, eu-west-1]\n${role(allow('[«iam:CreateRole», iam:PutRolePolicy]', apps), '      PermissionsBoundary: !If [IsBound, arn:aws:iam::aws:policy/IAMFullAccess, !Ref AWS::NoValue]\n')}` },
    { name: 'boundaries that can be taken off, beside assuming any role', text: role(allow('[«iam:DeleteRolePermissionsBoundary», sts:AssumeRole]', "'*'")), expect: ['removable'] },
    { name: 'creating roles, beside the code of any function', text: role(allow('[lambda:UpdateFunctionCode, «iam:CreateRole»]', "'*'")), expect: ['unbounded'] },
    { name: 'boundaries that can be taken off', text: role(`${allow('iam:CreateRole', apps, boundary)}${allow('«iam:DeleteRolePermissionsBoundary»', apps)}`), expect: ['removable'] },
  ],
});
