import { scriptCreatesKey } from '../../../src/rules/root/script-creates-key.js';
import { testRule } from '../../support/test-rule.js';

const server = (line: string, above = ''): string => `${above}Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      UserData:
        Fn::Base64: |
          #!/bin/bash
          ${line}
`;

const code = (line: string): string => `Resources:
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Code:
        ZipFile: |
          import boto3
          iam = boto3.client('iam')
          ${line}
`;

testRule(scriptCreatesKey, {
  valid: [
    { name: 'a key for a named user', text: server('aws iam create-access-key --user-name importer') },
    { name: 'a comment', text: server('# aws iam create-access-key') },
    { name: 'a text that is printed', text: server("echo 'run aws iam create-access-key yourself'") },
    { name: 'a script that is not known', unknown: true, text: "Resources:\n  Server:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData: !ImportValue script\n" },
  ],
  invalid: [
    { name: 'a key for whoever runs the script', text: server('«aws iam create-access-key --output text»'), expect: ['creates'], about: ['Server'] },
    { name: 'the same by boto3', text: code('«iam.create_access_key()»'), expect: ['creates'], about: ['Function'] },
  ],
});
