import { adminManagedPolicy } from '../../../src/rules/admin/admin-managed-policy.js';
import { testRule } from '../../support/test-rule.js';

const group = (policy: string, id = 'Operators'): string => `Parameters:
  Given:
    Type: String
Conditions:
  IsProd: !Equals [!Ref Given, prod]
Resources:
  ${id}:
    Type: AWS::IAM::Group
    Properties:
      ManagedPolicyArns:
        - ${policy}
`;

const role = (principal: string): string => `Resources:
  Deployer:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns:
        - «arn:aws:iam::aws:policy/AdministratorAccess»
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: ${principal}, Action: 'sts:AssumeRole' }
`;

const script = (lines: string): string => `Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      UserData:
        Fn::Base64: !Sub |
          #!/bin/bash
          ${lines}
`;

testRule(adminManagedPolicy, {
  valid: [
    { name: 'a policy for reading', text: group('arn:aws:iam::aws:policy/ReadOnlyAccess') },
    { name: 'a policy whose name only sounds like it', text: group('arn:aws:iam::111122223333:policy/AdministratorAccess-of-ours') },
    { name: 'the policy for the role of a service', text: group('arn:aws:iam::aws:policy/service-role/AmazonElasticMapReduceRole') },
    { name: 'passing roles to one service', text: group('arn:aws:iam::aws:policy/AWSLambda_FullAccess') },
    { name: 'a script that attaches another policy, or one that is not known', text: script('aws iam attach-role-policy --role-name r --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess\n          aws iam attach-role-policy --role-name r --policy-arn $POLICY\n          aws iam detach-role-policy --role-name r --policy-arn arn:aws:iam::aws:policy/AdministratorAccess') },
    { name: 'a script that attaches a policy of the account that is called so', text: script('aws iam attach-role-policy --role-name r --policy-arn arn:aws:iam::111122223333:policy/AdministratorAccess') },
    { name: 'policies for reading the organisation and its permission sets', text: group('arn:aws:iam::aws:policy/AWSOrganizationsReadOnlyAccess\n        - arn:aws:iam::aws:policy/AWSSSOReadOnly\n        - arn:aws:iam::aws:policy/AWSSSODirectoryAdministrator') },
    { name: 'reading what is known of the account', text: group('arn:aws:iam::aws:policy/AWSAccountManagementReadOnlyAccess') },
    { name: 'a policy that is not known', unknown: true, text: group('!Ref Given') },
    { name: 'code that attaches one of two policies', text: `Resources:
  Setter:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.12
      Code:
        ZipFile: |
          import boto3
          POLICY = 'arn:aws:iam::aws:policy/AdministratorAccess'
          POLICY = narrowed(POLICY)
          def handler(event, context):
            boto3.client('iam').attach_role_policy(RoleName='r', PolicyArn=POLICY)
` },
  ],
  invalid: [
    { name: 'everything', text: group('«arn:aws:iam::aws:policy/AdministratorAccess»'), expect: ['admin'], about: ['Operators'], says: ['`AdministratorAccess`, which makes it an administrator.'] },
    { name: 'everything but IAM', text: group('«arn:aws:iam::aws:policy/PowerUserAccess»'), expect: ['admin'], says: ['allows it everything but IAM'] },
    { name: 'all of IAM, in whatever partition', text: group('«!Sub arn:${AWS::Partition}:iam::aws:policy/IAMFullAccess»'), expect: ['admin'] },
    { name: 'a name of which a condition decides a part', expect: ['admin'], when: ['!IsProd'], says: ['`IAMFullAccess`'],
      text: group("«!Sub ['arn:${AWS::Partition}:iam::aws:policy/${Name}', { Name: !If [IsProd, ReadOnlyAccess, IAMFullAccess] }]»") },
    { name: 'a name that two conditions decide', expect: ['admin', 'nearly'], when: ['IsProd', '!IsProd'], says: ['`AdministratorAccess`', '`AdministratorAccess-Amplify`'],
      text: group("««!Join ['', ['arn:aws:iam::aws:policy/Administrator', !If [IsProd, Access, Access-Amplify]]]»»") },
    { name: 'a script that attaches it', expect: ['script', 'script'], about: ['Server', 'Server'], says: ['`AdministratorAccess`', '`IAMFullAccess`'],
      text: script('«aws iam attach-user-policy --user-name deploy --policy-arn arn:aws-us-gov:iam::aws:policy/AdministratorAccess»\n          «aws iam attach-role-policy --role-name r --policy-arn arn:aws:iam::aws:policy/IAMFullAccess»') },
    { name: 'code that attaches it to a resource of boto3', expect: ['script'], says: ['`AdministratorAccess`'],
      text: `Resources:
  Setter:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.12
      Code:
        ZipFile: |
          import boto3
          def handler(event, context):
            boto3.resource('iam').Role('deploy')«.attach_policy(PolicyArn='arn:aws:iam::aws:policy/AdministratorAccess')»
` },
    { name: 'code that attaches what a variable holds', expect: ['script', 'script'], about: ['Setter', 'Node'], says: ['`AdministratorAccess`', '`IAMFullAccess`'],
      text: `Resources:
  Setter:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.12
      Code:
        ZipFile: |
          import boto3
          POLICY = 'arn:aws:iam::aws:policy/' + 'AdministratorAccess'
          def handler(event, context):
            boto3.client('iam')«.attach_role_policy(RoleName=event['role'], PolicyArn=POLICY)»
  Node:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs20.x
      Code:
        ZipFile: |
          const { IAMClient, AttachUserPolicyCommand } = require('@aws-sdk/client-iam');
          const PolicyArn = 'arn:aws:iam::aws:policy/IAMFullAccess';
          exports.handler = async ({ user }) => new IAMClient({}).send(«new AttachUserPolicyCommand({ UserName: user, PolicyArn })»);
` },
    { name: 'a state that attaches it', expect: ['script'], asWritten: true, about: ['Machine'],
      text: "Resources:\n  Machine:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      Definition: { States: { A: { Type: Task, Resource: '«arn:aws:states:::aws-sdk:iam:attachRolePolicy»', Parameters: { RoleName: r, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' } } } }\n" },
    { name: 'the organisation', text: group('«arn:aws:iam::aws:policy/AWSOrganizationsFullAccess»'), expect: ['admin'], says: ['lets it close accounts.'] },
    { name: 'the account', text: group('«!Sub arn:${AWS::Partition}:iam::aws:policy/AWSAccountManagementFullAccess»'), expect: ['admin'] },
    { name: 'permission sets', text: group('«arn:aws:iam::aws:policy/AWSSSOMasterAccountAdministrator»'), expect: ['admin'], says: ['lets it give itself every permission in the accounts of IAM Identity Center.'] },
    { name: 'a script that attaches the organisation', expect: ['script'], says: ['lets its holder close accounts.'],
      text: script('«aws iam attach-user-policy --user-name deploy --policy-arn arn:aws:iam::aws:policy/AWSOrganizationsFullAccess»') },
    { name: 'nearly everything', text: group('«arn:aws:iam::aws:policy/AdministratorAccess-Amplify»'), expect: ['nearly'] },
    { name: 'passing any role', text: group('«arn:aws:iam::aws:policy/AmazonElasticMapReduceFullAccess»'), expect: ['passes'] },
    { name: 'one branch', text: group('!If [IsProd, arn:aws:iam::aws:policy/ReadOnlyAccess, «arn:aws:iam::aws:policy/AdministratorAccess»]'), expect: ['admin'], when: ['!IsProd'] },
    { name: 'a role that only CloudFormation may assume', text: role('{ Service: cloudformation.amazonaws.com }'), expect: ['expected'], about: ['Deployer'] },
    { name: 'a function of SAM, called as the file calls it', expect: ['admin'], about: ['Importer'], says: ['`Importer` gets'],
      text: 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Importer:\n    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: python3.12\n      Handler: app.main\n      CodeUri: src\n      Policies: [«AdministratorAccess»]\n' },
    { name: 'a role that CloudFormation may assume, beside one for functions', expect: ['expected'],
      text: `${role('{ Service: cloudformation.amazonaws.com }')}  Worker:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: 'sts:AssumeRole' }\n` },
    { name: 'a role that instances may assume besides', text: role('{ Service: [cloudformation.amazonaws.com, ec2.amazonaws.com] }'), expect: ['admin'] },
    { name: 'a permission set', expect: ['expected'], about: ['Admins'],
      text: 'Resources:\n  Admins:\n    Type: AWS::SSO::PermissionSet\n    Properties:\n      InstanceArn: arn:aws:sso:::instance/ssoins-1\n      Name: admins\n      ManagedPolicies:\n        - «arn:aws:iam::aws:policy/AdministratorAccess»\n' },
    { name: 'a script that attaches it to a group', text: script('«aws iam attach-group-policy --group-name g --policy-arn arn:aws:iam::aws:policy/AdministratorAccess»'), expect: ['script'] },
    { name: 'a role that functions may assume', text: role('{ Service: lambda.amazonaws.com }'), expect: ['admin'] },
  ],
});
