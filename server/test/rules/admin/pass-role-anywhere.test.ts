import { passRoleAnywhere } from '../../../src/rules/admin/pass-role-anywhere.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const sibling = (denied: string): string => `  Sibling:
    Type: AWS::IAM::GroupPolicy
    Properties:
      GroupName: !Ref Operators
      PolicyName: guard
      PolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Deny, Action: '${denied}', Resource: '*' }
`;

testRule(passRoleAnywhere, {
  valid: [
    { name: 'a named role', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: arn:aws:iam::111122223333:role/importer\n") },
    { name: 'roles of a path', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: !Sub arn:aws:iam::${AWS::AccountId}:role/app/*\n") },
    { name: 'nothing of what is a role', text: group("- Effect: Allow\n  Action: iam:PassRole\n  NotResource: arn:aws:iam::111122223333:role/*\n") },
    { name: 'the resources that will have it', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: '*'\n  Condition: { ArnLike: { 'iam:AssociatedResourceArn': 'arn:aws:ec2:*:111122223333:instance/*' } }\n") },
    { name: 'a denial', text: group("- Effect: Deny\n  Action: iam:PassRole\n  Resource: '*'\n") },
    { name: 'an administrator, who is reported as that', text: group("- Effect: Allow\n  Action: ['iam:PassRole', '*']\n  Resource: '*'\n") },
    { name: 'other actions on every role', text: group("- Effect: Allow\n  Action: iam:GetRole\n  Resource: '*'\n") },
    { name: 'a denial but of one role', text: group("- Effect: Deny\n  Action: iam:PassRole\n  NotResource: arn:aws:iam::111122223333:role/importer\n") },
    { name: 'everything but passing one role, which another rule reports', text: group("- Effect: Allow\n  NotAction: s3:GetObject\n  NotResource: arn:aws:iam::111122223333:role/admin\n") },
    { name: 'every role but one, to one service', text: group("- Effect: Allow\n  Action: iam:PassRole\n  NotResource: arn:aws:iam::111122223333:role/admin\n  Condition: { StringEquals: { 'iam:PassedToService': ecs-tasks.amazonaws.com } }\n") },
    { name: 'every role but those of a path and one that is not known', text: group("- Effect: Allow\n  Action: iam:PassRole\n  NotResource: ['arn:aws:iam::111122223333:role/*', 'arn:aws:s3:::orders']\n") },
    { name: 'all but what is not known', text: group("- Effect: Allow\n  Action: iam:PassRole\n  NotResource: !Ref Given\n", parameter) },
    { name: 'other actions but on one role', text: group("- Effect: Allow\n  Action: iam:GetRole\n  NotResource: arn:aws:iam::111122223333:role/admin\n") },
    { name: 'all of IAM but on one role, which is reported as that', text: group("- Effect: Allow\n  Action: iam:*\n  NotResource: arn:aws:iam::111122223333:role/admin\n") },
    { name: 'a boundary', text: `Resources:\n  Limit:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Action: 'iam:PassRole', NotResource: 'arn:aws:iam::111122223333:role/admin' }\n  Worker:\n    Type: AWS::IAM::User\n    Properties:\n      PermissionsBoundary: !Ref Limit\n` },
    { name: 'a named service', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: '*'\n  Condition: { StringEquals: { 'iam:PassedToService': ecs-tasks.amazonaws.com } }\n") },
    { name: 'what another policy of the group denies', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: '*'\n") + sibling('iam:*') },
    { name: 'what is denied for all services but one', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: '*'\n- Effect: Deny\n  Action: iam:PassRole\n  Resource: '*'\n  Condition: { StringNotEqualsIfExists: { 'iam:PassedToService': lambda.amazonaws.com } }\n") },
    { name: 'a condition that is not known', unknown: true, text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: '*'\n  Condition: !Ref Given\n", parameter) },
    { name: 'an action that is not known', unknown: true, text: group("- Effect: Allow\n  Action: !Ref Given\n  Resource: '*'\n", parameter) },
  ],
  invalid: [
    { name: 'every role but one', text: group("- Effect: Allow\n  Action: iam:PassRole\n  «NotResource»: arn:aws:iam::111122223333:role/admin\n"), expect: ['others'] },
    { name: 'what is denied for one service', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n- Effect: Deny\n  Action: iam:PassRole\n  Resource: '*'\n  Condition: { StringEquals: { 'iam:PassedToService': lambda.amazonaws.com } }\n"), expect: ['anyRole'], related: ['This allows passing them.'] },
    { name: 'what another policy of the group does not deny', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n") + sibling('iam:Attach*'), expect: ['anyRole'], related: ['This allows passing them.'] },
    { name: 'any role', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n"), expect: ['anyRole'], related: ['This allows passing them.'], about: ['Operators'] },
    { name: 'a wildcard that covers it, on every role of the account', text: group("- Effect: Allow\n  Action: ['s3:GetObject', 'iam:pass*']\n  Resource: «!Sub 'arn:aws:iam::${AWS::AccountId}:role/*'»\n"), expect: ['anyRole'], related: ['This allows passing them.'] },
    { name: 'roles by a star that ends the word', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'arn:aws:iam::111122223333:role*'»\n"), expect: ['anyRole'], related: ['This allows passing them.'] },
    { name: 'any resource', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n  Condition: { ArnLike: { 'iam:AssociatedResourceArn': '*' } }\n"), expect: ['anyRole'], related: ['This allows passing them.'] },
    { name: 'any service', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n  Condition: { StringLike: { 'iam:PassedToService': '*' } }\n"), expect: ['anyRole'], related: ['This allows passing them.'] },
    { name: 'the name of any service', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n  Condition: { StringLike: { 'iam:PassedToService': '*.amazonaws.com' } }\n"), expect: ['anyRole'], related: ['This allows passing them.'] },
    { name: 'all services but one', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n  Condition: { StringNotEquals: { 'iam:PassedToService': lambda.amazonaws.com } }\n"), expect: ['anyRole'], related: ['This allows passing them.'] },
  ],
});
