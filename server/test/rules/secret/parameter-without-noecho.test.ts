import { parameterWithoutNoecho } from '../../../src/rules/secret/parameter-without-noecho.js';
import { testRule } from '../../support/test-rule.js';

const parameter = (name: string, more = '', type = 'String'): string => `Parameters:
  ${name}:
    Type: ${type}
${more}Resources:
  Topic:
    Type: AWS::SNS::Topic
`;

testRule(parameterWithoutNoecho, {
  valid: [
    { name: 'a hidden parameter', text: parameter('ApiPassword', '    NoEcho: true\n') },
    { name: 'a name that only contains the word', text: parameter('PasswordPolicyParameterAge') },
    { name: 'a parameter of SSM', unknown: true, text: parameter('ApiPassword', '', 'AWS::SSM::Parameter::Value<String>') },
    { name: 'a switch with a letter before it', text: parameter('pAllowUsersToChangePassword') },
    { name: 'a key that may be one of KMS', text: parameter('EncryptionKey') },
    { name: 'a master key', text: parameter('MasterKey') },
    { name: 'a default that says where the secret is kept', text: parameter('ApiPassword', "    Default: '{{resolve:ssm-secure:/shop/api:1}}'\n") },
    { name: 'a token that only has to differ', text: parameter('SiteRebuildToken') },
  ],
  invalid: [
    { name: 'a shown parameter', text: parameter('«ApiPassword»'), expect: ['shown'], about: ['ApiPassword'],
      fixed: parameter('ApiPassword', '    NoEcho: true\n') },
    { name: 'a parameter that says so', text: parameter('«GitHubToken»', '    NoEcho: false\n'), expect: ['shown'],
      fixed: parameter('GitHubToken', '    NoEcho: true\n') },
    { name: 'a parameter that an output shows', text: `${parameter('«GitHubToken»', '    MinLength: 8\n')}Outputs:\n  Token:\n    Value: !Ref GitHubToken\n`, expect: ['shown'],
      declined: '`Token` shows the value to whoever may look at it' },
  ],
});
