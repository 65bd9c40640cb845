import { passwordResetNotRequired } from '../../../src/rules/mfa/password-reset-not-required.js';
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

testRule(passwordResetNotRequired, {
  valid: [
    { name: 'no console password', text: user('') },
    { name: 'a password to be changed', text: user('      LoginProfile:\n        Password: !Ref Password\n        PasswordResetRequired: true\n') },
    { name: 'a parameter without a default', unknown: true, text: user('      LoginProfile:\n        Password: !Ref Password\n        PasswordResetRequired: !Ref Given\n') },
  ],
  invalid: [
    { name: 'no word about it', text: user('      «LoginProfile»:\n        Password: !Ref Password\n'), expect: ['kept'], about: ['Person'],
      fixed: user('      LoginProfile:\n        Password: !Ref Password\n        PasswordResetRequired: true\n') },
    { name: 'a password to be kept', text: user('      LoginProfile:\n        Password: !Ref Password\n        PasswordResetRequired: «false»\n'), expect: ['kept'], says: ['`Person`'],
      fixed: user('      LoginProfile:\n        Password: !Ref Password\n        PasswordResetRequired: true\n') },
    { name: 'one of the profiles that a condition chooses from', expect: ['kept'], when: ['IsProd'],
      text: user('      LoginProfile: !If\n        - IsProd\n        - { Password: !Ref Password, PasswordResetRequired: «false» }\n        - { Password: !Ref Password, PasswordResetRequired: true }\n').replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:'),
      fixed: user('      LoginProfile: !If\n        - IsProd\n        - { Password: !Ref Password, PasswordResetRequired: true }\n        - { Password: !Ref Password, PasswordResetRequired: true }\n').replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:') },
  ],
});
