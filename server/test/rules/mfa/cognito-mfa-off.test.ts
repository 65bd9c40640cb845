import { cognitoMfaOff } from '../../../src/rules/mfa/cognito-mfa-off.js';
import { testRule } from '../../support/test-rule.js';

const pool = (properties: string, id = 'Pool'): string => `Parameters:
  Given:
    Type: String
Conditions:
  IsProd: !Equals [!Ref Given, prod]
Resources:
  ${id}:
    Type: AWS::Cognito::UserPool
    Properties:
      UserPoolName: customers
${properties}`;

testRule(cognitoMfaOff, {
  valid: [
    { name: 'a second factor for everybody', text: pool("      MfaConfiguration: 'ON'\n") },
    { name: 'a second factor for everybody, unquoted', text: pool('      MfaConfiguration: ON\n') },
    { name: 'a second factor for who wants one', text: pool('      MfaConfiguration: OPTIONAL\n') },
    { name: 'a parameter without a default', unknown: true, text: pool('      MfaConfiguration: !Ref Given\n') },
  ],
  invalid: [
    { name: 'no word about it', text: pool('', '«Pool»'), expect: ['off'], about: ['Pool'] },
    { name: 'off', text: pool("      MfaConfiguration: «'OFF'»\n"), expect: ['off'], says: ['`Pool`'] },
    { name: 'off, unquoted', text: pool('      MfaConfiguration: «OFF»\n'), expect: ['off'] },
    { name: 'off on one branch', text: pool("      MfaConfiguration: !If [IsProd, 'ON', «'OFF'»]\n"), expect: ['off'], when: ['!IsProd'] },
  ],
});
