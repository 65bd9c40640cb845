import { size } from '../../../src/rules/policy/size.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const item = (name: string, length: number, mark = false): string => `        - PolicyName: ${name}
          PolicyDocument:
            ${mark ? '«Version»' : 'Version'}: '2012-10-17'
            Statement: { Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::${'x'.repeat(length)}' }
`;

const holder = (type: string, ...items: string[]): string => `Resources:\n  Operators:\n    Type: AWS::IAM::${type}\n    Properties:\n      Policies:\n${items.join('')}`;

const trust = (length: number, mark = false): string => `Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        ${mark ? '«Version»' : 'Version'}: '2012-10-17'
        Statement: { Effect: Allow, Action: 'sts:AssumeRole', Principal: { AWS: '111122223333' }, Condition: { StringEquals: { 'sts:ExternalId': '${'x'.repeat(length)}' } } }
`;

const organization = (type: string, length: number, mark = false): string => `Resources:
  Guard:
    Type: AWS::Organizations::Policy
    Properties:
      Name: guard
      Type: ${type}
      Content:
        ${mark ? '«Version»' : 'Version'}: '2012-10-17'
        Statement: { Effect: Deny, ${type.startsWith('RES') ? "Principal: '*', " : ''}Action: 's3:GetObject', Resource: 'arn:aws:s3:::${'x'.repeat(length)}' }
`;

testRule(size, {
  valid: [
    { name: 'two policies that a group takes together', text: holder('Group', item('one', 2000), item('two', 2000)) },
    { name: 'two policies that a role takes together', text: holder('Role', item('one', 4000), item('two', 4000)) },
    { name: 'a policy beside one whose length is not known', unknown: true, text: `${parameter}${holder('Group', item('one', 4000), item('two', 2000).replace("'arn:", "!Sub 'arn:${Given}"))}` },
    { name: 'two policies of which an identity has one', text: `Parameters:\n  Stage: { Type: String }\nConditions:\n  IsProd: !Equals [!Ref Stage, prod]\nResources:\n  Operators:\n    Type: AWS::IAM::User\n    Properties:\n      Policies: !If\n        - IsProd\n        - [{ PolicyName: one, PolicyDocument: { Version: '2012-10-17', Statement: { Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::${'x'.repeat(1500)}' } } }]\n        - [{ PolicyName: two, PolicyDocument: { Version: '2012-10-17', Statement: { Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::${'y'.repeat(1500)}' } } }]\n` },
    { name: 'two policies of two users', text: `${holder('User', item('one', 1500))}  Other:\n    Type: AWS::IAM::User\n    Properties:\n      Policies:\n${item('two', 1500)}` },
    { name: 'white space, which does not count', text: holder('User', item('one', 1800).replace('xxx', `x${' '.repeat(400)}x`)) },
    { name: 'a trust policy that every account takes', text: trust(1800) },
    { name: 'a service control policy longer than a resource control policy may be', text: organization('SERVICE_CONTROL_POLICY', 6000) },
    { name: 'a short policy', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n") },
    { name: 'a long policy whose length is not known', unknown: true, text: group(`- Effect: Allow\n  Action: s3:GetObject\n  Resource: !Sub 'arn:aws:s3:::\${Given}${'orders-'.repeat(900)}'\n`, parameter) },
    ...['!GetAtt Orders.Arn', "!Join ['', [!Ref Given, '/*']]"].map((part) => ({ name: `a long policy with a part whose length is not known: ${part}`, unknown: true as const,
      text: group(`- Effect: Allow\n  Action: s3:GetObject\n  Resource: ['arn:aws:s3:::${'orders-'.repeat(900)}', ${part}]\n`, parameter) })),
    { name: 'a policy as long as a role takes', text: group(`- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::${'orders-'.repeat(900)}\n`).replace('AWS::IAM::Group', 'AWS::IAM::Role') },
  ],
  invalid: [
    { name: 'two policies that are too long together', text: holder('User', item('one', 1500), item('two', 1500, true)), expect: ['together'], about: ['Operators'], says: ['The 2 inline policies of `Operators` have 3'] },
    { name: 'three policies that are too long together', text: holder('Group', item('one', 2000), item('two', 2000), item('three', 2000, true)), expect: ['together'], says: ['accepts 5,120'] },
    { name: 'a policy under a condition that is too long with one that is always there', expect: ['together'],
      text: `Parameters:\n  Stage: { Type: String }\nConditions:\n  IsProd: !Equals [!Ref Stage, prod]\n${holder('User', item('one', 1500))}        - !If
          - IsProd
          - PolicyName: two
            PolicyDocument: { «Version»: '2012-10-17', Statement: { Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::${'x'.repeat(1500)}' } }
          - !Ref AWS::NoValue\n${item('three', 20)}` },
    { name: 'one of two that is too long by itself', text: holder('User', item('one', 2100, true), item('two', 1500)), expect: ['long'] },
    { name: 'a trust policy that an account has to be given more for', text: trust(2100, true), expect: ['trust'], says: ['accepts 2,048, unless the account has a higher quota'] },
    { name: 'a long resource control policy', text: organization('RESOURCE_CONTROL_POLICY', 5200, true), expect: ['long'], says: ['accepts 5,120'] },
    { name: 'a long service control policy', text: organization('SERVICE_CONTROL_POLICY', 10_300, true), expect: ['long'], says: ['accepts 10,240'] },
    { name: 'a long policy', text: group(`- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::${'orders-'.repeat(900)}\n`).replace('Version', '«Version»'), expect: ['long'], about: ['Operators'], says: ['accepts 5,120'] },
    { name: 'a long managed policy', expect: ['long'], says: ['accepts 6,144'],
      text: `Resources:\n  Orders:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        «Version»: '2012-10-17'\n        Statement: { Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::${'orders-'.repeat(900)}' }\n` },
  ],
});
