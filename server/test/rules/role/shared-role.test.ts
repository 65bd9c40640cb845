import { sharedRole } from '../../../src/rules/role/shared-role.js';
import { testRule } from '../../support/test-rule.js';

const role = (service: string, policies: string, id = 'Worker'): string => `Parameters:
  Given:
    Type: String
Resources:
  ${id}:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: { Service: ${service} }, Action: sts:AssumeRole }
${policies}`;

const reading = `      Policies:
        - PolicyName: read
          PolicyDocument:
            Version: '2012-10-17'
            Statement: { Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::orders/*' }
`;

const logs = "      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole']\n";

const lambda = (id: string, own: string): string => `  ${id}:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Role: ${own}
`;

const task = (own: string, agent: string, id = 'Task'): string => `  ${id}:
    Type: AWS::ECS::TaskDefinition
    Properties:
      TaskRoleArn: ${own}
      ExecutionRoleArn: ${agent}
`;

const instance = (id: string, isOpen: string): string => `  ${id}:
    Type: AWS::EC2::Instance
    Properties:
      IamInstanceProfile: !Ref Profile
      NetworkInterfaces:
        - DeviceIndex: '0'
          AssociatePublicIpAddress: ${isOpen}
`;

const profile = `  Profile:
    Type: AWS::IAM::InstanceProfile
    Properties:
      Roles: [!Ref Worker]
`;

const worker = '!GetAtt Worker.Arn';

const isProd = 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n  IsTest: !Not [!Condition IsProd]\n';

const under = (condition: string, resource: string): string => resource.replace('    Properties:', `    Condition: ${condition}\n    Properties:`);

testRule(sharedRole, {
  valid: [
    { name: 'one function', text: role('lambda.amazonaws.com', reading) + lambda('Import', worker) },
    { name: 'a role that may only write logs', text: role('lambda.amazonaws.com', logs) + lambda('Import', worker) + lambda('Export', worker) },
    { name: 'the functions of a loop, which are one', text: 'Transform: AWS::LanguageExtensions\n' + role('lambda.amazonaws.com', reading)
      + "  Fn::ForEach::Imports:\n    - Source\n    - [Shop, Mail]\n    - Import${Source}:\n        Type: AWS::Lambda::Function\n        Properties: { Runtime: python3.13, Role: !GetAtt Worker.Arn }\n" },
    { name: 'a task whose agent has another role', text: role('ecs-tasks.amazonaws.com', reading) + task(worker, 'arn:aws:iam::111122223333:role/agent') },
    { name: 'a task and its agent in the account of the stack, with roles of their own', text: role('ecs-tasks.amazonaws.com', reading) + task('!Sub arn:aws:iam::${AWS::AccountId}:role/one', '!Sub arn:aws:iam::${AWS::AccountId}:role/other') },
    { name: 'instances alike', text: role('ec2.amazonaws.com', reading) + profile + instance('First', 'false') + instance('Second', 'false') },
    { name: 'functions that are never there together', text: role('lambda.amazonaws.com', reading).replace('Resources:', isProd + 'Resources:') + under('IsProd', lambda('Import', worker)) + under('IsTest', lambda('Export', worker)) },
    { name: 'a public and a private instance that are never there together', text: role('ec2.amazonaws.com', reading).replace('Resources:', isProd + 'Resources:') + profile + under('IsTest', instance('Front', 'true')) + under('IsProd', instance('Back', 'false')) },
    { name: 'a role that is not known', unknown: true, text: role('lambda.amazonaws.com', reading) + lambda('Import', '!Ref Given') + lambda('Export', '!Ref Given') },
  ],
  invalid: [
    { name: 'two functions', text: role('lambda.amazonaws.com', reading, '«Worker»') + lambda('Import', worker) + lambda('Export', worker), expect: ['shared'], related: ['`Import` runs with it.', '`Export` runs with it.'], about: ['Worker'], says: ['shared by 2 workloads'] },
    {
      name: 'two functions under conditions, a third one under the contrary', expect: ['shared'], when: ['IsProd'], says: ['shared by 2 workloads'], related: ['`Export` runs with it.', '`Extra` runs with it.'],
      text: role('lambda.amazonaws.com', reading, '«Worker»').replace('Resources:', isProd + 'Resources:') + under('IsTest', lambda('Import', worker)) + under('IsProd', lambda('Export', worker)) + under('IsProd', lambda('Extra', worker)),
    },
    {
      name: 'two functions that are always there beside one under a condition', expect: ['shared'], when: [null], says: ['shared by 2 workloads'], related: ['`Export` runs with it.', '`Extra` runs with it.'],
      text: role('lambda.amazonaws.com', reading, '«Worker»').replace('Resources:', isProd + 'Resources:') + under('IsTest', lambda('Import', worker)) + lambda('Export', worker) + lambda('Extra', worker),
    },
    { name: 'a task and its agent', text: role('ecs-tasks.amazonaws.com', reading) + task(worker, `«${worker}»`), expect: ['agent'], about: ['Task'] },
    { name: 'a task and its agent, by the same ARN', text: role('ecs-tasks.amazonaws.com', reading) + task('arn:aws:iam::111122223333:role/one', '«arn:aws:iam::111122223333:role/one»'), expect: ['agent'] },
    { name: 'a task and its agent, by the same ARN in the account of the stack', text: role('ecs-tasks.amazonaws.com', reading) + task('!Sub arn:aws:iam::${AWS::AccountId}:role/one', '«!Sub arn:aws:iam::${AWS::AccountId}:role/one»'), expect: ['agent'] },
    { name: 'a public and a private instance', text: role('ec2.amazonaws.com', reading) + profile + instance('«Front»', 'true') + instance('Back', 'false'), expect: ['exposed'], related: ['This one has no public address.'], about: ['Front'], says: ['`Back`'] },
  ],
});
