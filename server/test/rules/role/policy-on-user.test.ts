import { policyOnUser } from '../../../src/rules/role/policy-on-user.js';
import { testRule } from '../../support/test-rule.js';

const user = (properties: string): string => `Parameters:
  Given:
    Type: CommaDelimitedList
Resources:
  Person:
    Type: AWS::IAM::User
    Properties:
      Path: /people/
${properties}`;

const policy = (type: string, users: string, id = 'Policy'): string => `Resources:
  ${id}:
    Type: ${type}
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: s3:ListAllMyBuckets
            Resource: '*'
${users}`;

/** The user is in a group that comes before it. */
const grouped = (properties: string, group: string): string =>
  user(properties).replace('  Person:', `  PersonGroup:\n    Type: AWS::IAM::Group\n    Properties:\n${group}  Person:`);

const readOnly = '        - arn:aws:iam::aws:policy/ReadOnlyAccess\n';
const listing = "        - PolicyName: list\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement: { Effect: Allow, Action: 's3:ListAllMyBuckets', Resource: '*' }\n";

const person = (properties = '', id = 'Person'): string => `  ${id}:\n    Type: AWS::IAM::User\n    Properties:\n      Path: /people/\n${properties}`;
const key = '  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: !Ref Person\n';
const onlyGroup = (id: string): string => `  ${id}:\n    Type: AWS::IAM::Group\n`;
const ownPolicy = (user: string, id = 'Policy'): string => policy('AWS::IAM::UserPolicy', `      PolicyName: list\n      UserName: ${user}\n`, id);
const joined = (group: string): string => `      Groups:\n        - !Ref ${group}\n`;

const conditions = 'Parameters:\n  Stage:\n    Type: String\nConditions:\n  IsProd: !Equals [!Ref Stage, prod]\n';

testRule(policyOnUser, {
  valid: [
    { name: 'a user in a group', text: user('      Groups: [readers]\n') },
    { name: 'a list that conditions empty', text: conditions + policy('AWS::IAM::ManagedPolicy', '      Users: [!If [IsProd, !Ref AWS::NoValue, !Ref AWS::NoValue]]\n') },
    { name: 'an empty list', text: user('      Policies: []\n') },
    { name: 'a policy for a role', text: policy('AWS::IAM::ManagedPolicy', '      Roles: [reader]\n') },
    { name: 'a list from elsewhere', unknown: true, text: user('      ManagedPolicyArns: !Ref Given\n') },
  ],
  invalid: [
    { name: 'a managed policy on a user', text: user(`      «ManagedPolicyArns»:\n${readOnly}`), expect: ['attached'], about: ['Person'],
      fixed: grouped(`      Groups:\n        - !Ref PersonGroup\n`, `      ManagedPolicyArns:\n${readOnly}`), left: ['Name the group after what'] },
    { name: 'an inline policy on a user', expect: ['attached'],
      text: user(`      «Policies»:\n${listing}        # what people may do\n${listing.replace('list', 'more')}`),
      fixed: grouped(joined('PersonGroup'), `      Policies:\n${listing}        # what people may do\n${listing.replace('list', 'more')}`) },
    { name: 'a comment that would be lost', expect: ['attached'], text: user(`      «Policies»: # what people may do\n${listing}`), declined: 'A comment' },
    { name: 'policies of a user that has a group', expect: ['attached'],
      text: user(`      Groups:\n        - everybody\n      «Policies»:\n${listing}      ManagedPolicyArns:\n${readOnly}`),
      fixed: grouped('      Groups:\n        - everybody\n        - !Ref PersonGroup\n', `      Policies:\n${listing}      ManagedPolicyArns:\n${readOnly}`) },
    { name: 'policies of a user whose groups a function chooses', expect: ['attached'],
      text: user(`      Groups: !Ref Given\n      «Policies»:\n${listing}`), declined: 'A function chooses' },
    { name: 'policies of a program, which needs a role', text: user(`      «Policies»:\n${listing}`) + key, expect: ['attached'] },
    { name: 'policies of a person with a key', expect: ['attached'],
      text: user(`      LoginProfile: { Password: !Ref Given, PasswordResetRequired: true }\n      «ManagedPolicyArns»:\n${readOnly}`) + key,
      fixed: grouped(`      LoginProfile: { Password: !Ref Given, PasswordResetRequired: true }\n${joined('PersonGroup')}`, `      ManagedPolicyArns:\n${readOnly}`) + key },
    { name: 'a user under a condition, after something', expect: ['attached'],
      text: user(`      «ManagedPolicyArns»:\n${readOnly}`).replace('    Properties', '    Condition: IsProd\n    DependsOn: Topic\n    Properties').replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Select [0, !Ref Given], prod]\nResources:') + '  Topic:\n    Type: AWS::SNS::Topic\n',
      fixed: grouped(joined('PersonGroup'), `      ManagedPolicyArns:\n${readOnly}`).replaceAll('    Properties', '    Condition: IsProd\n    DependsOn: Topic\n    Properties').replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Select [0, !Ref Given], prod]\nResources:') + '  Topic:\n    Type: AWS::SNS::Topic\n' },
    { name: 'a user all of whose properties are policies', asWritten: true, expect: ['attached'],
      text: '{"Resources":{"Person":{"Type":"AWS::IAM::User","Properties":{"«ManagedPolicyArns»":["arn:aws:iam::aws:policy/ReadOnlyAccess"]}}}}'.replace('"«ManagedPolicyArns»"', '«"ManagedPolicyArns"»'),
      fixed: '{"Resources":{"PersonGroup":{"Type":"AWS::IAM::Group","Properties":{"ManagedPolicyArns":["arn:aws:iam::aws:policy/ReadOnlyAccess"]}},"Person":{"Type":"AWS::IAM::User","Properties":{"Groups":[{"Ref":"PersonGroup"}]}}}}' },
    { name: 'a policy that lists users', text: policy('AWS::IAM::Policy', '      PolicyName: list\n      «Users»: [someone]\n'), expect: ['listed'], says: ['`Policy`'], declined: 'not in this template' },
    { name: 'a policy that lists a user of the template', text: policy('AWS::IAM::Policy', '      PolicyName: list\n      «Users»: [!Ref Person]\n') + person(), expect: ['listed'],
      fixed: `${policy('AWS::IAM::Policy', '      PolicyName: list\n').replace('      PolicyDocument', `${joined('PersonGroup')}      PolicyDocument`)}${onlyGroup('PersonGroup')}${person(joined('PersonGroup'))}` },
    { name: 'a policy that lists two users who have nothing else', expect: ['listed'],
      text: policy('AWS::IAM::ManagedPolicy', '      «Users»: [!Ref Person, !Ref Other]\n', 'ReadersPolicy') + person() + person('', 'Other'),
      fixed: policy('AWS::IAM::ManagedPolicy', joined('ReadersGroup'), 'ReadersPolicy') + onlyGroup('ReadersGroup') + person(joined('ReadersGroup')) + person(joined('ReadersGroup'), 'Other') },
    { name: 'a policy that lists two users of whom one has more', expect: ['listed', 'attached'],
      text: policy('AWS::IAM::ManagedPolicy', '      «Users»: [!Ref Person, !Ref Other]\n') + person() + person(`      «ManagedPolicyArns»:\n${readOnly}`, 'Other'),
      fixed: policy('AWS::IAM::ManagedPolicy', `${joined('PersonGroup')}        - !Ref OtherGroup\n`) + onlyGroup('PersonGroup') + person(joined('PersonGroup')) +
        `${onlyGroup('OtherGroup')}    Properties:\n      ManagedPolicyArns:\n${readOnly}` + person(joined('OtherGroup'), 'Other') },
    { name: 'a policy that lists a program', expect: ['listed'], text: policy('AWS::IAM::Policy', '      PolicyName: list\n      «Users»: [!Ref Person]\n') + person() + key },
    { name: 'a policy that names the user it is for', expect: ['listed'],
      text: ownPolicy('!Ref Person', '«Policy»').replace("Resource: '*'", 'Resource: !GetAtt Person.Arn') + person(), declined: 'names the user' },
    { name: 'a policy of a user of the template', expect: ['listed'], text: ownPolicy('!Ref Person', '«Policy»') + person(),
      fixed: `Resources:\n${onlyGroup('PersonGroup')}    Properties:\n      Policies:\n${listing.replace("{ Effect: Allow, Action: 's3:ListAllMyBuckets', Resource: '*' }", "\n              - Effect: Allow\n                Action: s3:ListAllMyBuckets\n                Resource: '*'").replace('Statement: ', 'Statement:')}${person(joined('PersonGroup'))}` },
    { name: 'users that conditions choose', text: conditions + policy('AWS::IAM::ManagedPolicy', '      «Users»: !If [IsProd, !Ref AWS::NoValue, [someone]]\n'), expect: ['listed'], when: ['!IsProd'], declined: 'chooses the users' },
    { name: 'a user that a condition adds', text: conditions + policy('AWS::IAM::ManagedPolicy', '      «Users»: [!If [IsProd, someone, !Ref AWS::NoValue]]\n'), expect: ['listed'], when: ['IsProd'], declined: 'chooses a user' },
    { name: 'one or the other user', text: conditions + policy('AWS::IAM::ManagedPolicy', '      «Users»: [!If [IsProd, someone, another]]\n'), expect: ['listed'], when: [null], declined: 'chooses a user' },
    { name: 'policies that conditions choose', text: user("      «ManagedPolicyArns»: !If [IsProd, ['arn:aws:iam::aws:policy/ReadOnlyAccess'], []]\n").replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Select [0, !Ref Given], prod]\nResources:'), expect: ['attached'], when: ['IsProd'], declined: 'A function chooses' },
    { name: 'users under conditions that exclude each other', text: conditions + policy('AWS::IAM::ManagedPolicy', '      «Users»: !If [IsProd, [!If [IsProd, someone, another]], [other]]\n'), expect: ['listed'], when: [null], declined: 'chooses the users' },
    { name: 'a policy of a user without a name', text: policy('AWS::IAM::UserPolicy', '      PolicyName: list\n', '«Policy»'), expect: ['listed'] },
    { name: 'a policy of a user', text: policy('AWS::IAM::UserPolicy', '      PolicyName: list\n      UserName: someone\n', '«Policy»'), expect: ['listed'] },
  ],
});
