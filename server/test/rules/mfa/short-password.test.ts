import { shortPassword } from '../../../src/rules/mfa/short-password.js';
import { testRule } from '../../support/test-rule.js';

const user = (password: string): string => `Parameters:
  Given:
    Type: String
Resources:
  Person:
    Type: AWS::IAM::User
    Properties:
      LoginProfile:
        Password: ${password}
`;

const generated = `  PersonPassword:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString:
        PasswordLength: 30
        ExcludeCharacters: '"@/\\'''
`;
const mended = user("'{{resolve:secretsmanager:${PersonPassword}}}'").replace("'{{", "!Sub '{{").replace('Resources:\n', `Resources:\n${generated}`);

testRule(shortPassword, {
  valid: [
    { name: 'a long password, which another rule reports', text: user('correct-horse-battery') },
    { name: 'a reference', text: user("'{{resolve:secretsmanager:p}}'") },
    { name: 'a parameter', unknown: true, text: user('!Ref Given') },
    { name: 'a password of fourteen characters', text: user('correct-horses') },
    { name: 'a long password in two parts', text: user("!Join ['', [correct, '-horse-battery']]") },
    { name: 'a password whose length the deployment decides', text: user("!Sub 'Horse-${AWS::AccountId}'") },
    { name: 'a password with a parameter', text: user("!Sub 'horse9${Given}'").replace('Type: String\n', 'Type: String\n    Default: x\n') },
  ],
  invalid: [
    { name: 'a short password', text: user('«horse»'), expect: ['short'], about: ['Person'], says: ['14 characters'], fixed: mended, left: ['old value stays', 'PersonPassword'] },
    { name: 'a short password of a mapping, at its value', text: `Mappings:\n  Stages:\n    prod: { Phrase: «horse» }\n${user('!FindInMap [Stages, prod, Phrase]')}`, saidElsewhere: true, expect: ['short'], about: ['Person'], related: ['Used here.'], declined: 'not written in the property' },
    { name: 'a short password in two parts', text: user("«!Join ['', [correct, '-horse']]»"), expect: ['short'], fixed: mended },
    { name: 'a short password out of a list', text: user("«!Select [0, !Split [',', 'horse-9,correct-horse-battery']]»"), expect: ['short'], fixed: mended },
    { name: 'a password of thirteen characters', text: user('«correct-horse»'), expect: ['short'], fixed: mended },
  ],
});
