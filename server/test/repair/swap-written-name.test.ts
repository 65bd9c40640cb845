import { lines } from '../edit/editing.js';
import { testSwap, trust } from './swap.js';

describe('the role swap, where names are written by hand', () => {
  testSwap({
    name: 'takes the name of the user out of policies and groups',
    before: lines(`
      Resources:
        User:
          Type: AWS::IAM::User
          Properties:
            UserName: importer
        Own:
          Type: AWS::IAM::UserPolicy
          Properties:
            UserName: importer
            PolicyName: read
            PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: s3:GetObject, Resource: '*'}]}
        Shared:
          Type: AWS::IAM::Policy
          Properties:
            PolicyName: shared
            Users: [importer, other]
            PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: s3:PutObject, Resource: '*'}]}
        Group:
          Type: AWS::IAM::Group
        Member:
          Type: AWS::IAM::UserToGroupAddition
          Properties:
            GroupName: !Ref Group
            Users:
              - importer
              - other
        Key:
          Type: AWS::IAM::AccessKey
          DependsOn: User
          Properties:
            UserName: importer
        Import:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
            Environment:
              Variables:
                AWS_ACCESS_KEY_ID: !Ref Key
                BUCKET: files
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: ${trust('lambda')}
    `),
    after: lines(`
      Resources:
        Shared:
          Type: AWS::IAM::Policy
          Properties:
            PolicyName: shared
            Users: [other]
            PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: s3:PutObject, Resource: '*'}]}
            Roles:
              - !Ref Role
        Group:
          Type: AWS::IAM::Group
        Member:
          Type: AWS::IAM::UserToGroupAddition
          Properties:
            GroupName: !Ref Group
            Users:
              - other
        Import:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
            Environment:
              Variables:
                BUCKET: files
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: ${trust('lambda')}
            Policies:
              - PolicyName: read
                PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: s3:GetObject, Resource: '*'}]}
    `),
  });

  testSwap({
    name: 'keeps a user whose name another key has',
    before: lines(`
      Resources:
        User:
          Type: AWS::IAM::User
          Properties:
            UserName: importer
        Key:
          Type: AWS::IAM::AccessKey
          Properties:
            UserName: !Ref User
        Spare:
          Type: AWS::IAM::AccessKey
          Properties:
            UserName: importer
        Import:
          Type: AWS::Serverless::Function
          Properties:
            Environment:
              Variables:
                AWS_ACCESS_KEY_ID: !Ref Key
    `),
    after: lines(`
      Resources:
        User:
          Type: AWS::IAM::User
          Properties:
            UserName: importer
        Spare:
          Type: AWS::IAM::AccessKey
          Properties:
            UserName: importer
        Import:
          Type: AWS::Serverless::Function
    `),
    left: ['User `User` stays, because `Spare` names it.'],
    keysLeft: 1,
  });

  testSwap({
    name: 'attaches no policy twice, however it is written',
    before: lines(`
      Resources:
        User:
          Type: AWS::IAM::User
          Properties:
            ManagedPolicyArns:
              - 'arn:aws:iam::aws:policy/AmazonSQSFullAccess'
              - arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
              - arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
            Groups: [!Ref Group]
        Group:
          Type: AWS::IAM::Group
          Properties:
            ManagedPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
        Key:
          Type: AWS::IAM::AccessKey
          Properties:
            UserName: !Ref User
        Old:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
            Environment: {Variables: {AWS_ACCESS_KEY_ID: !Ref Key}}
        New:
          Type: AWS::Lambda::Function
          Properties:
            Environment: {Variables: {AWS_ACCESS_KEY_ID: !Ref Key}}
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: ${trust('lambda')}
            ManagedPolicyArns:
              - !Sub arn:\${AWS::Partition}:iam::aws:policy/AmazonSQSFullAccess
    `),
    after: lines(`
      Resources:
        NewRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: '2012-10-17'
              Statement:
                - Effect: Allow
                  Principal:
                    Service: lambda.amazonaws.com
                  Action: sts:AssumeRole
            ManagedPolicyArns:
              - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
              - 'arn:aws:iam::aws:policy/AmazonSQSFullAccess'
              - arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
        Old:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
        New:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt NewRole.Arn
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: ${trust('lambda')}
            ManagedPolicyArns:
              - !Sub arn:\${AWS::Partition}:iam::aws:policy/AmazonSQSFullAccess
              - arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
              - arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
    `),
    left: ['Roles `Role` and `NewRole` can each do everything that user `User` could'],
  });

  testSwap({
    name: 'takes a user away in JSON, with its policies',
    before: `${JSON.stringify({
      Resources: {
        User: { Type: 'AWS::IAM::User' },
        Own: {
          Type: 'AWS::IAM::UserPolicy',
          Properties: { UserName: { Ref: 'User' }, PolicyName: 'read', PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] } },
        },
        Shared: {
          Type: 'AWS::IAM::Policy',
          Properties: { PolicyName: 'shared', PolicyDocument: { Version: '2012-10-17', Statement: [] }, Users: [{ Ref: 'User' }], Roles: ['x'] },
        },
        Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: { Ref: 'User' } } },
        Import: { Type: 'AWS::Serverless::Function', Properties: { Environment: { Variables: { AWS_ACCESS_KEY_ID: { Ref: 'Key' } } } } },
      },
    }, null, 2)}\n`,
    after: `${JSON.stringify({
      Resources: {
        Shared: {
          Type: 'AWS::IAM::Policy',
          Properties: { PolicyName: 'shared', PolicyDocument: { Version: '2012-10-17', Statement: [] }, Roles: ['x', { Ref: 'ImportRole' }] },
        },
        Import: {
          Type: 'AWS::Serverless::Function',
          Properties: { Policies: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] }] },
        },
      },
    }, null, 2)}\n`,
  });
});
