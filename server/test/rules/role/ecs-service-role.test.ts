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
    { name: 'an administrator by its own policy', text: service('      Role: «!Ref Registration»\n', inline('*')), expect: ['admin'], about: ['Shop'], says: ['`Registration`, an administrator'] },
    { name: 'an administrator by a policy of AWS', text: service('      Role: «!GetAtt Registration.Arn»\n', managed('AdministratorAccess')), expect: ['admin'] },
    { name: 'policies of its own', text: service('      Role: «!Ref Registration»\n', inline('elasticloadbalancing:RegisterTargets')), expect: ['inline'] },
    { name: 'under a condition', text: service("      Role: !If [IsOld, «!Ref Registration», !Ref 'AWS::NoValue']\n", inline('elasticloadbalancing:RegisterTargets')), expect: ['inline'], when: ['IsOld'] },
  ],
});
