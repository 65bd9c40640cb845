import { assumeAnyRole } from '../../../src/rules/admin/assume-any-role.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

testRule(assumeAnyRole, {
  valid: [
    { name: 'a named role', text: group("- Effect: Allow\n  Action: sts:AssumeRole\n  Resource: arn:aws:iam::111122223333:role/reports\n") },
    { name: 'roles of a path', text: group("- Effect: Allow\n  Action: sts:AssumeRole\n  Resource: 'arn:aws:iam::*:role/reports/*'\n") },
    { name: 'roles of the organisation', text: group("- Effect: Allow\n  Action: sts:AssumeRole\n  Resource: '*'\n  Condition: { StringEquals: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } }\n") },
    { name: 'a denial', text: group("- Effect: Deny\n  Action: sts:AssumeRole\n  Resource: '*'\n") },
    { name: 'an administrator, who is reported as that', text: group("- Effect: Allow\n  Action: [sts:AssumeRole, '*']\n  Resource: '*'\n") },
    { name: 'roles of the organisation, over a safe connection', text: group("- Effect: Allow\n  Action: sts:AssumeRole\n  Resource: '*'\n  Condition: { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:ResourceOrgID': 'o-abc123' } }\n") },
    { name: 'a resource that is not known', unknown: true, text: group("- Effect: Allow\n  Action: sts:AssumeRole\n  Resource: !Ref Given\n", parameter) },
    { name: 'roles with a tag', text: group("- Effect: Allow\n  Action: sts:AssumeRole\n  Resource: 'arn:*:iam::111122223333:role/*'\n  Condition: { 'ForAnyValue:StringEquals': { 'iam:ResourceTag/team': [deploy] } }\n") },
    { name: 'roles of a path of the organisation, in whatever letters', text: group("- Effect: Allow\n  Action: sts:AssumeRole\n  Resource: '*'\n  Condition: { 'ForAnyValue:StringLike': { 'AWS:resourceorgpaths': 'o-abc123/r-root/ou-apps/*' } }\n") },
    { name: 'roles of one account, and of one by its tag', text: group("- Effect: Allow\n  Action: sts:AssumeRole\n  Resource: '*'\n  Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } }\n- Effect: Allow\n  Action: sts:AssumeRole\n  Resource: '*'\n  Condition: { StringEquals: { 'aws:ResourceTag/team': deploy } }\n") },
  ],
  invalid: [
    { name: 'every role of an account', text: group("- Effect: Allow\n  Action: sts:AssumeRole\n  Resource: «!Sub 'arn:aws:iam::${AWS::AccountId}:role/*'»\n"), expect: ['anyRole'] },
    { name: 'any role', text: group("- Effect: Allow\n  Action: sts:AssumeRole\n  Resource: «'*'»\n"), expect: ['anyRole'], about: ['Operators'] },
    { name: 'any role, for callers of the organisation', text: group("- Effect: Allow\n  Action: sts:AssumeRole\n  Resource: «'*'»\n  Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc123' } }\n"), expect: ['anyRole'] },
    { name: 'a wildcard that covers it', text: group("- Effect: Allow\n  Action: 'sts:Assume*'\n  Resource: [«'*'»]\n"), expect: ['anyRole'] },
    { name: 'any role of any account', text: group("- Effect: Allow\n  Action: sts:AssumeRole\n  Resource: «'arn:aws:iam::*:role/*'»\n"), expect: ['anyRole'] },
  ],
});
