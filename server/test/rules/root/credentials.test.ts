import { credentials } from '../../../src/rules/root/credentials.js';
import { testRule } from '../../support/test-rule.js';

const parameter = (name: string, more = ''): string => `Parameters:
  ${name}:
    Type: String
Resources:
  Importer:
    Type: AWS::Lambda::Function
    Properties:
      Environment:
        Variables:
          BUCKET: orders
${more}`;

testRule(credentials, {
  valid: [
    { name: 'the size of a volume', text: parameter('RootVolumeSize') },
    { name: 'the key of a volume', text: parameter('RootVolumeSecretKey') },
    { name: 'the password of a database', text: parameter('MysqlRootPassword') },
    { name: 'where the key of a root certificate lies', text: parameter('Stage', '          ROOT_CA_SECRET_KEY: x7Kq2Lm9\n          ROOT_SECRET_KEY_PATH: /etc/keys\n') },
    { name: 'a variable that is an import', unknown: true, text: parameter('Stage', '          MYSQL_ROOT_PASSWORD: !ImportValue password\n') },
  ],
  invalid: [
    { name: 'a parameter with capitals', text: parameter('«AWSRootPassword»'), expect: ['parameter'] },
    { name: 'how the root user signs in', text: parameter('Stage', '          AWS_ROOT_MFA_SECRET: «{{alnum:32:1}}»\n          ROOT_CONSOLE_PASSWORD: «battery-staple»\n          PAYER_ROOT_PASSWORD: «hunter2hunter2»\n'), expect: ['literal', 'literal', 'literal'] },
    { name: 'a parameter', text: parameter('«RootAccessKeyId»'), expect: ['parameter'], about: ['RootAccessKeyId'] },
    { name: 'a literal, which no other rule reports', text: parameter('Stage', '          AWS_ROOT_ACCOUNT_PASSWORD: «correct-horse-battery»\n'), expect: ['literal'], about: ['Importer'] },
    { name: 'a key that is written out, once', text: parameter('RootAccessKeyId').replace('Type: String', 'Type: String\n    Default: «AKIA{{1}}»'), expect: ['literal'], about: ['RootAccessKeyId'] },
    { name: 'a key in a pair', expect: ['literal'],
      text: 'Resources:\n  Build:\n    Type: AWS::CodeBuild::Project\n    Properties:\n      Environment:\n        EnvironmentVariables:\n          - { Name: AWS_ROOT_ACCESS_KEY_ID, Value: «AKIA{{1}}» }\n' },
    { name: 'a variable', text: parameter('Stage', '          «AWS_ROOT_ACCESS_KEY»: !Ref Stage\n'), expect: ['variable'], about: ['Importer'] },
  ],
});
