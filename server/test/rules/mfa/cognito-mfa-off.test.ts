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

const client = (properties: string, id = 'App'): string => `  ${id}:
    Type: AWS::Cognito::UserPoolClient
    Properties:
      UserPoolId: !Ref Pool
${properties}`;

testRule(cognitoMfaOff, {
  valid: [
    { name: 'a second factor for everybody', text: pool("      MfaConfiguration: 'ON'\n") },
    { name: 'a second factor for everybody, unquoted', text: pool('      MfaConfiguration: ON\n') },
    { name: 'a second factor for who wants one', text: pool('      MfaConfiguration: OPTIONAL\n') },
    { name: 'no passwords', text: pool("      MfaConfiguration: 'OFF'\n      Policies: { SignInPolicy: { AllowedFirstAuthFactors: [WEB_AUTHN, EMAIL_OTP] } }\n") },
    { name: 'people of another provider alone', text: pool("      MfaConfiguration: 'OFF'\n") + client('      SupportedIdentityProviders: [Okta]\n') },
    { name: 'a parameter without a default', unknown: true, text: pool('      MfaConfiguration: !Ref Given\n') },
  ],
  invalid: [
    { name: 'passwords beside passkeys', text: pool("      MfaConfiguration: «'OFF'»\n      Policies: { SignInPolicy: { AllowedFirstAuthFactors: [PASSWORD, WEB_AUTHN] } }\n"), expect: ['off'], fixed: pool("      MfaConfiguration: 'OPTIONAL'\n      Policies: { SignInPolicy: { AllowedFirstAuthFactors: [PASSWORD, WEB_AUTHN] } }\n      EnabledMfas:\n        - SOFTWARE_TOKEN_MFA\n") },
    { name: 'people of the pool beside those of another provider', text: pool("      MfaConfiguration: «'OFF'»\n") + client('      SupportedIdentityProviders: [Okta, COGNITO]\n'), expect: ['off'], fixed: pool("      MfaConfiguration: 'OPTIONAL'\n      EnabledMfas:\n        - SOFTWARE_TOKEN_MFA\n") + client('      SupportedIdentityProviders: [Okta, COGNITO]\n') },
    { name: 'a client of the pool beside one for another provider', text: pool("      MfaConfiguration: «'OFF'»\n") + client('      SupportedIdentityProviders: [Okta]\n') + client('      GenerateSecret: true\n', 'Other'), expect: ['off'], fixed: pool("      MfaConfiguration: 'OPTIONAL'\n      EnabledMfas:\n        - SOFTWARE_TOKEN_MFA\n") + client('      SupportedIdentityProviders: [Okta]\n') + client('      GenerateSecret: true\n', 'Other') },
    { name: 'off where the factors are named', text: pool("      MfaConfiguration: «'OFF'»\n      EnabledMfas: [SMS_MFA]\n"), expect: ['off'], fixed: pool("      MfaConfiguration: 'OPTIONAL'\n      EnabledMfas: [SMS_MFA]\n") },
    { name: 'no word about it', text: pool('', '«Pool»'), expect: ['off'], about: ['Pool'], fixed: pool('      MfaConfiguration: OPTIONAL\n      EnabledMfas:\n        - SOFTWARE_TOKEN_MFA\n') },
    { name: 'off', text: pool("      MfaConfiguration: «'OFF'»\n"), expect: ['off'], says: ['`Pool`'], fixed: pool("      MfaConfiguration: 'OPTIONAL'\n      EnabledMfas:\n        - SOFTWARE_TOKEN_MFA\n") },
    { name: 'off, unquoted', text: pool('      MfaConfiguration: «OFF»\n'), expect: ['off'], fixed: pool('      MfaConfiguration: OPTIONAL\n      EnabledMfas:\n        - SOFTWARE_TOKEN_MFA\n') },
    { name: 'off on one branch', text: pool("      MfaConfiguration: !If [IsProd, 'ON', «'OFF'»]\n"), expect: ['off'], when: ['!IsProd'], fixed: pool("      MfaConfiguration: !If [IsProd, 'ON', 'OPTIONAL']\n      EnabledMfas:\n        - SOFTWARE_TOKEN_MFA\n") },
    { name: 'off beside a client of another pool for another provider', text: pool("      MfaConfiguration: «'OFF'»\n") + client('      SupportedIdentityProviders: [Okta]\n').replace('!Ref Pool', 'eu-west-1_other'), expect: ['off'], fixed: pool("      MfaConfiguration: 'OPTIONAL'\n      EnabledMfas:\n        - SOFTWARE_TOKEN_MFA\n") + client('      SupportedIdentityProviders: [Okta]\n').replace('!Ref Pool', 'eu-west-1_other') },
    { name: 'off as YAML 1.1 reads it', text: pool('      MfaConfiguration: «false»\n'), expect: ['off'], fixed: pool('      MfaConfiguration: OPTIONAL\n      EnabledMfas:\n        - SOFTWARE_TOKEN_MFA\n') },
    { name: 'factors that are not known', text: pool("      MfaConfiguration: «'OFF'»\n      Policies: { SignInPolicy: { AllowedFirstAuthFactors: [WEB_AUTHN, !Ref Given] } }\n"), expect: ['off'], fixed: pool("      MfaConfiguration: 'OPTIONAL'\n      Policies: { SignInPolicy: { AllowedFirstAuthFactors: [WEB_AUTHN, !Ref Given] } }\n      EnabledMfas:\n        - SOFTWARE_TOKEN_MFA\n") },
    { name: 'no factors', text: pool("      MfaConfiguration: «'OFF'»\n      Policies: { SignInPolicy: { AllowedFirstAuthFactors: [] } }\n"), expect: ['off'], fixed: pool("      MfaConfiguration: 'OPTIONAL'\n      Policies: { SignInPolicy: { AllowedFirstAuthFactors: [] } }\n      EnabledMfas:\n        - SOFTWARE_TOKEN_MFA\n") },
    { name: 'something else with providers of its own', text: pool("      MfaConfiguration: «'OFF'»\n") + client('      SupportedIdentityProviders: [Okta]\n').replace('UserPoolClient', 'UserPoolDomain'), expect: ['off'], fixed: pool("      MfaConfiguration: 'OPTIONAL'\n      EnabledMfas:\n        - SOFTWARE_TOKEN_MFA\n") + client('      SupportedIdentityProviders: [Okta]\n').replace('UserPoolClient', 'UserPoolDomain') },
    { name: 'providers in one stage alone', text: pool("      MfaConfiguration: «'OFF'»\n") + client('      SupportedIdentityProviders: !If [IsProd, [Okta], [COGNITO]]\n'), expect: ['off'], fixed: pool("      MfaConfiguration: 'OPTIONAL'\n      EnabledMfas:\n        - SOFTWARE_TOKEN_MFA\n") + client('      SupportedIdentityProviders: !If [IsProd, [Okta], [COGNITO]]\n') },
  ],
});
