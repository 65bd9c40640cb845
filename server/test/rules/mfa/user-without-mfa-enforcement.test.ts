import { userWithoutMfaEnforcement } from '../../../src/rules/mfa/user-without-mfa-enforcement.js';
import { parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const group = (statements: string, above = '', id = 'Staff'): string => `${above}Resources:
  ${id}:
    Type: AWS::IAM::Group
    Properties:
      Policies:
        - PolicyName: work
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
${statements}`;

const work = "              - { Effect: Allow, Action: 's3:GetObject', Resource: '*' }\n";
const guard = "              - { Effect: Deny, NotAction: 'iam:*', Resource: '*', Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }\n";
const user = (properties: string, id = 'Ann'): string => `  ${id}:\n    Type: AWS::IAM::User\n    Properties:\n${properties}`;
const profile = "      LoginProfile: { Password: '{{resolve:secretsmanager:ann}}' }\n";
const reading = "      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']\n";
const limit = (condition: string): string => `  Limit:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: '*', Resource: '*', ${condition} }] }
`;

testRule(userWithoutMfaEnforcement, {
  valid: [
    { name: 'a group with a guard', text: group(work + guard) },
    { name: 'a user whose group has the guard', text: group(work + guard) + user(`${profile}      Groups: [!Ref Staff]\n      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']\n`) },
    { name: 'a user without a password', text: `Resources:\n${user("      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']\n")}` },
    { name: 'a group of users without passwords', text: group(work) + user('      Groups: [!Ref Staff]\n') },
    { name: 'a group beside one with a guard', text: group(work) + group(guard).replace('Resources:\n  Staff', '  Guarded') },
    { name: 'a group beside one that may have a guard', unknown: true, text: group(work, parameter) + group(work).replace('Resources:\n  Staff', '  Guarded').replace('      Policies:', '      ManagedPolicyArns: [!Ref Given]\n      Policies:') },
    { name: 'a role', text: group(work).replace('AWS::IAM::Group', 'AWS::IAM::Role') },
    { name: 'a user whose boundary asks for MFA', text: `Resources:\n${user(`${profile}${reading}      PermissionsBoundary: !Ref Limit\n`)}${limit("Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }")}` },
    { name: 'a boundary from elsewhere', unknown: true, text: `${parameter}Resources:\n${user(`${profile}${reading}      PermissionsBoundary: !Ref Given\n`)}` },
    { name: 'a policy from elsewhere', unknown: true, text: `${parameter}Resources:\n${user(`${profile}      ManagedPolicyArns: [!Ref Given]\n`)}` },
  ],
  invalid: [
    { name: 'a user whose boundary asks for something else', text: `Resources:\n${user(`${profile}${reading}      PermissionsBoundary: !Ref Limit\n`, '«Ann»')}${limit("Condition: { Bool: { 'aws:SecureTransport': 'true' } }")}`, expect: ['user'] },
    { name: 'a group without a guard', text: group(work, '', '«Staff»'), expect: ['group'], about: ['Staff'] },
    {
      name: 'a user who signs in', expect: ['user'], says: ['`Ann`'],
      text: `Resources:\n${user(`${profile}      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']\n`, '«Ann»')}`,
    },
    {
      name: 'a user who signs in under a condition', expect: ['user'], when: ['SignsIn'],
      text: `${parameter}Conditions:\n  SignsIn: !Equals [!Ref Given, 'yes']\nResources:\n${user("      LoginProfile: !If [SignsIn, { Password: '{{resolve:secretsmanager:ann}}' }, !Ref AWS::NoValue]\n      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']\n", '«Ann»')}`,
    },
    { name: 'a user who signs in, not the group too', text: group(work) + user(`${profile}      Groups: [!Ref Staff]\n`, '«Ann»'), expect: ['user'], about: ['Ann'] },
  ],
});
