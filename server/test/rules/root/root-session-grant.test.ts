import { rootSessionGrant } from '../../../src/rules/root/root-session-grant.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

testRule(rootSessionGrant, {
  valid: [
    { name: 'one task', text: group("- Effect: Allow\n  Action: sts:AssumeRoot\n  Resource: '*'\n  Condition: { StringEquals: { 'sts:TaskPolicyArn': 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' } }\n") },
    { name: 'assuming a role', text: group("- Effect: Allow\n  Action: sts:AssumeRole\n  Resource: arn:aws:iam::111122223333:role/audit\n") },
    { name: 'a few tasks', text: group("- Effect: Allow\n  Action: sts:AssumeRoot\n  Resource: '*'\n  Condition: { StringLike: { 'sts:TaskPolicyArn': 'arn:aws:iam::aws:policy/root-task/S3*' } }\n") },
    { name: 'a denial in another policy', text: group("- Effect: Allow\n  Action: account:CloseAccount\n  Resource: '*'\n") + "  Guard:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      Groups: [!Ref Operators]\n      PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Deny, Action: 'account:*', Resource: '*' }] }\n" },
    { name: 'an action that is not known', unknown: true, text: group("- Effect: Allow\n  Action: !Ref Given\n  Resource: '*'\n", parameter) },
    { name: 'a wildcard on a resource that is not known', unknown: true, text: group("- Effect: Allow\n  Action: sts:*\n  Resource: !Ref Given\n", parameter) },
    { name: 'everything on a resource that is not known', unknown: true, text: group("- Effect: Allow\n  Action: '*'\n  Resource: !Ref Given\n", parameter) },
    { name: 'a denial', text: group("- Effect: Deny\n  Action: organizations:LeaveOrganization\n  Resource: '*'\n") },
  ],
  invalid: [
    { name: 'a test that every task passes', text: group("- Effect: Allow\n  Action: «sts:AssumeRoot»\n  Resource: '*'\n  Condition: { ArnLike: { 'sts:TaskPolicyArn': '*' } }\n"), expect: ['assumeRoot'] },
    { name: 'a pattern that is every task', text: group("- Effect: Allow\n  Action: «sts:AssumeRoot»\n  Resource: '*'\n  Condition: { StringLike: { 'sts:TaskPolicyArn': 'arn:aws:iam::aws:policy/root-task/*' } }\n"), expect: ['assumeRoot'] },
    { name: 'acting as root', text: group("- Effect: Allow\n  Action: «sts:AssumeRoot»\n  Resource: '*'\n"), expect: ['assumeRoot'], about: ['Operators'] },
    { name: 'acting as root of an account that is not known', text: group("- Effect: Allow\n  Action: «sts:AssumeRoot»\n  Resource: !Ref Given\n", parameter), expect: ['assumeRoot'] },
    { name: 'a wildcard on the root user of an account that is not known', text: group("- Effect: Allow\n  Action: «sts:Assume*»\n  Resource: !Sub 'arn:aws:iam::${Given}:root'\n", parameter), expect: ['assumeRoot'] },
    { name: 'leaving the organisation', text: group("- Effect: Allow\n  Action: [s3:GetObject, «organizations:LeaveOrganization»]\n  Resource: '*'\n"), expect: ['account'], says: ['`organizations:LeaveOrganization`'] },
    { name: 'a switch', text: group("- Effect: Allow\n  Action: «iam:EnableOrganizationsRootSessions»\n  Resource: '*'\n"), expect: ['switch'] },
    ...['EnableOrganizationsRootCredentialsManagement', 'DisableOrganizationsRootCredentialsManagement', 'DisableOrganizationsRootSessions'].map((name) => (
      { name: `a switch: ${name}`, text: group(`- Effect: Allow\n  Action: «iam:${name}»\n  Resource: '*'\n`), expect: ['switch'] as const })),
    ...([['account:CloseAccount', 'account'], ['account:PutContactInformation', 'contact'], ['account:PutAlternateContact', 'contact'], ['account:StartPrimaryEmailUpdate', 'address'], ['account:AcceptPrimaryEmailUpdate', 'address'], ['organizations:CloseAccount', 'account'], ['organizations:RemoveAccountFromOrganization', 'account']] as const).map(([action, message]) => (
      { name: `what belongs to the account: ${action}`, text: group(`- Effect: Allow\n  Action: «${action}»\n  Resource: '*'\n`), expect: [message] })),
  ],
});
