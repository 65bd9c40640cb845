import { organizationPolicy } from '../../../src/rules/policy/organization-policy.js';
import { testRule } from '../../support/test-rule.js';

const control = (statement: string, type = 'SERVICE_CONTROL_POLICY'): string => `Parameters:
  Given:
    Type: String
Resources:
  Guard:
    Type: AWS::Organizations::Policy
    Properties:
      Name: guard
      Type: ${type}
      Content:
        Version: '2012-10-17'
        Statement:
          - ${statement}
`;

testRule(organizationPolicy, {
  valid: [
    { name: 'a denial', text: control("{ Effect: Deny, Action: 'organizations:LeaveOrganization', Resource: '*' }") },
    { name: 'the full language', text: control("{ Effect: Allow, NotAction: 'iam:*', Resource: '*', Condition: { StringEquals: { 'aws:RequestedRegion': eu-west-1 } } }") },
    { name: 'a resource control policy', text: control("{ Effect: Deny, Principal: '*', Action: 's3:*', Resource: '*' }", 'RESOURCE_CONTROL_POLICY') },
    { name: 'what AWS attaches to every account', text: control("{ Effect: Allow, Principal: '*', Action: '*', Resource: '*' }", 'RESOURCE_CONTROL_POLICY') },
    { name: 'a statement that is not known', unknown: true, text: control('!Ref Given') },
    { name: 'another mistake', text: control("{ Effect: Deny, Action: 's3:*', Resource: '*', Explanation: none }") },
    { name: 'a resource in a trust policy, which another rule reports', text: "Resources:\n  Worker:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole, Resource: '*' }\n" },
  ],
  invalid: [
    { name: 'a principal in a service control policy', text: control("{ Effect: Deny, «Principal»: '*', Action: 's3:*', Resource: '*' }"), expect: ['element'], about: ['Guard'] },
    { name: 'an allowance in a resource control policy', text: control("{ Effect: «Allow», Principal: '*', Action: 's3:*', Resource: '*' }", 'RESOURCE_CONTROL_POLICY'), expect: ['allow'] },
    { name: 'a named principal in a resource control policy', text: control("{ Effect: Deny, Principal: { AWS: «'111122223333'» }, Action: 's3:*', Resource: '*' }", 'RESOURCE_CONTROL_POLICY'), expect: ['principal'] },
    { name: 'an element that a resource control policy does not have', text: control("{ Effect: Deny, Principal: '*', «NotAction»: 's3:*', Resource: '*' }", 'RESOURCE_CONTROL_POLICY'), expect: ['element'], says: ['resource control policy'] },
  ],
});
