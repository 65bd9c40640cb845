import { lines } from '../edit/editing.js';
import { testSwap, trust } from './swap.js';

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

  const functions = (variables: string, policies: string): string => `Resources:
  One:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
${variables}  Two:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {}
${policies}`;

  testSwap({
    name: 'says who else acts with the role',
    before: functions('      Environment: { Variables: { AWS_ACCESS_KEY_ID: !Ref Key } }\n', '')
      + '  User:\n    Type: AWS::IAM::User\n    Properties:\n      ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess]\n'
      + '  Key:\n    Type: AWS::IAM::AccessKey\n    Properties: { UserName: !Ref User }\n',
    after: functions('', '      ManagedPolicyArns:\n        - arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess\n'),
    left: ['is used by `Two` too'],
  });

  const conditions = 'Conditions:\n  Live: !Equals [!Ref AWS::Region, eu-west-1]\nResources:\n';
  const user = `  User:
    Type: AWS::IAM::User
    Condition: Live
    Properties:
      ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess]
      Policies:
        - PolicyName: write
          PolicyDocument: {Statement: [{Effect: Allow, Action: s3:PutObject, Resource: arn:aws:s3:::a/*}]}
  Key: {Type: AWS::IAM::AccessKey, Condition: Live, Properties: {UserName: !Ref User}}
`;
  const handed = '      Environment: {Variables: {MODE: fast, AWS_ACCESS_KEY_ID: !If [Live, !Ref Key, !Ref AWS::NoValue]}}\n';
  const alone = '      Environment: {Variables: {MODE: fast}}\n';
  const run = (environment: string): string => `  Run:\n    Type: AWS::Lambda::Function\n    Properties:\n      Role: !GetAtt Role.Arn\n${environment}`;
  const role = `  Role:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: ${trust('lambda')}\n`;
  testSwap({
    name: 'lets a role do under the condition of the key what the key did',
    before: `${conditions}${user}${run(handed)}${role}`,
    after: `${conditions}${run(alone)}${role}      ManagedPolicyArns:
        - !If
          - Live
          - arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess
          - !Ref AWS::NoValue
      Policies:
        - !If
          - Live
          - PolicyName: write
            PolicyDocument: {Statement: [{Effect: Allow, Action: s3:PutObject, Resource: arn:aws:s3:::a/*}]}
          - !Ref AWS::NoValue
`,
  });
});
