import { lines } from '../edit/editing.js';
import { testSwap } from './swap.js';

describe('the role swap for SAM functions', () => {
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

  testSwap({
    name: 'gives a SAM function no policy that it has by its name',
    before: lines(`
      Transform: AWS::Serverless-2016-10-31
      Resources:
        User:
          Type: AWS::IAM::User
          Properties:
            ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonSQSFullAccess', 'arn:aws:iam::aws:policy/AmazonSNSFullAccess']
        Key:
          Type: AWS::IAM::AccessKey
          Properties:
            UserName: !Ref User
        One:
          Type: AWS::Serverless::Function
          Properties:
            Policies: [AmazonSQSFullAccess]
            Environment:
              Variables:
                AWS_ACCESS_KEY_ID: !Ref Key
    `),
    after: lines(`
      Transform: AWS::Serverless-2016-10-31
      Resources:
        One:
          Type: AWS::Serverless::Function
          Properties:
            Policies: [AmazonSQSFullAccess, 'arn:aws:iam::aws:policy/AmazonSNSFullAccess']
    `),
  });
});
