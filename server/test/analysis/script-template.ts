/** Templates that hold a script, by where it stands. */
import { indented } from '../support/policy-text.js';

export const userData = (script: string): string => `
Parameters:
  Given: { Type: String }
Resources:
  I:
    Type: AWS::EC2::Instance
    Properties:
      UserData:
        Fn::Base64: !Sub |
${indented(script, 10)}
`;

export const step = (inputs: string): string => `
Resources:
  I:
    Type: AWS::SSM::Document
    Properties:
      DocumentType: Automation
      Content:
        mainSteps:
          - name: a
            action: aws:executeScript
            inputs:
              Runtime: python3.11
${inputs.replaceAll(/^/gm, '        ')}
`;

export const file = (content: string, name = '/etc/app.conf'): string => `
Resources:
  I:
    Type: AWS::EC2::Instance
    Metadata:
      AWS::CloudFormation::Init:
        config:
          files:
            ${name}:
              content: |
${indented(content, 10).replaceAll(/^/gm, '      ')}
`;

export const code = (content: string): string => `
Resources:
  F:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Code:
        ZipFile: |
${indented(content, 10)}
`;
