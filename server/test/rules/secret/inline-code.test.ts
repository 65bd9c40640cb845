import { inlineCode } from '../../../src/rules/secret/inline-code.js';
import { testRule } from '../../support/test-rule.js';

const lambda = (line: string): string => `Resources:
  Importer:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Code:
        ZipFile: |
          import os
          ${line}
`;

const machine = (value: string): string => `Resources:
  Orders:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"password": "${value}", "token.$": "$.token"}, "End": true}}}'
`;

/** A state machine that has something run on instances. */
const sending = (resource: string, commands: string): string => `Parameters:
  Given:
    Type: String
Resources:
  Backup:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      Definition:
        StartAt: Each
        States:
          Each:
            Type: Map
            ItemProcessor:
              StartAt: Dump
              States:
                Dump:
                  Type: Task
                  Resource: ${resource}
                  Parameters:
                    DocumentName: AWS-RunShellScript
                    Parameters:
                      commands: ${commands}
                  End: true
            End: true
`;

testRule(inlineCode, {
  valid: [
    { name: 'a command that something fills in', text: sending('arn:aws:states:::aws-sdk:ssm:sendCommand', "['mysqldump -u root -p$DB_PASSWORD shop']") },
    { name: 'the parameters of another operation', text: sending('arn:aws:states:::aws-sdk:ssm:putParameter', '[mysqldump -u root -pcorrect-horse shop]') },
    { name: 'a path within the input of a state machine', text: machine('$.password') },
    { name: 'a value from the environment', unknown: true, text: lambda("password = os.environ['DB_PASSWORD']") },
    { name: 'a text that is put together', text: lambda("print('password: ' + '*' * 8)") },
    { name: 'an empty text', text: lambda("password = ''") },
    { name: 'what is decoded under another name', text: lambda("greeting = base64.b64decode('Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5')") },
    { name: 'a password that is set to what is fetched', text: lambda('connection.setPassword("{}".format(fetched))') },
    { name: 'a comment', text: lambda("# password = 'correct-horse-battery'") },
  ],
  invalid: [
    { name: 'a password that is set', text: lambda('connection.set_password("«correct-horse-battery»")'), expect: ['literal'], says: ['`setPassword`'] },
    { name: 'a password that is decoded', text: lambda("password = base64.b64decode('«Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5»').decode()"), expect: ['literal'], says: ['`password`'] },
    { name: 'a password in a configuration', expect: ['literal'], about: ['Settings'],
      text: 'Resources:\n  Settings:\n    Type: AWS::AppConfig::HostedConfigurationVersion\n    Properties:\n      ContentType: application/json\n      Content: \'{"db": {"password": "«correct-horse-battery»"}}\'\n' },
    { name: 'commands that a state machine sends', expect: ['literal', 'literal'], about: ['Backup', 'Backup'], says: ['`mysql -p`', '`DB_PASSWORD`'],
      text: sending('arn:aws:states:::aws-sdk:ssm:sendCommand', "[mysqldump -u root -p«correct-horse» shop, 'export DB_PASSWORD=«battery-staple»']") },
    { name: 'commands among the arguments of a state', expect: ['literal'], about: ['Backup'],
      text: sending('arn:aws:states:::aws-sdk:ssm:sendCommand.waitForTaskToken', '[mysqldump -u root -p«correct-horse» shop]').replace('Parameters:\n                    DocumentName', 'Arguments:\n                    DocumentName') },
    { name: 'commands that a state machine in JSON sends', expect: ['literal'], about: ['Backup'],
      text: 'Resources:\n  Backup:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: !Sub \'{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:${AWS::Partition}:states:::aws-sdk:ssm:sendCommand", "Parameters": {"Parameters": {"commands": ["mysqldump -u root -p«correct-horse» shop"]}}, "End": true}}}\'\n' },
    { name: 'a password in a state machine', text: machine('«correct-horse-battery»'), expect: ['literal'], about: ['Orders'] },
    { name: 'a password', text: lambda("password = '«correct-horse-battery»'"), expect: ['literal'], about: ['Importer'] },
    { name: 'a stand-in', text: lambda("password = '«changeme»'"), expect: ['standIn'] },
    { name: 'the name of an error under the name of a password', text: lambda("errors = {'password': '«PASSWORD_RESET_REQUIRED»', 'token': 'TOKEN_EXPIRED'}"), expect: ['standIn'] },
  ],
});
