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
const withMfa = "              - { Effect: Allow, Action: iam:DeactivateMFADevice, Resource: '*', Condition: { Bool: { aws:MultiFactorAuthPresent: true } } }\n";
const user = (properties: string, id = 'Ann'): string => `  ${id}:\n    Type: AWS::IAM::User\n    Properties:\n${properties}`;
const profile = "      LoginProfile: { Password: '{{resolve:secretsmanager:ann}}' }\n";
const reading = "      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']\n";
const limit = (condition: string): string => `  Limit:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: '*', Resource: '*', ${condition} }] }
`;

/** A group whose policies depend on a parameter with certain values; for `c` there is none. */
const byStage = (stages: string, id: string, more = ''): string => `Parameters:
  Stage: { Type: String, AllowedValues: [${stages}] }
Mappings:
  Access:
    a: { Arns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }
    b: { Arns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }
    c: { Arns: [] }
Resources:
  ${id}:
    Type: AWS::IAM::Group
    Properties:
      ManagedPolicyArns: !FindInMap [Access, !Ref Stage, Arns]
${more}`;

/** What the fix adds to the policies. */
const demanded = `        - PolicyName: RequireMfa
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action:
                  - iam:ListVirtualMFADevices
                Resource:
                  - '*'
              - Effect: Allow
                Action:
                  - iam:CreateVirtualMFADevice
                Resource:
                  - !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:mfa/*
              - Effect: Allow
                Action:
                  - iam:EnableMFADevice
                  - iam:GetMFADevice
                  - iam:GetUser
                  - iam:ListMFADevices
                  - iam:ResyncMFADevice
                Resource:
                  - !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:user/\${!aws:username}
                  - !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:user/*/\${!aws:username}
              - Effect: Deny
                NotAction:
                  - iam:CreateVirtualMFADevice
                  - iam:EnableMFADevice
                  - iam:GetMFADevice
                  - iam:GetUser
                  - iam:ListMFADevices
                  - iam:ListVirtualMFADevices
                  - iam:ResyncMFADevice
                  - sts:GetSessionToken
                Resource: '*'
                Condition:
                  BoolIfExists:
                    aws:MultiFactorAuthPresent: 'false'
`;
/** The same for a user, of whom it is known whether there is a path. */
const demandedOfOne = demanded.replace(/^.*user\/\*.*\n/m, '');
const joining = (properties: string, quotes = ''): string => `  AnnMfaGroup:\n    Type: AWS::IAM::Group\n    Properties:\n      Policies:\n${demandedOfOne.replace('aws:MultiFactorAuthPresent', `${quotes}aws:MultiFactorAuthPresent${quotes}`)}${user(`${properties}      Groups:\n        - !Ref AnnMfaGroup\n`)}`;

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
    { name: 'a user whose boundary asks for something else', text: `Resources:\n${user(`${profile}${reading}      PermissionsBoundary: !Ref Limit\n`, '«Ann»')}${limit("Condition: { Bool: { 'aws:SecureTransport': 'true' } }")}`, expect: ['user'], 
      fixed: `Resources:\n${joining(`${profile}${reading}      PermissionsBoundary: !Ref Limit\n`, "'").replace(/(Ann:[^]*Properties:\n)([^]*)( {6}Groups:\n.*\n)$/, '$1$3$2')}${limit("Condition: { Bool: { 'aws:SecureTransport': 'true' } }")}` },
    { name: 'a group beside one that is allowed something with MFA alone', expect: ['group'], about: ['Staff'],
      text: group(work, '', '«Staff»') + group(withMfa).replace('Resources:\n  Staff', '  Trusted'),
      fixed: group(work) + demanded + group(withMfa).replace('Resources:\n  Staff', '  Trusted') },
    { name: 'a group whose policy each value of a parameter chooses', expect: ['group'], left: ['enrol a device', 'a session with MFA'], text: byStage('a, b', '«Staff»'), fixed: byStage('a, b', 'Staff', `      Policies:\n${demanded}`) },
    { name: 'a group that some values of a parameter give a policy', expect: ['group'], left: ['enrol a device', 'a session with MFA'], when: ['Stage != "c"'], text: byStage('a, b, c', '«Staff»'), fixed: byStage('a, b, c', 'Staff', `      Policies:\n${demanded}`) },
    { name: 'a group without a guard', text: group(work, '', '«Staff»'), expect: ['group'], fixed: group(work) + demanded, left: ['enrol a device', 'a session with MFA'], about: ['Staff'] },
    {
      name: 'a user who signs in', expect: ['user'], 
      fixed: `Resources:\n${joining(`${profile}${reading}`)}`, says: ['`Ann`'],
      text: `Resources:\n${user(`${profile}      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']\n`, '«Ann»')}`,
    },
    {
      name: 'a user who signs in under a condition', expect: ['user'], 
      fixed: `${parameter}Conditions:\n  SignsIn: !Equals [!Ref Given, 'yes']\nResources:\n${joining(`      LoginProfile: !If [SignsIn, { Password: '{{resolve:secretsmanager:ann}}' }, !Ref AWS::NoValue]\n      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']\n`)}`, when: ['SignsIn'],
      text: `${parameter}Conditions:\n  SignsIn: !Equals [!Ref Given, 'yes']\nResources:\n${user("      LoginProfile: !If [SignsIn, { Password: '{{resolve:secretsmanager:ann}}' }, !Ref AWS::NoValue]\n      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']\n", '«Ann»')}`,
    },
    { name: 'a user who signs in, not the group too', text: group(work) + user(`${profile}      Groups: [!Ref Staff]\n`, '«Ann»'), expect: ['user'], about: ['Ann'],
      fixed: group(work) + joining(profile).replace('Groups:\n        - !Ref AnnMfaGroup', 'Groups: [!Ref Staff, !Ref AnnMfaGroup]') },
    { name: 'a user who signs in, below a path', text: `Resources:\n${user(`${profile}${reading}      Path: /staff/\n`, '«Ann»')}`, expect: ['user'],
      fixed: `Resources:\n${joining(`${profile}${reading}      Path: /staff/\n`).replace('user/${', 'user/staff/${').replace(/(Ann:[^]*Properties:\n)([^]*)( {6}Groups:\n.*\n)$/, '$1$3$2')}` },
    { name: 'a user who signs in, below a path that another stack exports', text: `Resources:\n${user(`${profile}${reading}      Path: !ImportValue path\n`, '«Ann»')}`, expect: ['user'],
      fixed: `Resources:\n${joining(`${profile}${reading}      Path: !ImportValue path\n`).replace(demandedOfOne, demanded).replace(/(Ann:[^]*Properties:\n)([^]*)( {6}Groups:\n.*\n)$/, '$1$3$2')}` },
    { name: 'a user who signs in and has an access key', text: `Resources:\n${user(`${profile}${reading}`, '«Ann»')}  Key:\n    Type: AWS::IAM::AccessKey\n    Properties: { UserName: !Ref Ann }\n`, expect: ['user'] },
    { name: 'a user whose groups are chosen', text: `${parameter}Resources:\n${user(`${profile}${reading}      Groups: !If [Given, [], []]\n`, '«Ann»')}`, expect: ['user'], declined: 'the groups of `Ann`' },
  ],
});
