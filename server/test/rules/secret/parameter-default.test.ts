import { parameterDefault } from '../../../src/rules/secret/parameter-default.js';
import { testRule } from '../../support/test-rule.js';

const parameter = (name: string, value: string, type = 'String'): string => `Parameters:
  ${name}:
    Type: ${type}
    NoEcho: true
    Default: ${value}
Resources:
  Topic:
    Type: AWS::SNS::Topic
`;

testRule(parameterDefault, {
  valid: [
    { name: 'an empty default', text: parameter('ApiPassword', "''") },
    { name: 'a name that only contains the word', text: parameter('PasswordMinimumLength', "'14'") },
    { name: 'the ARN of a secret', text: parameter('ApiSecretArn', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:api') },
    { name: 'a reference', unknown: true, text: parameter('ApiPassword', "'{{resolve:secretsmanager:api}}'") },
    { name: 'a parameter of SSM', text: parameter('ApiPassword', '/api/password', 'AWS::SSM::Parameter::Value<String>') },
  ],
  invalid: [
    { name: 'a password', text: parameter('ApiPassword', '«correct-horse-battery»'), expect: ['literal'], about: ['ApiPassword'] },
    { name: 'a stand-in', text: parameter('ApiPassword', '«changeme»'), expect: ['standIn'] },
  ],
});
