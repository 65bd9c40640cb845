import { literalSecretString } from '../../../src/rules/secret/literal-secret-string.js';
import { testRule } from '../../support/test-rule.js';

const secret = (text: string): string => `Parameters:
  Given:
    Type: String
Resources:
  Secret:
    Type: AWS::SecretsManager::Secret
    Properties:
      SecretString: ${text}
`;

const generated = (template: string): string => `Resources:
  Secret:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString:
        GenerateStringKey: password
        SecretStringTemplate: ${template}
`;

const mapped = (value: string, text: string): string => secret(text).replace('Resources:', `Mappings:\n  Stages:\n    prod:\n      Value: ${value}\nResources:`);

/** The secret with a generated value. */
const unseen = (into: string): string => secret('').replace('SecretString: \n', `GenerateSecretString:\n${into}        PasswordLength: 30\n        ExcludeCharacters: '"@/\\'''\n`);

testRule(literalSecretString, {
  valid: [
    { name: 'a user name alone', text: generated(`'{"username": "shop"}'`) },
    { name: 'a user name in a secret', text: secret(`'{"username": "shop"}'`) },
    { name: 'a token of a vendor, which another rule reports', text: secret('ghp_{{alnum:36:2}}') },
    { name: 'a token of a vendor in a mapping', text: mapped('ghp_{{alnum:36:2}}', '!FindInMap [Stages, prod, Value]') },
    { name: 'an object of what is filled in', unknown: true, text: secret('{ Fn::ToJsonString: { username: shop, password: !Ref Given } }') },
    { name: 'a stand-in', text: secret('changeme') },
    { name: 'a parameter', unknown: true, text: secret('!Ref Given') },
    { name: 'a text with a parameter', unknown: true, text: secret(`!Sub '{"password": "\${Given}"}'`) },
    { name: 'a password with a part that is filled in', unknown: true, text: secret(`!Sub '{"username": "shop", "password": "\${Given}-1x"}'`) },
    { name: 'a parameter with a default in JSON', text: secret(`!Sub '{"password": "\${Usual}"}'`).replace('  Given:', '  Usual:\n    Type: String\n    Default: correct-horse-battery\n  Given:') },
    { name: 'what the generated password takes the place of', text: generated(`'{"password": "to-be-replaced-1"}'`) },
  ],
  invalid: [
    { name: 'a password of a mapping within JSON, at its value', text: 'Mappings:\n  Stages:\n    prod: { Phrase: «correct-horse-battery» }\nResources:\n  Login:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      SecretString: !Sub\n        - \'{"password": "${Given}"}\'\n        - Given: !FindInMap [Stages, prod, Phrase]\n',
      saidElsewhere: true, expect: ['literal'], about: ['Login'], related: ['Used here.'], declined: 'The value is not written in `SecretString` itself.' },
    { name: 'a written password beside the host of a mapping, where it is written', text: 'Mappings:\n  Stages:\n    prod: { Place: db.internal }\nResources:\n  Login:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      SecretString: «!Sub\n        - \'{"password": "correct-horse-battery", "host": "${Given}"}\'\n        - Given: !FindInMap [Stages, prod, Place]»\n',
      expect: ['literal'], about: ['Login'], related: [], declined: 'The value is not written in `SecretString` itself.' },
    { name: 'a password', text: secret('«correct-horse-battery»'), expect: ['literal'], about: ['Secret'], fixed: unseen('') },
    { name: 'a password in JSON', left: ["The old value stays in this file's history", 'has to read the new one from `Secret`'], text: secret(`«'{"username": "shop", "password": "correct-horse-battery"}'»`), expect: ['literal'],
      fixed: unseen(`        SecretStringTemplate: '{"username":"shop"}'\n        GenerateStringKey: 'password'\n`) },
    { name: 'a password of digits in JSON', text: secret(`«'{"username": "shop", "password": 480915}'»`), expect: ['literal'],
      fixed: unseen(`        SecretStringTemplate: '{"username":"shop"}'\n        GenerateStringKey: 'password'\n`) },
    { name: 'a password in JSON beside what is filled in', text: secret(`«!Sub '{"password": "correct-horse-battery", "host": "\${AWS::Region}.shop.example", "port": \${Given}}'»`),
      expect: ['literal'], fixed: unseen(`        SecretStringTemplate: !Sub '{"host":"\${AWS::Region}.shop.example","port":\${Given}}'\n        GenerateStringKey: 'password'\n`) },
    { name: 'a value in JSON that somebody else issues', text: secret(`«'{"client_id": "shop", "client_secret": "correct-2-horse-battery-4"}'»`), expect: ['literal'], left: ['pass it in parameter `SecretClientSecret`', 'have it revoked'],
      fixed: secret(`!Sub '{"client_id": "shop", "client_secret": "\${SecretClientSecret}"}'`).replace('Resources:', '  SecretClientSecret:\n    Type: String\n    NoEcho: true\n    Description: Value of client_secret in secret Secret\nResources:') },
    { name: 'a value in JSON that somebody else issues, beside what is filled in', text: secret(`«!Sub '{"api_key": "correct-2-horse-battery-4", "host": "\${AWS::Region}.shop.example"}'»`), expect: ['literal'],
      fixed: secret(`!Sub '{"api_key": "\${SecretApiKey}", "host": "\${AWS::Region}.shop.example"}'`).replace('Resources:', '  SecretApiKey:\n    Type: String\n    NoEcho: true\n    Description: Value of api_key in secret Secret\nResources:') },
    { name: 'a value that somebody else issues, in lines', text: secret('«|\n        {\n          "client_secret": "correct-2-horse-battery-4"\n        }»\n'), expect: ['literal'], declined: 'replaced alone' },
    { name: 'what an application signs with', text: secret(`«'{"jwt_secret": "correct-2-horse-battery-4"}'»`), expect: ['literal'], fixed: unseen(`        SecretStringTemplate: '{}'\n        GenerateStringKey: 'jwt_secret'\n`) },
    { name: 'a password in JSON that nothing is filled into', text: secret(`«{ Fn::Sub: '{"password": "correct-horse-battery", "username": "shop"}' }»`), expect: ['literal'],
      fixed: unseen(`        SecretStringTemplate: '{"username":"shop"}'\n        GenerateStringKey: password\n`) },
    { name: 'a password in JSON that is put together', text: secret(`«!Join ['', ['{"password":"correct-horse-battery","host":"', !Ref Given, '"}']]»`), expect: ['literal'],
      declined: 'not written in `SecretString` itself' },
    { name: 'a password in a mapping', text: mapped('«correct-horse-battery»', '!FindInMap [Stages, prod, Value]'), saidElsewhere: true, expect: ['literal'], about: ['Secret'], related: ['Used here.'],
      declined: 'not written in `SecretString` itself' },
    { name: 'a password in an object that is made JSON', text: secret('«{ Fn::ToJsonString: { username: shop, password: correct-horse-battery, host: !Ref Given } }»'), expect: ['literal'],
      declined: 'not written in `SecretString` itself' },
    { name: 'two passwords in JSON', text: secret(`«'{"password": "correct-horse-battery", "api_token": "correct-horse-battery-1"}'»`), expect: ['literal'],
      declined: 'none or several' },
    { name: 'a password in a template', text: generated(`«'{"api_token": "correct-horse-battery-1"}'»`), expect: ['literal'],
      declined: 'This secret generates a value already' },
  ],
});
