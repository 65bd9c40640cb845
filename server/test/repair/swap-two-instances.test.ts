import { lines } from '../edit/editing.js';
import { testSwap } from './swap.js';

describe('the role swap for instances', () => {
  testSwap({
    name: 'gives two instances one role, and finds the role of a launch template',
    onlyLineFeeds: true,
    before: lines(`
      Resources:
        FleetUser:
          Type: AWS::IAM::User
          Properties:
            Policies:
              - PolicyName: fleet
                PolicyDocument: {Statement: [{Effect: Allow, Action: 'ec2:Describe*', Resource: '*'}]}
        Key: {Type: 'AWS::IAM::AccessKey', Properties: {UserName: !Ref FleetUser}}
        One:
          Type: AWS::EC2::Instance
          Properties:
            UserData: !Base64
              'Fn::Join': ['', ["export KEY=", !Ref Key, "\\nrun\\n"]]
        Two:
          Type: AWS::EC2::Instance
          Properties:
            UserData:
              Fn::Base64: !Sub "aws configure set aws_access_key_id \${Key}\\nrun\\n"
        Three:
          Type: AWS::EC2::Instance
          Properties:
            LaunchTemplate: {LaunchTemplateId: !Ref Launch, Version: '1'}
            UserData:
              Fn::Base64: !Sub |
                run
                export KEY=\${Key}
        Launch:
          Type: AWS::EC2::LaunchTemplate
          Properties:
            LaunchTemplateData:
              IamInstanceProfile: {Arn: !GetAtt Profile.Arn}
        Profile:
          Type: AWS::IAM::InstanceProfile
          Properties: {Roles: [!Ref Role]}
        Role:
          Type: AWS::IAM::Role
          Properties: {AssumeRolePolicyDocument: {}, Path: /}
    `),
    after: lines(`
      Resources:
        FleetRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: '2012-10-17'
              Statement:
                - Effect: Allow
                  Principal:
                    Service: ec2.amazonaws.com
                  Action: sts:AssumeRole
            Policies:
              - PolicyName: fleet
                PolicyDocument: {Statement: [{Effect: Allow, Action: 'ec2:Describe*', Resource: '*'}]}
        FleetInstanceProfile:
          Type: AWS::IAM::InstanceProfile
          Properties:
            Roles:
              - !Ref FleetRole
        One:
          Type: AWS::EC2::Instance
          Properties:
            UserData: !Base64
              'Fn::Join': ['', ["run\\n"]]
            IamInstanceProfile: !Ref FleetInstanceProfile
            MetadataOptions:
              HttpTokens: required
        Two:
          Type: AWS::EC2::Instance
          Properties:
            UserData:
              Fn::Base64: !Sub "run\\n"
            IamInstanceProfile: !Ref FleetInstanceProfile
            MetadataOptions:
              HttpTokens: required
        Three:
          Type: AWS::EC2::Instance
          Properties:
            LaunchTemplate: {LaunchTemplateId: !Ref Launch, Version: '1'}
            UserData:
              Fn::Base64: !Sub |
                run
        Launch:
          Type: AWS::EC2::LaunchTemplate
          Properties:
            LaunchTemplateData:
              IamInstanceProfile: {Arn: !GetAtt Profile.Arn}
        Profile:
          Type: AWS::IAM::InstanceProfile
          Properties: {Roles: [!Ref Role]}
        Role:
          Type: AWS::IAM::Role
          Properties: {AssumeRolePolicyDocument: {}, Path: /, Policies: [{PolicyName: fleet, PolicyDocument: {Statement: [{Effect: Allow, Action: ec2:Describe*, Resource: '*'}]}}]}
    `),
    left: ['Code of `One` that reads `KEY`', 'Code of `Three` that reads `KEY`', 'Instances of `One`, `Two` and `Three` that are running', 'Roles `Role` and `FleetRole`', 'Update programs on `One`', 'Update programs on `Two`'],
  });
});
