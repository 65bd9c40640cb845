import { longLivedAccessKey } from '../../../src/rules/role/long-lived-access-key.js';
import { testRule } from '../../support/test-rule.js';

const key = (properties: string, more = '', id = 'Key'): string => `Parameters:
  Given:
    Type: String
Resources:
  User:
    Type: AWS::IAM::User
${more}  ${id}:
    Type: AWS::IAM::AccessKey
    Properties:
      UserName: !Ref User
${properties}`;

const lambda = `  Importer:
    Type: AWS::Lambda::Function
    Properties:
      Environment:
        Variables:
          KEY: !Ref Key
          SECRET: !GetAtt Key.SecretAccessKey
`;

const mail = `    Properties:
      Policies:
        - PolicyName: send
          PolicyDocument:
            Version: '2012-10-17'
            Statement: { Effect: Allow, Action: 'ses:SendRawEmail', Resource: '*' }
`;

testRule(longLivedAccessKey, {
  valid: [
    { name: 'an inactive key', text: key('      Status: Inactive\n') },
    { name: 'the key of the root user, which another rule reports', text: key('').replace('!Ref User', 'root') },
    { name: 'a script that lists keys', text: "Resources:\n  Server:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData: !Base64 aws iam list-access-keys --user-name importer\n" },
    { name: 'a script that is not known', unknown: true, text: "Resources:\n  Server:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData: !ImportValue script\n" },
    { name: 'a script that makes a key for whoever runs it, which another rule reports', text: "Resources:\n  Server:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData: !Base64 aws iam create-access-key\n" },
  ],
  invalid: [
    { name: 'a key', text: key('', '', '«Key»'), expect: ['key'], about: ['Key'],
      declined: 'Nothing in this template signs requests with `Key`: whoever uses it ',
    },
    { name: 'a key that is active under a condition', expect: ['key'], declined: 'Nothing in this template signs',
      text: key('      Status: !If [IsProd, Active, Inactive]\n', '', '«Key»').replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:') },
    { name: 'a key that a function receives', left: ['Code of `Importer` that reads `KEY` and `SECRET`'], text: key('', lambda, '«Key»'), expect: ['consumed'], related: ['The key is passed here.'], says: ['`Importer`'],
      fixed: `Parameters:
  Given:
    Type: String
Resources:
  Importer:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt ImporterRole.Arn
  ImporterRole:
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
`,
    },
    { name: 'a key for sending mail', text: key('', mail, '«Key»'), expect: ['mail'] },
    ...['${AWS::StackName}', '${AWS::StackName}-importer', 'importer-${AWS::StackName}-${AWS::Region}'].map((user) => ({ name: `a key that a script creates for ${user}`, expect: ['script'] as const,
      text: `Resources:\n  Server:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData: { Fn::Base64: !Sub "«aws iam create-access-key --user-name ${user}» > /tmp/key" }\n` })),
    { name: 'a key that the task of a state machine creates', expect: ['script'],
      text: `Resources:\n  Flow:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: !Sub '{"States":{"Key":{"Resource":"«arn:\${AWS::Partition}:states:::aws-sdk:iam:createAccessKey»","Parameters":{"UserName":"importer"}}}}'\n` },
    { name: 'a key that a step of an automation creates', expect: ['script'],
      text: "Resources:\n  Book:\n    Type: AWS::SSM::Document\n    Properties:\n      DocumentType: Automation\n      Content: { mainSteps: [{ action: 'aws:executeAwsApi', inputs: { Service: iam, Api: «CreateAccessKey», UserName: importer } }] }\n" },
    { name: 'a key that a step of an automation creates, as text', expect: ['script'],
      text: "Resources:\n  Book:\n    Type: AWS::SSM::Document\n    Properties:\n      DocumentFormat: YAML\n      Content: !Sub |\n        mainSteps:\n          - action: aws:executeAwsApi\n            inputs: { Service: iam, Api: «CreateAccessKey», UserName: 'importer-${AWS::StackName}' }\n" },
    { name: 'a key that a script creates', expect: ['script'], about: ['Server'],
      text: "Resources:\n  Server:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData: !Base64 «aws iam create-access-key --user-name importer»\n" },
  ],
});
