import { lines } from '../edit/editing.js';
import { testSwap, trust } from './swap.js';

describe('the role swap for containers', () => {
  testSwap({
    name: 'gives a task its role, and takes the secret away that kept the key',
    before: lines(`
      {
        "Resources": {
          "Queue": { "Type": "AWS::SQS::Queue" },
          "Workers": {
            "Type": "AWS::IAM::Group",
            "Properties": {
              "Policies": [
                {
                  "PolicyName": "read",
                  "PolicyDocument": {
                    "Version": "2012-10-17",
                    "Statement": [ { "Effect": "Allow", "Action": "sqs:ReceiveMessage", "Resource": { "Fn::GetAtt": [ "Queue", "Arn" ] } } ]
                  }
                }
              ]
            }
          },
          "WorkerUser": {
            "Type": "AWS::IAM::User",
            "Properties": { "Groups": [ { "Ref": "Workers" } ] }
          },
          "WorkerKey": {
            "Type": "AWS::IAM::AccessKey",
            "Properties": { "UserName": { "Ref": "WorkerUser" } }
          },
          "WorkerSecret": {
            "Type": "AWS::SecretsManager::Secret",
            "Properties": {
              "SecretString": { "Fn::Sub": "{\\"id\\":\\"\${WorkerKey}\\",\\"secret\\":\\"\${WorkerKey.SecretAccessKey}\\"}" }
            }
          },
          "TaskDefinition": {
            "Type": "AWS::ECS::TaskDefinition",
            "Properties": {
              "ExecutionRoleArn": { "Fn::GetAtt": [ "ExecutionRole", "Arn" ] },
              "ContainerDefinitions": [
                {
                  "Name": "worker",
                  "Environment": [
                    { "Name": "QUEUE", "Value": { "Ref": "Queue" } },
                    { "Name": "AWS_ACCESS_KEY_ID", "Value": { "Ref": "WorkerKey" } }
                  ],
                  "Secrets": [
                    { "Name": "AWS_SECRET_ACCESS_KEY", "ValueFrom": { "Fn::Sub": "\${WorkerSecret}:secret::" } }
                  ]
                }
              ]
            }
          },
          "ExecutionRole": {
            "Type": "AWS::IAM::Role",
            "Properties": {
              "AssumeRolePolicyDocument": {},
              "Policies": [
                {
                  "PolicyName": "secret",
                  "PolicyDocument": {
                    "Statement": [ { "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": { "Ref": "WorkerSecret" } } ]
                  }
                },
                {
                  "PolicyName": "secrets",
                  "PolicyDocument": {
                    "Statement": [ { "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": [ "arn:aws:secretsmanager:*:*:secret:x", { "Ref": "WorkerSecret" } ] } ]
                  }
                }
              ]
            }
          }
        }
      }
    `),
    after: lines(`
      {
        "Resources": {
          "Queue": { "Type": "AWS::SQS::Queue" },
          "TaskRole": {
            "Type": "AWS::IAM::Role",
            "Properties": {
              "AssumeRolePolicyDocument": {
                "Version": "2012-10-17",
                "Statement": [
                  {
                    "Effect": "Allow",
                    "Principal": {
                      "Service": "ecs-tasks.amazonaws.com"
                    },
                    "Action": "sts:AssumeRole"
                  }
                ]
              },
              "Policies": [
                {
                  "PolicyName": "read",
                  "PolicyDocument": {
                    "Version": "2012-10-17",
                    "Statement": [ { "Effect": "Allow", "Action": "sqs:ReceiveMessage", "Resource": { "Fn::GetAtt": [ "Queue", "Arn" ] } } ]
                  }
                }
              ]
            }
          },
          "TaskDefinition": {
            "Type": "AWS::ECS::TaskDefinition",
            "Properties": {
              "ExecutionRoleArn": { "Fn::GetAtt": [ "ExecutionRole", "Arn" ] },
              "ContainerDefinitions": [
                {
                  "Name": "worker",
                  "Environment": [
                    { "Name": "QUEUE", "Value": { "Ref": "Queue" } }
                  ]
                }
              ],
              "TaskRoleArn": { "Fn::GetAtt": [ "TaskRole", "Arn" ] }
            }
          },
          "ExecutionRole": {
            "Type": "AWS::IAM::Role",
            "Properties": {
              "AssumeRolePolicyDocument": {},
              "Policies": [
                {
                  "PolicyName": "secrets",
                  "PolicyDocument": {
                    "Statement": [ { "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": [ "arn:aws:secretsmanager:*:*:secret:x" ] } ]
                  }
                }
              ]
            }
          }
        }
      }
    `),
  });

  testSwap({
    name: 'writes the new role under the condition of its task, with a boundary and long functions',
    before: lines(`
      Conditions:
        IsProd:
          Fn::Equals:
            - Ref: AWS::Region
            - eu-west-1
      Resources:
        ExportUser:
          Type: AWS::IAM::User
          Condition: IsProd
          Properties:
            PermissionsBoundary:
              Fn::ImportValue: boundary
            ManagedPolicyArns:
            - Ref: ExportPolicy
        ExportPolicy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument:
              Statement: []
        ExportKey:
          Type: AWS::IAM::AccessKey
          Condition: IsProd
          Properties:
            UserName:
              Ref: ExportUser
        ExportTask:
          Type: AWS::ECS::TaskDefinition
          Condition: IsProd
          Properties:
            ContainerDefinitions:
            - Name: export
              Environment:
              - Name: AWS_ACCESS_KEY_ID
                Value:
                  Ref: ExportKey
              # the other half
              - Name: AWS_SECRET_ACCESS_KEY
                Value:
                  Fn::GetAtt:
                  - ExportKey
                  - SecretAccessKey
              Image: export # latest
    `),
    after: lines(`
      Conditions:
        IsProd:
          Fn::Equals:
            - Ref: AWS::Region
            - eu-west-1
      Resources:
        ExportPolicy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument:
              Statement: []
        ExportTaskRole:
          Type: AWS::IAM::Role
          Condition: IsProd
          Properties:
            AssumeRolePolicyDocument:
              Version: '2012-10-17'
              Statement:
              - Effect: Allow
                Principal:
                  Service: ecs-tasks.amazonaws.com
                Action: sts:AssumeRole
            PermissionsBoundary:
              Fn::ImportValue: boundary
            ManagedPolicyArns:
            - Ref: ExportPolicy
        ExportTask:
          Type: AWS::ECS::TaskDefinition
          Condition: IsProd
          Properties:
            ContainerDefinitions:
            - Name: export
              Image: export # latest
            TaskRoleArn:
              Fn::GetAtt:
              - ExportTaskRole
              - Arn
    `),
  });

  const task = (more: string): string => `  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      TaskRoleArn: !GetAtt Role.Arn
      ContainerDefinitions:
        - Name: export
          Image: export
${more}  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: ${trust('ecs-tasks')}
`;
  testSwap({
    name: 'lets a command do without the variables that it made a key of',
    before: `Resources:\n  User: {Type: AWS::IAM::User}\n  Key: {Type: AWS::IAM::AccessKey, Properties: {UserName: !Ref User}}\n${task("          Command: [sh, -c, 'AWS_ACCESS_KEY_ID=$ID AWS_SECRET_ACCESS_KEY=$SECRET aws s3 ls']\n          Environment: [{Name: ID, Value: !Ref Key}, {Name: SECRET, Value: !GetAtt Key.SecretAccessKey}]\n")}`,
    after: `Resources:\n${task("          Command: [sh, -c, 'aws s3 ls']\n")}`,
  });
});
