import { consolePassword } from '../../../src/rules/mfa/console-password.js';
import { testRule } from '../../support/test-rule.js';

const user = (profile: string, parameter = '    NoEcho: true\n'): string => `Parameters:
  Password:
    Type: String
${parameter}  Given:
    Type: String
Resources:
  Person:
    Type: AWS::IAM::User
    Properties:
      Path: /people/
${profile}`;

const also = "      Tags: [{ Key: first, Value: !Sub '${Password}' }]\n";

testRule(consolePassword, {
  valid: [
    { name: 'no console password', text: user('') },
    { name: 'a hidden first password', text: user('      LoginProfile:\n        Password: !Ref Password\n        PasswordResetRequired: true\n') },
    { name: 'a first password from Secrets Manager', text: user("      LoginProfile:\n        Password: '{{resolve:secretsmanager:first:SecretString:password}}'\n        PasswordResetRequired: true\n") },
    { name: 'a hidden first password that need not be given', text: user('      LoginProfile:\n        Password: !Ref Password\n        PasswordResetRequired: true\n', "    NoEcho: true\n    Default: ''\n") },
    { name: 'a profile from elsewhere', unknown: true, text: user('      LoginProfile: !ImportValue profile\n') },
  ],
  invalid: [
    { name: 'a hidden password to be kept', text: user('      «LoginProfile»:\n        Password: !Ref Password\n'), expect: ['password'], about: ['Person'],
      fixed: user('').replace('  Password:\n    Type: String\n    NoEcho: true\n', ''), left: ['will no longer be able to sign in to the console'] },
    { name: 'a parameter that everybody can read', expect: ['password'],
      text: user('      «LoginProfile»:\n        Password: !Ref Password\n        PasswordResetRequired: true\n', ''), fixed: user('').replace('  Password:\n    Type: String\n    NoEcho: true\n', '') },
    { name: 'a literal password', expect: ['password'], says: ['`Person`'],
      text: user('      «LoginProfile»:\n        Password: correct-horse-battery\n        PasswordResetRequired: true\n'), fixed: user('') },
    { name: 'a password that something else needs too', expect: ['password'], text: user(`      «LoginProfile»:\n        Password: !Ref Password\n${also}`), fixed: user(also) },
    { name: 'nothing but a password', expect: ['password'], text: 'Resources:\n  Person:\n    Type: AWS::IAM::User\n    Properties:\n      «LoginProfile»:\n        Password: correct-horse-battery\n', fixed: 'Resources:\n  Person:\n    Type: AWS::IAM::User\n' },
  ],
});
