import { lines } from '../edit/editing.js';
import { testSwap } from './swap.js';

describe('the role swap for instances', () => {
  testSwap({
    name: 'gives an instance a role and a profile, and cleans its script and tags',
    onlyLineFeeds: true,
    before: lines(`
      Resources:
        DeployUser:
          Type: AWS::IAM::User

        DeployPolicy:
          Type: AWS::IAM::Policy
          Properties:
            PolicyName: deploy
            PolicyDocument:
              Version: '2012-10-17'
              Statement:
                - Effect: Allow
                  Action: s3:GetObject
                  Resource: !Sub arn:\${AWS::Partition}:s3:::artifacts/*
            Users:
              - !Ref DeployUser

        DeployKey:
          Type: AWS::IAM::AccessKey
          Properties:
            UserName: !Ref DeployUser

        Server:
          Type: AWS::EC2::Instance
          DependsOn: DeployKey
          Properties:
            ImageId: ami-1
            Tags:
              - Key: Name
                Value: server
              - Key: key
                Value: !Ref DeployKey
            UserData:
              Fn::Base64: !Sub |
                #!/bin/bash
                # sign in
                export AWS_ACCESS_KEY_ID=\${DeployKey}
                export AWS_SECRET_ACCESS_KEY="\${DeployKey.SecretAccessKey}"
                aws s3 cp s3://artifacts/app /opt/app
                docker run -d -e AWS_ACCESS_KEY_ID=\${DeployKey} -e AWS_SECRET_ACCESS_KEY=\${DeployKey.SecretAccessKey} app:1
                cat > /etc/aws <<EOF
                [default]
                aws_access_key_id = \${DeployKey}
                aws_secret_access_key = \${DeployKey.SecretAccessKey}
                EOF
                cfn-init -s \${AWS::StackName} -r Server --region \${AWS::Region} \\
                  --access-key \${DeployKey} \\
                  --secret-key \${DeployKey.SecretAccessKey}
    `),
    after: lines(`
      Resources:
        DeployPolicy:
          Type: AWS::IAM::Policy
          Properties:
            PolicyName: deploy
            PolicyDocument:
              Version: '2012-10-17'
              Statement:
                - Effect: Allow
                  Action: s3:GetObject
                  Resource: !Sub arn:\${AWS::Partition}:s3:::artifacts/*
            Roles:
              - !Ref ServerRole

        ServerRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: '2012-10-17'
              Statement:
                - Effect: Allow
                  Principal:
                    Service: ec2.amazonaws.com
                  Action: sts:AssumeRole

        ServerInstanceProfile:
          Type: AWS::IAM::InstanceProfile
          Properties:
            Roles:
              - !Ref ServerRole

        Server:
          Type: AWS::EC2::Instance
          Properties:
            IamInstanceProfile: !Ref ServerInstanceProfile
            ImageId: ami-1
            MetadataOptions:
              HttpTokens: required
            Tags:
              - Key: Name
                Value: server
            UserData:
              Fn::Base64: !Sub |
                #!/bin/bash
                # sign in
                aws s3 cp s3://artifacts/app /opt/app
                docker run -d app:1
                cat > /etc/aws <<EOF
                [default]
                EOF
                cfn-init -s \${AWS::StackName} -r Server --region \${AWS::Region}
    `),
    left: ['Instances of `Server` that are running', 'Update programs on `Server`'],
  });

  testSwap({
    name: 'reads the line behind one that loses its last options for itself, and drops a secret that names the user beside the key',
    onlyLineFeeds: true,
    before: lines(`
      Resources:
        User: {Type: 'AWS::IAM::User'}
        Key: {Type: 'AWS::IAM::AccessKey', Properties: {UserName: !Ref User}}
        Server:
          Type: AWS::EC2::Instance
          Properties:
            IamInstanceProfile: !Ref Profile
            UserData:
              Fn::Base64: !Sub |
                cfn-init -s server \\
                  --region eu-west-1 --access-key \${Key}
                export AWS_SECRET_ACCESS_KEY=\${Key.SecretAccessKey}
                run
        Login: {Type: 'AWS::SecretsManager::Secret', Properties: {SecretString: !Sub '{"user": "\${User}", "key": "\${Key}"}'}}
        Profile:
          Type: AWS::IAM::InstanceProfile
          Properties: {Roles: [!Ref Role]}
        Role:
          Type: AWS::IAM::Role
          Properties: {AssumeRolePolicyDocument: {}}
    `),
    after: lines(`
      Resources:
        Server:
          Type: AWS::EC2::Instance
          Properties:
            IamInstanceProfile: !Ref Profile
            UserData:
              Fn::Base64: !Sub |
                cfn-init -s server \\
                  --region eu-west-1
                run
        Profile:
          Type: AWS::IAM::InstanceProfile
          Properties: {Roles: [!Ref Role]}
        Role:
          Type: AWS::IAM::Role
          Properties: {AssumeRolePolicyDocument: {}}
    `),
    left: ['Instances of `Server` that are running'],
  });
});
