import { userWithoutGroup } from '../../../src/rules/role/user-without-group.js';
import { testRule } from '../../support/test-rule.js';

const user = (properties: string, id = 'Person', more = ''): string => `Parameters:
  Given:
    Type: CommaDelimitedList
Resources:
  ${id}:
    Type: AWS::IAM::User
    Properties:
      Path: /people/
${properties}${more}`;

const addition = (users: string): string => `  Addition:
    Type: AWS::IAM::UserToGroupAddition
    Properties:
      GroupName: readers
      Users: ${users}
`;

/** The user is in the group that a parameter names. */
const joined = (id = 'Person', properties = '', more = ''): string =>
  user(`${properties}      Groups:\n        - !Ref PersonGroup\n`, id, more).replace('Resources:', '  PersonGroup:\n    Type: String\n    Description: Name of the IAM group that Person belongs to\nResources:');
const other = '  Other:\n    Type: AWS::IAM::User\n    Properties:\n      Groups: [readers]\n';
const key = '  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: !Ref Person\n';

testRule(userWithoutGroup, {
  valid: [
    { name: 'a user in a group', text: user('      Groups: [readers]\n') },
    { name: 'a user who is added to a group', text: user('', 'Person', addition('[!Ref Person]')) },
    { name: 'a user who is added by name', text: user('      UserName: ann\n', 'Person', addition('[ann]')) },
    { name: 'a user of a name that is not known, added by it', unknown: true, text: user('', 'Person', addition('[!Select [0, !Ref Given]]')) },
    { name: 'groups from elsewhere', unknown: true, text: user('      Groups: !Ref Given\n') },
    { name: 'an addition of users that are not known', unknown: true, text: user('', 'Person', addition('!Ref Given')) },
  ],
  invalid: [
    { name: 'a group that a condition gives', expect: ['alone'], when: ['!IsProd'],
      text: 'Parameters: { Stage: { Type: String } }\nConditions: { IsProd: !Equals [!Ref Stage, prod] }\nResources:\n  Person:\n    Type: AWS::IAM::User\n    Properties:\n      Groups: «[!If [IsProd, operators, !Ref AWS::NoValue]]»\n' },
    { name: 'a user without a group', text: user('', '«Person»'), expect: ['alone'], about: ['Person'], fixed: joined(), left: ['`PersonGroup` to the name of a group'] },
    { name: 'a user with permissions', expect: ['alone'],
      text: user("      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']\n", '«Person»'),
      fixed: user('      Groups:\n        - !Ref PersonGroup\n').replace('  Person:', "  PersonGroup:\n    Type: AWS::IAM::Group\n    Properties:\n      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']\n  Person:") },
    { name: 'a program, which needs a role', text: user('', '«Person»') + key, expect: ['alone'] },
    { name: 'a person with a key', expect: ['alone'],
      text: user('      LoginProfile: { Password: !Select [0, !Ref Given], PasswordResetRequired: true }\n', '«Person»') + key,
      fixed: joined('Person', '      LoginProfile: { Password: !Select [0, !Ref Given], PasswordResetRequired: true }\n') + key },
    { name: 'an empty list', text: user('      Groups: «[]»\n'), expect: ['alone'], fixed: joined() },
    { name: 'an addition of somebody else', text: user('', '«Person»', addition('[someone-else]')), expect: ['alone'], fixed: joined('Person', '', addition('[someone-else]')) },
    { name: 'an addition of another name', text: user('      UserName: ann\n', '«Person»', addition('[bob]')), expect: ['alone'], fixed: joined('Person', '      UserName: ann\n', addition('[bob]')) },
    { name: 'an addition of another user of the template', text: user('', '«Person»', addition('[!Ref Other]') + other), expect: ['alone'], about: ['Person'], fixed: joined('Person', '', addition('[!Ref Other]') + other) },
  ],
});
