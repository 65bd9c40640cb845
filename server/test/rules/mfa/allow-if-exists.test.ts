import { allowIfExists } from '../../../src/rules/mfa/allow-if-exists.js';
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

testRule(allowIfExists, {
  valid: [
    { name: 'the right operator', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a denial', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'an age beside a demand', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' }, NumericLessThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } }\n") },
    { name: 'a value that is not known', unknown: true, text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': !Ref Given } }\n", parameter) },
    { name: 'a presence beside an age', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' }, BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'other optional keys', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:SecureTransport': 'true' }, NumericLessThanIfExists: { 's3:max-keys': '10' } }\n") },
    { name: 'a presence that may be either', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': ['true', 'false'] } }\n") },
    { name: 'a presence that another test asks for', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' }, 'Null': { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'a presence beside an age that has to be there', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' }, 'Null': { 'aws:MultiFactorAuthAge': 'false' } }\n") },
    { name: 'all of several values, which a missing key fulfils anyway', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { 'ForAllValues:BoolIfExists': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'any of several values, which a missing key never fulfils', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { 'ForAnyValue:BoolIfExists': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a presence without a value', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': [] } }\n") },
  ],
  invalid: [
    { name: 'an optional presence', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «BoolIfExists»: { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['passes'], about: ['Operators'],
      fixed: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'an optional age beside a presence that may say no', expect: ['passes'], text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «NumericLessThanIfExists»: { 'aws:MultiFactorAuthAge': '3600' }, 'Null': { 'aws:MultiFactorAuthPresent': 'false' } }\n"),
      fixed: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' }, 'Null': { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'an optional age', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «NumericLessThanIfExists»: { 'aws:MultiFactorAuthAge': '3600' } }\n"), expect: ['passes'], says: ['`NumericLessThanIfExists`'],
      fixed: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }\n") },
    { name: 'an optional presence beside demands of something else', expect: ['passes'],
      text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «BoolIfExists»: { 'aws:MultiFactorAuthPresent': 'true' }, Bool: { 'aws:SecureTransport': 'true' }, NumericLessThan: { 's3:max-keys': '10' } }\n"),
      fixed: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { Bool: { 'aws:SecureTransport': 'true', 'aws:MultiFactorAuthPresent': 'true' }, NumericLessThan: { 's3:max-keys': '10' } }\n") },
  ],
});
