import { parameterDefault } from '../../../src/rules/secret/parameter-default.js';
import { testRule } from '../../support/test-rule.js';

const parameter = (name: string, value: string, type = 'String', lines = `    NoEcho: true\n    Default: ${value}\n`): string => `Parameters:
  ${name}:
    Type: ${type}
${lines}Resources:
  Topic:
    Type: AWS::SNS::Topic
`;

const reader = '  Api:\n    Type: AWS::Serverless::Function\n    Properties:\n      Environment: {Variables: {PASSWORD: !Ref ApiPassword}}\n';

testRule(parameterDefault, {
  valid: [
    { name: 'a user who is hidden', text: 'Parameters:\n  AdminUser:\n    Type: String\n    NoEcho: true\n    Default: shopkeeper\nResources:\n  Topic:\n    Type: AWS::SNS::Topic\n' },
    { name: 'the second user who is hidden', text: 'Parameters:\n  AdminUser2:\n    Type: String\n    NoEcho: true\n    Default: shopkeeper\nResources:\n  Topic:\n    Type: AWS::SNS::Topic\n' },
    { name: 'an address that is hidden', text: 'Parameters:\n  Shield:\n    Type: String\n    NoEcho: true\n    Default: https://shop.example.com/orders\nResources:\n  Topic:\n    Type: AWS::SNS::Topic\n' },
    { name: 'nothing, hidden', text: "Parameters:\n  Shield:\n    Type: String\n    NoEcho: true\n    Default: ''\nResources:\n  Topic:\n    Type: AWS::SNS::Topic\n" },
    { name: 'a stand-in that is hidden, under a name that says nothing', text: 'Parameters:\n  Shield:\n    Type: String\n    NoEcho: true\n    Default: changeme\nResources:\n  Topic:\n    Type: AWS::SNS::Topic\n' },
    { name: 'a text that is not hidden, under a name that says nothing', text: 'Parameters:\n  Shield:\n    Type: String\n    Default: horse-battery\nResources:\n  Topic:\n    Type: AWS::SNS::Topic\n' },
    { name: 'what a parameter of SSM keeps under another name', text: 'Parameters:\n  Shield:\n    Type: String\n    Default: correct-horse-battery\nResources:\n  Kept:\n    Type: AWS::SSM::Parameter\n    Properties:\n      Name: /shop/db/motto\n      Type: String\n      Value: !Ref Shield\n' },
    { name: 'a stand-in that a custom resource takes', text: 'Parameters:\n  Shield:\n    Type: String\n    Default: changeme\nResources:\n  Made:\n    Type: Custom::User\n    Properties:\n      Password: !Ref Shield\n' },
    { name: 'an empty default', text: parameter('ApiPassword', "''") },
    { name: 'a name that only contains the word', text: parameter('PasswordMinimumLength', "'14'") },
    { name: 'the ARN of a secret', text: parameter('ApiSecretArn', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:api') },
    { name: 'a token of a vendor, which another rule reports', text: parameter('GithubToken', 'ghp_{{alnum:36:1}}') },
    { name: 'a name that says nothing, and a word that is shown', text: parameter('ApiToken', '', 'String', '    Default: letmein\n  ApiWord:\n    Type: String\n    Default: correct-horse-battery\n') },
    { name: 'choices of a password', text: parameter('ApiPassword', '', 'String', '    AllowedValues: [generated, manual-entry, none]\n    NoEcho: true\n') },
    { name: 'choices of a token', text: parameter('ApiToken', '', 'String', '    AllowedValues: [version1, version2]\n    NoEcho: true\n') },
    { name: 'stand-ins among allowed values', text: parameter('ApiPassword', '', 'String', '    AllowedValues: [change-me-2]\n    NoEcho: true\n') },
    { name: 'allowed values of a name that only contains the word', text: parameter('PasswordMinimumLength', '', 'String', '    AllowedValues: [granite-4-tide]\n') },
    { name: 'tokens of a vendor among allowed values, which another rule reports', text: parameter('GithubToken', '', 'String', '    AllowedValues: [ghp_{{alnum:36:1}}]\n    NoEcho: true\n') },
    { name: 'a hidden address', text: parameter('AuthToken', 'https://login.example/token') },
    { name: 'a reference', unknown: true, text: parameter('ApiPassword', "'{{resolve:secretsmanager:api}}'") },
    { name: 'a parameter of SSM', text: parameter('ApiPassword', '/api/password', 'AWS::SSM::Parameter::Value<String>') },
    { name: 'a password that a database takes, which another rule reports', text: parameter('ApiPassword', 'correct-horse-battery').replace('AWS::SNS::Topic\n', 'AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: !Ref ApiPassword\n') },
  ],
  invalid: [
    { name: 'what a parameter of SSM keeps under such a name', text: 'Parameters:\n  Shield:\n    Type: String\n    Default: «correct-horse-battery»\nResources:\n  Kept:\n    Type: AWS::SSM::Parameter\n    Properties:\n      Name: /shop/db/password\n      Type: String\n      Value: !Ref Shield\n', expect: ['literal'], saidElsewhere: true, about: ['Shield'], declined: 'shows the value to everybody who can view it' },
    { name: 'what a custom resource takes under such a name', text: 'Parameters:\n  Shield:\n    Type: String\n    Default: «correct-horse-battery»\nResources:\n  Made:\n    Type: Custom::User\n    Properties:\n      ServiceToken: arn:aws:lambda:eu-west-1:111122223333:function:make\n      Password: !Ref Shield\n', expect: ['literal'], saidElsewhere: true, about: ['Shield'], fixed: 'Parameters:\n  Shield:\n    Type: String\n    NoEcho: true\nResources:\n  Made:\n    Type: Custom::User\n    Properties:\n      ServiceToken: arn:aws:lambda:eu-west-1:111122223333:function:make\n      Password: !Ref Shield\n' },
    { name: 'a hidden default under a name that says nothing', text: 'Parameters:\n  Shield:\n    Type: String\n    NoEcho: true\n    Default: «horse-battery»\nResources:\n  Topic:\n    Type: AWS::SNS::Topic\n', expect: ['literal'], about: ['Shield'],
      fixed: 'Parameters:\n  Shield:\n    Type: String\n    NoEcho: true\nResources:\n  Topic:\n    Type: AWS::SNS::Topic\n' },
    { name: 'secrets among allowed values', left: ['Treat the listed values as known'], text: parameter('ApiPassword', '', 'String', '    NoEcho: true\n    AllowedValues: «[granite-4-tide, granite-5-tide]»\n'), expect: ['allowed'], about: ['ApiPassword'],
      fixed: parameter('ApiPassword', '', 'String', '    NoEcho: true\n') },
    { name: 'secrets among the allowed values of a parameter that a database takes', text: parameter('ApiPassword', '', 'String', '    NoEcho: true\n    AllowedValues: «[granite-4-tide, granite-5-tide]»\n').replace('AWS::SNS::Topic\n', 'AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: !Ref ApiPassword\n'), expect: ['allowed'], about: ['ApiPassword'],
      fixed: parameter('ApiPassword', '', 'String', '    NoEcho: true\n').replace('AWS::SNS::Topic\n', 'AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: !Ref ApiPassword\n') },
    { name: 'a secret among allowed values that are shown', text: parameter('ApiPassword', '', 'String', '    AllowedValues: «[granite-4-tide, other]»\n'), expect: ['allowed'], about: ['ApiPassword'],
      fixed: parameter('ApiPassword', '', 'String', '    NoEcho: true\n') },
    { name: 'a password that the description repeats', left: ['Pass a new value for `ApiPassword`', 'The description of `ApiPassword` tells the old value, too'], text: parameter('ApiPassword', '', 'String', "    NoEcho: true\n    Default: «correct-horse-battery»\n    Description: Default is 'correct-horse-battery'.\n"), expect: ['literal'],
      fixed: parameter('ApiPassword', '', 'String', "    NoEcho: true\n    Description: Default is 'correct-horse-battery'.\n") },
    { name: 'a password', left: ['Pass a new value for `ApiPassword`'], text: parameter('ApiPassword', '«correct-horse-battery»'), expect: ['literal'], about: ['ApiPassword'],
      fixed: parameter('ApiPassword', '', 'String', '    NoEcho: true\n') },
    { name: 'a password under a name that says nothing, which a variable takes', text: `${parameter('ApiWord', '«correct-horse-battery»')}${reader.replace('ApiPassword', 'ApiWord')}`, expect: ['literal'], about: ['ApiWord'],
      fixed: `${parameter('ApiWord', '', 'String', '    NoEcho: true\n')}${reader.replace('ApiPassword', 'ApiWord')}` },
    { name: 'a hidden word', text: parameter('RedisAuthToken', '«letmein»'), expect: ['literal'], fixed: parameter('RedisAuthToken', '', 'String', '    NoEcho: true\n') },
    { name: 'a stand-in', text: parameter('ApiPassword', '«changeme»'), expect: ['standIn'],
      fixed: parameter('ApiPassword', '', 'String', '    NoEcho: true\n') },
    { name: 'a shown parameter', text: parameter('ApiPassword', '', 'String', '    # of the API\n    MinLength: 8\n    Default: «correct-horse-battery»\n'), expect: ['literal'],
      fixed: parameter('ApiPassword', '', 'String', '    # of the API\n    MinLength: 8\n    NoEcho: true\n') },
    { name: 'a shown parameter that a function reads', text: `${parameter('ApiPassword', '', 'String', '    Default: «correct-horse-battery»\n')}${reader}`, expect: ['literal'],
      declined: '`Api` shows the value to everybody who can view it' },
  ],
});
