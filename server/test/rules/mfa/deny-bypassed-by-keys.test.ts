import { denyBypassedByKeys } from '../../../src/rules/mfa/deny-bypassed-by-keys.js';
import { testRule } from '../../support/test-rule.js';

const role = (statement: string, above = ''): string => `${above}Resources:
  Operators:
    Type: AWS::IAM::Group
    Properties:
      Policies:
        - PolicyName: operate
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
${statement.split('\n').map((line) => (line === '' ? '' : `              ${line}`)).join('\n')}`;

const parameter = 'Parameters:\n  Given:\n    Type: String\n';

const branches = parameter + 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n';

testRule(denyBypassedByKeys, {
  valid: [
    { name: 'the right operator', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'an allowance', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'another key', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:SecureTransport': 'false' } }\n") },
    { name: 'a second statement for requests without the key', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'an old sign-in, and in a second statement none at all', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } }\n- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthAge': 'true' } }\n") },
    { name: 'a value that is not known', unknown: true, text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': !Ref Given } }\n", parameter) },
    { name: 'an old sign-in, and in a second statement an optional age', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } }\n- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '60' } }\n") },
    { name: 'an old sign-in of those who did sign in with MFA', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' }, NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } }\n") },
    { name: 'two tests that no request passes both', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' }, NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } }\n") },
    { name: 'a number that is no age', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { NumericGreaterThan: { 's3:max-keys': '10' } }\n") },
    { name: 'any of several values, which no key fulfils', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { 'ForAllValues:Bool': { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'a second statement for the same actions, left out alike', text: role("- Effect: Deny\n  NotAction: ['iam:*', 'sts:GetSessionToken']\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  NotAction: ['iam:*', 'sts:GetSessionToken']\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a second statement that leaves out less', text: role("- Effect: Deny\n  NotAction: ['iam:*', 'sts:GetSessionToken']\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  NotAction: 'iam:*'\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a second statement for all of the service', text: role("- Effect: Deny\n  Action: 's3:*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  Action: 's3:*'\n  Resource: 'arn:aws:s3:::*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a role, which has no lasting keys', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }\n").replace('AWS::IAM::Group', 'AWS::IAM::Role') },
  ],
  invalid: [
    { name: 'any of several values, which a missing key never fulfils', expect: ['bypassed'], text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { «'ForAnyValue:BoolIfExists'»: { 'aws:MultiFactorAuthPresent': 'false' } }\n"), fixed: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { 'BoolIfExists': { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'any of several values, which a missing key does not fulfil, under an operator for one value', expect: ['bypassed'], text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { «'ForAnyValue:Bool'»: { 'aws:MultiFactorAuthPresent': 'false' } }\n"), fixed: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { 'BoolIfExists': { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'a second statement for some of the actions that are not left out', expect: ['bypassed'], text: role("- Effect: Deny\n  NotAction: ['iam:*', 'sts:GetSessionToken']\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  Action: 's3:*'\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n"), fixed: role("- Effect: Deny\n  NotAction: ['iam:*', 'sts:GetSessionToken']\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  Action: 's3:*'\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a second statement for some resources', expect: ['bypassed'], text: role("- Effect: Deny\n  Action: 's3:*'\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  Action: 's3:*'\n  Resource: 'arn:aws:s3:::tax/*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n"), fixed: role("- Effect: Deny\n  Action: 's3:*'\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  Action: 's3:*'\n  Resource: 'arn:aws:s3:::tax/*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'one branch of a condition, whatever the other says', expect: ['bypassed'], when: ['IsProd'],
      text: role("- Effect: Deny\n  Action: ec2:*\n  Resource: '*'\n  Condition: !If [IsProd, { «Bool»: { 'aws:MultiFactorAuthPresent': 'false' } }, { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }]\n", branches),
      fixed: role("- Effect: Deny\n  Action: ec2:*\n  Resource: '*'\n  Condition: !If [IsProd, { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }, { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }]\n", branches) },
    { name: 'a second statement for requests without the key, about other actions', expect: ['bypassed'],
      text: role("- Effect: Deny\n  Action: ec2:*\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  Action: s3:*\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n"),
      fixed: role("- Effect: Deny\n  Action: ec2:*\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  Action: s3:*\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'an old sign-in', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { «NumericGreaterThan»: { 'aws:MultiFactorAuthAge': '3600' } }\n"), expect: ['bypassed'], says: ['`NumericGreaterThan`'],
      fixed: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } }\n") },
    { name: 'the wrong operator', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthPresent': 'false' } }\n"), expect: ['bypassed'], about: ['Operators'], says: ['`Bool`'],
      fixed: `Resources:
  Operators:
    Type: AWS::IAM::Group
    Properties:
      Policies:
        - PolicyName: operate
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Deny
                Action: '*'
                Resource: '*'
                Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }
`,
    },
    { name: 'a boolean for the value, and another case of the key', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition:\n    «Bool»:\n      aws:multifactorauthpresent: false\n"), expect: ['bypassed'],
      fixed: `Resources:
  Operators:
    Type: AWS::IAM::Group
    Properties:
      Policies:
        - PolicyName: operate
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Deny
                Action: '*'
                Resource: '*'
                Condition:
                  BoolIfExists:
                    aws:multifactorauthpresent: false
`,
    },
    { name: 'an old sign-in, and in a second statement one that is there at all', expect: ['bypassed'],
      text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { «NumericGreaterThan»: { 'aws:MultiFactorAuthAge': '3600' } }\n- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthAge': 'false' } }\n"),
      fixed: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } }\n- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthAge': 'false' } }\n") },
  ],
});
