import { serviceLinkedRoleAnywhere } from '../../../src/rules/admin/service-linked-role-anywhere.js';
import { testRule } from '../../support/test-rule.js';

const role = (statement: string, above = ''): string => `${above}Resources:
  Operators:
    Type: AWS::IAM::Group
    Properties:
      Policies:
        - PolicyName: operate
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
${statement.split('\n').map((line) => (line === '' ? '' : `              ${line}`)).join('\n')}`;

const parameter = 'Parameters:\n  Given:\n    Type: String\n';

testRule(serviceLinkedRoleAnywhere, {
  valid: [
    { name: 'a named service', text: role("- Effect: Allow\n  Action: iam:CreateServiceLinkedRole\n  Resource: '*'\n  Condition: { StringLike: { 'iam:AWSServiceName': ecs.amazonaws.com } }\n") },
    { name: 'the role of one service', text: role("- Effect: Allow\n  Action: iam:CreateServiceLinkedRole\n  Resource: 'arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*'\n") },
    { name: 'an action that is not known', unknown: true, text: role("- Effect: Allow\n  Action: !Ref Given\n  Resource: '*'\n", parameter) },
  ],
  invalid: [
    { name: 'any service', text: role("- Effect: Allow\n  Action: [iam:GetRole, «iam:CreateServiceLinkedRole»]\n  Resource: '*'\n"), expect: ['anyService'], about: ['Operators'] },
    { name: 'the service-linked roles of all services', text: role("- Effect: Allow\n  Action: «'iam:Create*'»\n  Resource: 'arn:aws:iam::*:role/aws-service-role/*'\n"), expect: ['anyService'] },
    { name: 'a service that is excepted', text: role("- Effect: Allow\n  Action: «iam:CreateServiceLinkedRole»\n  Resource: '*'\n  Condition: { StringNotEquals: { 'iam:AWSServiceName': ecs.amazonaws.com } }\n"), expect: ['anyService'] },
    { name: 'a condition that names every service', text: role("- Effect: Allow\n  Action: «iam:CreateServiceLinkedRole»\n  Resource: '*'\n  Condition: { StringLike: { 'iam:AWSServiceName': '*' } }\n"), expect: ['anyService'] },
  ],
});
