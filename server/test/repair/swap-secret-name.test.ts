import { lines } from '../edit/editing.js';
import { testSwap, trust } from './swap.js';

describe('the role swap, where secrets are read by name', () => {
  testSwap({
    name: 'follows secrets and parameters by the names that they are given',
    before: lines(`
      Parameters:
        Stage:
          Type: String
      Resources:
        User:
          Type: AWS::IAM::User
        Key:
          Type: AWS::IAM::AccessKey
          Properties:
            UserName: !Ref User
        KeyId:
          Type: AWS::SSM::Parameter
          Properties:
            Type: String
            Name: /import/id
            Value: !Ref Key
        KeySecret:
          Type: AWS::SecretsManager::Secret
          Properties:
            Name: !Sub import-\${Stage}
            SecretString: !Sub '{"secret": "\${Key.SecretAccessKey}"}'
        Import:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
            Environment:
              Variables:
                AWS_ACCESS_KEY_ID: '{{resolve:ssm:/import/id:1}}'
                AWS_SECRET_ACCESS_KEY: !Sub '{{resolve:secretsmanager:import-\${Stage}:SecretString:secret}}'
                OTHER: '{{resolve:ssm:/import/idle}}'
        Task:
          Type: AWS::ECS::TaskDefinition
          Properties:
            TaskRoleArn: !GetAtt Role.Arn
            ContainerDefinitions:
              - Name: import
                Secrets:
                  - Name: AWS_ACCESS_KEY_ID
                    ValueFrom: /import/id
                  - Name: OTHER
                    ValueFrom: /import/idle
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: ${trust('lambda')}
    `),
    after: lines(`
      Parameters:
        Stage:
          Type: String
      Resources:
        Import:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
            Environment:
              Variables:
                OTHER: '{{resolve:ssm:/import/idle}}'
        Task:
          Type: AWS::ECS::TaskDefinition
          Properties:
            TaskRoleArn: !GetAtt Role.Arn
            ContainerDefinitions:
              - Name: import
                Secrets:
                  - Name: OTHER
                    ValueFrom: /import/idle
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: ${trust('lambda')}
    `),
    left: ['Whatever reads `KeyId` by name', 'Whatever reads `KeySecret` by name'],
  });

  testSwap({
    name: 'takes along variables with the name alone, and the permission to read what is called so',
    before: lines(`
      Resources:
        User:
          Type: AWS::IAM::User
        Key:
          Type: AWS::IAM::AccessKey
          Properties:
            UserName: !Ref User
        Secret:
          Type: AWS::SecretsManager::Secret
          Properties:
            Name: import/key
            SecretString: !GetAtt Key.SecretAccessKey
        KeyId:
          Type: AWS::SSM::Parameter
          Properties:
            Name: /import/id
            Type: String
            Value: !Ref Key
        Import:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
            Environment:
              Variables:
                KEY_PARAMETER: /import/id
                KEY_SECRET: import/key
                TABLE: import/keys
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: ${trust('lambda')}
            Policies:
              - PolicyName: read
                PolicyDocument:
                  Statement:
                    - Effect: Allow
                      Action: ssm:GetParameter
                      Resource: !Sub arn:aws:ssm:\${AWS::Region}:\${AWS::AccountId}:parameter/import/id
                    - Effect: Allow
                      Action: secretsmanager:GetSecretValue
                      Resource:
                        - arn:aws:secretsmanager:eu-west-1:111122223333:secret:import/key-??????
                        - arn:aws:secretsmanager:eu-west-1:111122223333:secret:import/key-two-??????
    `),
    after: lines(`
      Resources:
        Import:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
            Environment:
              Variables:
                TABLE: import/keys
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: ${trust('lambda')}
            Policies:
              - PolicyName: read
                PolicyDocument:
                  Statement:
                    - Effect: Allow
                      Action: secretsmanager:GetSecretValue
                      Resource:
                        - arn:aws:secretsmanager:eu-west-1:111122223333:secret:import/key-two-??????
    `),
    left: ['`KEY_SECRET` and `KEY_PARAMETER`', '`Secret` by name', '`KeyId` by name'],
  });
});
