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
    { name: 'a managed policy on a user', text: user("      «ManagedPolicyArns»: ['arn:aws:iam::aws:policy/ReadOnlyAccess']\n"), expect: ['attached'], about: ['Person'] },
    { name: 'an inline policy on a user', expect: ['attached'],
      text: user("      «Policies»:\n        - PolicyName: list\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement: { Effect: Allow, Action: 's3:ListAllMyBuckets', Resource: '*' }\n") },
    { name: 'a policy that lists users', text: policy('AWS::IAM::Policy', '      PolicyName: list\n      «Users»: [someone]\n'), expect: ['listed'], says: ['`Policy`'] },
    { name: 'users that conditions choose', text: conditions + policy('AWS::IAM::ManagedPolicy', '      «Users»: !If [IsProd, !Ref AWS::NoValue, [someone]]\n'), expect: ['listed'], when: ['!IsProd'] },
    { name: 'a user that a condition adds', text: conditions + policy('AWS::IAM::ManagedPolicy', '      «Users»: [!If [IsProd, someone, !Ref AWS::NoValue]]\n'), expect: ['listed'], when: ['IsProd'] },
    { name: 'one or the other user', text: conditions + policy('AWS::IAM::ManagedPolicy', '      «Users»: [!If [IsProd, someone, another]]\n'), expect: ['listed'], when: [null] },
    { name: 'policies that conditions choose', text: user("      «ManagedPolicyArns»: !If [IsProd, ['arn:aws:iam::aws:policy/ReadOnlyAccess'], []]\n").replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Select [0, !Ref Given], prod]\nResources:'), expect: ['attached'], when: ['IsProd'] },
    { name: 'a policy of a user', text: policy('AWS::IAM::UserPolicy', '      PolicyName: list\n      UserName: someone\n', '«Policy»'), expect: ['listed'] },
  ],
});
