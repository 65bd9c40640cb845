import { weakPasswordPolicy } from '../../../src/rules/mfa/weak-password-policy.js';
import { parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const configRule = (parameters: string, above = '', identifier = 'IAM_PASSWORD_POLICY'): string => `${above}Resources:
  Passwords:
    Type: AWS::Config::ConfigRule
    Properties:
      Source: { Owner: AWS, SourceIdentifier: ${identifier} }
      InputParameters: ${parameters}
`;

const pool = (policy: string, above = ''): string => `${above}Resources:
  Customers:
    Type: AWS::Cognito::UserPool
    Properties:
      Policies:
        PasswordPolicy: ${policy}
`;

const account = (properties: string): string => `Resources:
  AccountPasswords:
    Type: Custom::PasswordPolicy
    Properties:
      ServiceToken: !ImportValue PasswordSetter
      ${properties}
`;

const called = (create: string): string => `Resources:
  AccountPasswords:
    Type: Custom::AWS
    Properties:
      ServiceToken: !ImportValue Caller
      Create: '${create}'
`;

const setter = (command: string): string => `Resources:
  Setter:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-1
      UserData:
        Fn::Base64: |
          #!/bin/bash
          ${command}
`;

const condition = `${parameter}Conditions:\n  IsOpen: !Equals [!Ref Given, open]\n`;

const least = (value = "'8'", more = ''): string => `Parameters:\n  Least: { Type: String, Default: ${value}${more} }\n`;
const ofDefault = ['The default of parameter `Least`.'];
const asked = "Conditions:\n  IsAsked: !Not [!Equals ['', !Ref Least]]\n";

testRule(weakPasswordPolicy, {
  valid: [
    { name: 'a strong rule', text: configRule("{ MinimumPasswordLength: '14', RequireSymbols: 'true', PasswordReusePrevention: '24' }") },
    { name: 'the defaults of the rule', text: configRule("{ MaxPasswordAge: '90' }") },
    { name: 'another rule with such a parameter', text: configRule("{ MinimumPasswordLength: '6' }", '', 'REQUIRED_TAGS') },
    { name: 'a strong pool', text: pool('{ MinimumLength: 14, RequireSymbols: true }') },
    { name: 'a strong policy from code', text: setter('aws iam update-account-password-policy --minimum-password-length 16 --require-symbols') },
    { name: 'a custom resource about something else', text: account('Length: 6') },
    { name: 'a maker of passwords', text: account('Length: 20\n      RequireSymbols: false\n      RequireNumbers: false') },
    { name: 'a pool that remembers a few', text: pool('{ MinimumLength: 14, PasswordHistorySize: 5 }') },
    { name: 'a strong policy, from CDK', text: called('{"service":"IAM","action":"updateAccountPasswordPolicy","parameters":{"MinimumPasswordLength":16,"RequireSymbols":true}}') },
    { name: 'a length that is not known', unknown: true, text: configRule('{ MinimumPasswordLength: !Ref Given }', parameter) },
    { name: 'parameters that are no JSON', unknown: true, text: configRule("'{'") },
  ],
  invalid: [
    { name: 'a rule content with five passwords remembered', text: configRule("{ PasswordReusePrevention: «'5'» }"), expect: ['few'], says: ['24'],
      fixed: configRule("{ PasswordReusePrevention: '24' }") },
    { name: 'the account, by a remediation', expect: ['short', 'class'],
      text: "Resources:\n  Remedy:\n    Type: AWS::Config::RemediationConfiguration\n    Properties:\n      TargetId: AWSConfigRemediation-SetIAMPasswordPolicy\n      Parameters:\n        MinimumPasswordLength: { StaticValue: { Values: [«'8'»] } }\n        RequireSymbols: { StaticValue: { Values: [«false»] } }\n        RequireNumbers: { StaticValue: { Values: [true] } }\n",
      fixed: "Resources:\n  Remedy:\n    Type: AWS::Config::RemediationConfiguration\n    Properties:\n      TargetId: AWSConfigRemediation-SetIAMPasswordPolicy\n      Parameters:\n        MinimumPasswordLength: { StaticValue: { Values: ['14'] } }\n        RequireSymbols: { StaticValue: { Values: [false] } }\n        RequireNumbers: { StaticValue: { Values: [true] } }\n" },
    { name: 'the account, by subject', text: account('Passwords:\n        MinimumPasswordLength: 14\n        RequireNumbers: «false»'), expect: ['class'],
      fixed: account('Passwords:\n        MinimumPasswordLength: 14\n        RequireNumbers: true') },
    { name: 'the account, from CDK', text: called('{«"service":"IAM","action":"updateAccountPasswordPolicy"»,"parameters":{"MinimumPasswordLength":6}}'), expect: ['guessable'] },
    { name: 'the account, by a step of an automation', expect: ['guessable'],
      text: 'Resources:\n  Runbook:\n    Type: AWS::SSM::Document\n    Properties:\n      DocumentType: Automation\n      Content: { mainSteps: [{ action: aws:executeAwsApi, inputs: { Service: iam, Api: «UpdateAccountPasswordPolicy», MinimumPasswordLength: 6 } }] }\n' },
    { name: 'a class switched off in inline code', expect: ['class'],
      text: `Resources:
  Setter:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.12
      Code:
        ZipFile: |
          import boto3
          def handler(event, context):
            boto3.client('iam')«.update_account_password_policy(RequireNumbers=True, RequireSymbols=False)»
` },
    { name: 'the policy as a resource of boto3', expect: ['guessable'],
      text: `Resources:
  Setter:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.12
      Code:
        ZipFile: |
          import boto3
          def handler(event, context):
            boto3.resource('iam').AccountPasswordPolicy()«.update(MinimumPasswordLength=6)»
` },
    { name: 'a rule content with twelve', text: configRule("{ MinimumPasswordLength: «'12'» }"), expect: ['short'], about: ['Passwords'], says: ['12'],
      fixed: configRule("{ MinimumPasswordLength: '14' }") },
    { name: 'a rule content with six', text: configRule("{ MinimumPasswordLength: «6» }"), expect: ['guessable'],
      fixed: configRule('{ MinimumPasswordLength: 14 }') },
    { name: 'parameters as JSON', text: configRule('«\'{"MinimumPasswordLength": "8", "RequireSymbols": "true"}\'»'), expect: ['short'], fixed: configRule('\'{"MinimumPasswordLength": "14", "RequireSymbols": "true"}\'') },
    { name: 'several parameters as JSON', text: configRule('«\'{"RequireSymbols": false, "PasswordReusePrevention": 24}\'»'), expect: ['class'], fixed: configRule('\'{"RequireSymbols": true, "PasswordReusePrevention": 24}\'') },
    { name: 'classes that are not asked for', text: configRule("{ RequireNumbers: «false», RequireSymbols: «'false'» }"), expect: ['class', 'class'], says: ['without numbers.', 'without symbols.'],
      fixed: configRule("{ RequireNumbers: true, RequireSymbols: 'false' }") },
    { name: 'an organisation', text: "Resources:\n  Everywhere:\n    Type: AWS::Config::OrganizationConfigRule\n    Properties:\n      OrganizationManagedRuleMetadata: { RuleIdentifier: IAM_PASSWORD_POLICY, InputParameters: «'{\"MinimumPasswordLength\": \"7\"}'» }\n", expect: ['guessable'],
      fixed: "Resources:\n  Everywhere:\n    Type: AWS::Config::OrganizationConfigRule\n    Properties:\n      OrganizationManagedRuleMetadata: { RuleIdentifier: IAM_PASSWORD_POLICY, InputParameters: '{\"MinimumPasswordLength\": \"14\"}' }\n" },
    { name: 'a pool on one branch of a condition', text: pool('{ MinimumLength: !If [IsOpen, «6», 14] }', condition), expect: ['guessable'], when: ['IsOpen'],
      fixed: pool('{ MinimumLength: 14 }', condition) },
    { name: 'the account, through a custom resource', text: account('MinimumPasswordLength: «10»\n      PasswordReusePrevention: «0»\n      AllowUsersToChangePassword: «false»'), expect: ['short', 'reuse', 'change'],
      fixed: account('MinimumPasswordLength: 14\n      PasswordReusePrevention: 0\n      AllowUsersToChangePassword: false') },
    { name: 'the account, by a command', text: setter('«aws iam update-account-password-policy --minimum-password-length 6»'), expect: ['guessable'] },
    { name: 'a class switched off by a command', text: setter('«aws iam update-account-password-policy --no-require-symbols»'), expect: ['class'] },
    {
      name: 'the account, in inline code', expect: ['guessable'],
      text: `Resources:
  Setter:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.12
      Handler: index.handler
      Role: !ImportValue SetterRole
      Code:
        ZipFile: |
          import boto3
          iam = boto3.client('iam')
          def handler(event, context):
            «iam.update_account_password_policy(MinimumPasswordLength=6)»
`,
    },
    { name: 'a rule content with eight by the default of a parameter', expect: ['short'], related: ofDefault, left: ['pass their own value'],
      text: configRule('{ MinimumPasswordLength: «!Ref Least» }', least()), fixed: configRule('{ MinimumPasswordLength: !Ref Least }', least("'14'")) },
    { name: 'a rule content with eight by a parameter in long form', expect: ['short'], related: ofDefault, left: ['pass their own value'],
      text: configRule('{ MinimumPasswordLength: «{ Ref: Least }» }', least()), fixed: configRule('{ MinimumPasswordLength: { Ref: Least } }', least("'14'")) },
    { name: 'a rule content with a default that may be left out', expect: ['short'], related: ofDefault,
      text: configRule('{ MinimumPasswordLength: !If [IsAsked, «!Ref Least», !Ref AWS::NoValue] }', least() + asked),
      fixed: configRule('{ MinimumPasswordLength: !If [IsAsked, !Ref Least, !Ref AWS::NoValue] }', least("'14'") + asked) },
    { name: 'a default that a condition in long form compares with another value', expect: ['short'], related: ofDefault,
      text: configRule('{ MinimumPasswordLength: !If [IsAsked, «!Ref Least», !Ref AWS::NoValue] }', least() + 'Conditions:\n  IsAsked: { Fn::Not: [{ Fn::Equals: [{ Ref: Least }, none] }] }\n'),
      fixed: configRule('{ MinimumPasswordLength: !If [IsAsked, !Ref Least, !Ref AWS::NoValue] }', least("'14'") + 'Conditions:\n  IsAsked: { Fn::Not: [{ Fn::Equals: [{ Ref: Least }, none] }] }\n') },
    ...["!Equals [!Ref Least, '8']", "!Equals ['14', { Ref: Least }]", '!Equals [!Ref Least, !Ref AWS::Region]', "!Equals [!Sub '${Least}', '']"].map((comparison) => ({
      name: `a default that decides ${comparison}`, expect: ['short'], related: ofDefault,
      text: configRule('{ MinimumPasswordLength: «!Ref Least» }', `${least()}Conditions:\n  IsDefault: ${comparison}\n`),
    })),
    { name: 'a class that the default of a parameter leaves out', expect: ['class'], related: ofDefault,
      text: configRule('{ RequireSymbols: «!Ref Least» }', least("'false'", ', AllowedValues: ["true", "false"]')), fixed: configRule('{ RequireSymbols: !Ref Least }', least("'true'", ', AllowedValues: ["true", "false"]')) },
    { name: 'a default among values without fourteen', expect: ['short'], related: ofDefault, text: configRule('{ MinimumPasswordLength: «!Ref Least» }', least("'8'", ', AllowedValues: ["8", "10"]')) },
    { name: 'a default with a limit', expect: ['short'], related: ofDefault, text: configRule('{ MinimumPasswordLength: «!Ref Least» }', least("'8'", ', MaxValue: 12')) },
    { name: 'a default that something else needs', expect: ['short'], related: ofDefault, text: configRule('{ MinimumPasswordLength: «!Ref Least» }', least()) + '  Topic:\n    Type: AWS::SNS::Topic\n    Properties: { DisplayName: !Ref Least }\n' },
  ],
});
