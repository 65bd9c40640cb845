import { lines } from '../edit/editing.js';
import { testSwap } from './swap.js';

describe('the role swap for functions', () => {
  testSwap({
    name: 'gives the role of a function what the user may do',
    before: lines(`
      Description: A function that uploads

      Resources:
        # Where the files go
        Bucket:
          Type: AWS::S3::Bucket

        # The user of the uploader
        UploadUser:
          Type: AWS::IAM::User
          Properties:
            ManagedPolicyArns:
              - arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess
            Policies:
              - PolicyName: upload
                PolicyDocument:
                  Version: '2012-10-17'
                  Statement:
                    # only uploads
                    - Effect: Allow
                      Action: s3:PutObject
                      Resource: !Sub '\${Bucket.Arn}/*'

        UploadKey:
          Type: AWS::IAM::AccessKey
          Properties:
            UserName: !Ref UploadUser

        Uploader:
          Type: AWS::Lambda::Function
          Properties:
            Handler: index.handler # entry
            Role: !GetAtt UploaderRole.Arn
            Environment:
              Variables:
                BUCKET: !Ref Bucket
                # the key
                ACCESS_KEY: !Ref UploadKey
                SECRET_KEY: !GetAtt UploadKey.SecretAccessKey

        UploaderRole:
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

      Outputs:
        KeyId:
          Value: !Ref UploadKey
        BucketName:
          Value: !Ref Bucket
    `),
    after: lines(`
      Description: A function that uploads

      Resources:
        # Where the files go
        Bucket:
          Type: AWS::S3::Bucket

        Uploader:
          Type: AWS::Lambda::Function
          Properties:
            Handler: index.handler # entry
            Role: !GetAtt UploaderRole.Arn
            Environment:
              Variables:
                BUCKET: !Ref Bucket

        UploaderRole:
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
              - arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess
            Policies:
              - PolicyName: upload
                PolicyDocument:
                  Version: '2012-10-17'
                  Statement:
                    # only uploads
                    - Effect: Allow
                      Action: s3:PutObject
                      Resource: !Sub '\${Bucket.Arn}/*'

      Outputs:
        BucketName:
          Value: !Ref Bucket
    `),
    left: ['`ACCESS_KEY` and `SECRET_KEY`', 'output `KeyId`'],
  });

  testSwap({
    name: 'gives a role in JSON the policies that it has not got, under free names',
    before: lines(`
      {
        "Resources": {
          "User": {
            "Type": "AWS::IAM::User",
            "Properties": {
              "ManagedPolicyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/AWSXrayReadOnlyAccess"],
              "Policies": [
                { "PolicyName": "logs", "PolicyDocument": { "Statement": { "Effect": "Allow", "Action": "logs:*", "Resource": "*" } } },
                { "PolicyName": "main", "PolicyDocument": { "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" } } }
              ]
            }
          },
          "Key": {
            "Type": "AWS::IAM::AccessKey",
            "Properties": { "UserName": { "Ref": "User" } }
          },
          "Function": {
            "Type": "AWS::Lambda::Function",
            "DependsOn": ["User", "Role"],
            "Properties": {
              "Role": { "Fn::GetAtt": ["Role", "Arn"] },
              "Environment": { "Variables": { "AWS_KEY": { "Ref": "Key" }, "AWS_SECRET": { "Fn::GetAtt": ["Key", "SecretAccessKey"] } } }
            }
          },
          "Role": {
            "Type": "AWS::IAM::Role",
            "Properties": {
              "AssumeRolePolicyDocument": {},
              "ManagedPolicyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
              "Policies": [
                { "PolicyName": "logs", "PolicyDocument": { "Statement": { "Effect": "Allow", "Action": "logs:*", "Resource": "*" } } },
                { "PolicyName": "main", "PolicyDocument": { "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } } }
              ]
            }
          }
        }
      }
    `),
    after: lines(`
      {
        "Resources": {
          "Function": {
            "Type": "AWS::Lambda::Function",
            "DependsOn": ["Role"],
            "Properties": {
              "Role": { "Fn::GetAtt": ["Role", "Arn"] }
            }
          },
          "Role": {
            "Type": "AWS::IAM::Role",
            "Properties": {
              "AssumeRolePolicyDocument": {},
              "ManagedPolicyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/AWSXrayReadOnlyAccess"],
              "Policies": [
                { "PolicyName": "logs", "PolicyDocument": { "Statement": { "Effect": "Allow", "Action": "logs:*", "Resource": "*" } } },
                { "PolicyName": "main", "PolicyDocument": { "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } } },
                { "PolicyName": "main-2", "PolicyDocument": { "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" } } }
              ]
            }
          }
        }
      }
    `),
    left: ['`AWS_KEY` and `AWS_SECRET`'],
  });

  testSwap({
    name: 'gives a SAM function its policies, as SAM takes them',
    before: lines(`
      Transform: AWS::Serverless-2016-10-31
      Resources:
        User:
          Type: AWS::IAM::User
          Properties:
            ManagedPolicyArns: [!Sub 'arn:\${AWS::Partition}:iam::aws:policy/AmazonS3ReadOnlyAccess']
            Policies:
              - PolicyName: read
                PolicyDocument:
                  Version: '2012-10-17'
                  Statement: [{Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*'}]
        Key:
          Type: AWS::IAM::AccessKey
          Properties:
            UserName: !Ref User
        One:
          Type: AWS::Serverless::Function
          Properties:
            Handler: one.handler
            Environment:
              Variables:
                AWS_ACCESS_KEY_ID: !Ref Key
                AWS_SECRET_ACCESS_KEY: !GetAtt Key.SecretAccessKey
        Two:
          Type: AWS::Serverless::Function
          Properties:
            Handler: two.handler
            Environment:
              Variables:
                AWS_ACCESS_KEY_ID: !Sub '\${Key}'
                OTHER: x
            Policies: AWSLambdaVPCAccessExecutionRole # network
    `),
    after: lines(`
      Transform: AWS::Serverless-2016-10-31
      Resources:
        One:
          Type: AWS::Serverless::Function
          Properties:
            Handler: one.handler
            Policies:
              - !Sub 'arn:\${AWS::Partition}:iam::aws:policy/AmazonS3ReadOnlyAccess'
              - Version: '2012-10-17'
                Statement: [{Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*'}]
        Two:
          Type: AWS::Serverless::Function
          Properties:
            Handler: two.handler
            Environment:
              Variables:
                OTHER: x
            Policies: # network
              - AWSLambdaVPCAccessExecutionRole
              - !Sub 'arn:\${AWS::Partition}:iam::aws:policy/AmazonS3ReadOnlyAccess'
              - Version: '2012-10-17'
                Statement: [{Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*'}]
    `),
    left: ['Roles `OneRole` and `TwoRole`'],
  });

  testSwap({
    name: 'keeps a policy apart whose resource needs the role, and lets the role in where the user was',
    before: lines(`
      Resources:
        User:
          Type: AWS::IAM::User
          Properties:
            Policies:
              - PolicyName: decrypt
                PolicyDocument:
                  Statement:
                    - Effect: Allow
                      Action: kms:Decrypt
                      Resource: !GetAtt Cipher.Arn
        Cipher:
          Type: AWS::KMS::Key
          Properties:
            KeyPolicy:
              Statement:
                - Effect: Allow
                  Principal:
                    AWS: !GetAtt Role.Arn
                  Action: kms:Decrypt
                  Resource: '*'
        BucketPolicy:
          Type: AWS::S3::BucketPolicy
          Properties:
            Bucket: b
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Principal:
                    AWS: !GetAtt User.Arn
                  Action: s3:GetObject
                  Resource: arn:aws:s3:::b/*
        Key:
          Type: AWS::IAM::AccessKey
          Properties:
            UserName: !Ref User
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
            Environment:
              Variables:
                AWS_ACCESS_KEY_ID: !Ref Key
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {}
    `),
    after: lines(`
      Resources:
        Cipher:
          Type: AWS::KMS::Key
          Properties:
            KeyPolicy:
              Statement:
                - Effect: Allow
                  Principal:
                    AWS: !GetAtt Role.Arn
                  Action: kms:Decrypt
                  Resource: '*'
        BucketPolicy:
          Type: AWS::S3::BucketPolicy
          Properties:
            Bucket: b
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Principal:
                    AWS: !GetAtt Role.Arn
                  Action: s3:GetObject
                  Resource: arn:aws:s3:::b/*
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {}
        Policy:
          Type: AWS::IAM::Policy
          Properties:
            PolicyName: decrypt
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Action: kms:Decrypt
                  Resource: !GetAtt Cipher.Arn
            Roles:
              - !Ref Role
    `),
  });

  testSwap({
    name: 'keeps a user that something else names',
    before: lines(`
      Resources:
        User:
          Type: AWS::IAM::User
        Group:
          Type: AWS::IAM::UserToGroupAddition
          Properties:
            GroupName: !Ref Team
            Users: [!Ref User, other]
        Team:
          Type: AWS::IAM::Group
          Properties:
            ManagedPolicyArns:
              - arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess
        Key:
          Type: AWS::IAM::AccessKey
          Properties:
            UserName: !Ref User
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
            Environment:
              Variables:
                AWS_ACCESS_KEY_ID: !Ref Key
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {}
      Outputs:
        Who:
          Value: !Ref User
    `),
    after: lines(`
      Resources:
        User:
          Type: AWS::IAM::User
        Group:
          Type: AWS::IAM::UserToGroupAddition
          Properties:
            GroupName: !Ref Team
            Users: [!Ref User, other]
        Team:
          Type: AWS::IAM::Group
          Properties:
            ManagedPolicyArns:
              - arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {}
            ManagedPolicyArns:
              - arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess
      Outputs:
        Who:
          Value: !Ref User
    `),
    left: ['stays, because output `Who` names it'],
  });

  testSwap({
    name: 'takes the variables out of what SAM functions share',
    before: lines(`
      Transform: AWS::Serverless-2016-10-31
      Globals:
        Function:
          Runtime: python3.12
          Environment:
            Variables:
              AWS_ACCESS_KEY_ID: !Ref Key
              AWS_SECRET_ACCESS_KEY: !GetAtt Key.SecretAccessKey
      Resources:
        User:
          Type: AWS::IAM::User
          Properties:
            ManagedPolicyArns:
              - arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
        Key:
          Type: AWS::IAM::AccessKey
          Properties:
            UserName: !Ref User
        Function:
          Type: AWS::Serverless::Function
          Properties:
            Handler: index.handler
    `),
    after: lines(`
      Transform: AWS::Serverless-2016-10-31
      Globals:
        Function:
          Runtime: python3.12
      Resources:
        Function:
          Type: AWS::Serverless::Function
          Properties:
            Handler: index.handler
            Policies:
              - arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
    `),
  });
});
