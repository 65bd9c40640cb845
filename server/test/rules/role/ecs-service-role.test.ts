import { ecsServiceRole } from '../../../src/rules/role/ecs-service-role.js';
import { testRule } from '../../support/test-rule.js';

const service = (role: string, policies = ''): string => `Parameters:
  Given:
    Type: String
Conditions:
  IsOld: !Equals [!Ref Given, old]
Resources:
  Registration:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: { Service: ecs.amazonaws.com }, Action: sts:AssumeRole }
${policies}  Shop:
    Type: AWS::ECS::Service
    Properties:
      TaskDefinition: shop
${role}`;

const inline = (action: string): string => `      Policies:
        - PolicyName: register
          PolicyDocument:
            Version: '2012-10-17'
            Statement: { Effect: Allow, Action: '${action}', Resource: '*' }
`;

const managed = (name: string): string => `      ManagedPolicyArns: ['arn:aws:iam::aws:policy/${name}']\n`;

testRule(ecsServiceRole, {
  valid: [
    { name: 'no role: the service-linked one', text: service('', inline('*')) },
    { name: 'a role with the policy of AWS for it', text: service('      Role: !Ref Registration\n', managed('service-role/AmazonEC2ContainerServiceRole')) },
    { name: 'a role that is not known', unknown: true, text: service('      Role: !Ref Given\n', inline('*')) },
  ],
  invalid: [
    { name: 'an administrator by its own policy', fixed: "Parameters:\n  Given:\n    Type: String\nConditions:\n  IsOld: !Equals [!Ref Given, old]\nResources:\n  Registration:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { Service: ecs.amazonaws.com }, Action: sts:AssumeRole }\n      Policies:\n        - PolicyName: register\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement: { Effect: Allow, Action: '*', Resource: '*' }\n  Shop:\n    Type: AWS::ECS::Service\n    Properties:\n      TaskDefinition: shop\n", text: service('      Role: «!Ref Registration»\n', inline('*')), expect: ['admin'], about: ['Shop'], says: ['`Registration`, an administrator'] },
    { name: 'an administrator by a policy of AWS', fixed: "Parameters:\n  Given:\n    Type: String\nConditions:\n  IsOld: !Equals [!Ref Given, old]\nResources:\n  Registration:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { Service: ecs.amazonaws.com }, Action: sts:AssumeRole }\n      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess']\n  Shop:\n    Type: AWS::ECS::Service\n    Properties:\n      TaskDefinition: shop\n", text: service('      Role: «!GetAtt Registration.Arn»\n', managed('AdministratorAccess')), expect: ['admin'] },
    { name: 'policies of its own', fixed: "Parameters:\n  Given:\n    Type: String\nConditions:\n  IsOld: !Equals [!Ref Given, old]\nResources:\n  Registration:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { Service: ecs.amazonaws.com }, Action: sts:AssumeRole }\n      Policies:\n        - PolicyName: register\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement: { Effect: Allow, Action: 'elasticloadbalancing:RegisterTargets', Resource: '*' }\n  Shop:\n    Type: AWS::ECS::Service\n    Properties:\n      TaskDefinition: shop\n", text: service('      Role: «!Ref Registration»\n', inline('elasticloadbalancing:RegisterTargets')), expect: ['inline'] },
    { name: 'under a condition', declined: 'The role is chosen by a function, or is not written in this file.', text: service("      Role: !If [IsOld, «!Ref Registration», !Ref 'AWS::NoValue']\n", inline('elasticloadbalancing:RegisterTargets')), expect: ['inline'], when: ['IsOld'] },
  ],
});
