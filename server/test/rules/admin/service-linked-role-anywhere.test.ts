import { serviceLinkedRoleAnywhere } from '../../../src/rules/admin/service-linked-role-anywhere.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

testRule(serviceLinkedRoleAnywhere, {
  valid: [
    { name: 'a named service', text: group("- Effect: Allow\n  Action: iam:CreateServiceLinkedRole\n  Resource: '*'\n  Condition: { StringLike: { 'iam:AWSServiceName': ecs.amazonaws.com } }\n") },
    { name: 'the role of one service', text: group("- Effect: Allow\n  Action: iam:CreateServiceLinkedRole\n  Resource: 'arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*'\n") },
    { name: 'an action that is not known', unknown: true, text: group("- Effect: Allow\n  Action: !Ref Given\n  Resource: '*'\n", parameter) },
  ],
  invalid: [
    { name: 'any service', text: group("- Effect: Allow\n  Action: [iam:GetRole, «iam:CreateServiceLinkedRole»]\n  Resource: '*'\n"), expect: ['anyService'], about: ['Operators'] },
    { name: 'the service-linked roles of all services', text: group("- Effect: Allow\n  Action: «'iam:Create*'»\n  Resource: 'arn:aws:iam::*:role/aws-service-role/*'\n"), expect: ['anyService'] },
    { name: 'a service that is excepted', text: group("- Effect: Allow\n  Action: «iam:CreateServiceLinkedRole»\n  Resource: '*'\n  Condition: { StringNotEquals: { 'iam:AWSServiceName': ecs.amazonaws.com } }\n"), expect: ['anyService'] },
    { name: 'a condition that names every service', text: group("- Effect: Allow\n  Action: «iam:CreateServiceLinkedRole»\n  Resource: '*'\n  Condition: { StringLike: { 'iam:AWSServiceName': '*' } }\n"), expect: ['anyService'] },
  ],
});
