import { allowIfExists } from '../../../src/rules/mfa/allow-if-exists.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

testRule(allowIfExists, {
  valid: [
    { name: 'the right operator', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a denial', text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'an age beside a demand', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' }, NumericLessThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } }\n") },
    { name: 'a value that is not known', unknown: true, text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': !Ref Given } }\n", parameter) },
    { name: 'a presence beside an age', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' }, BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'other optional keys', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:SecureTransport': 'true' }, NumericLessThanIfExists: { 's3:max-keys': '10' } }\n") },
    { name: 'a presence that may be either', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': ['true', 'false'] } }\n") },
    { name: 'a presence that another test asks for', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' }, 'Null': { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'a presence beside an age that has to be there', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' }, 'Null': { 'aws:MultiFactorAuthAge': 'false' } }\n") },
    { name: 'all of several values, which a missing key fulfils anyway', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { 'ForAllValues:BoolIfExists': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'any of several values, which a missing key never fulfils', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { 'ForAnyValue:BoolIfExists': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a presence without a value', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': [] } }\n") },
  ],
  invalid: [
    { name: 'an optional presence', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «BoolIfExists»: { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['passes'], about: ['Operators'],
      fixed: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'an optional age beside a presence that may say no', expect: ['passes'], text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «NumericLessThanIfExists»: { 'aws:MultiFactorAuthAge': '3600' }, 'Null': { 'aws:MultiFactorAuthPresent': 'false' } }\n"),
      fixed: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' }, 'Null': { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'an optional age', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «NumericLessThanIfExists»: { 'aws:MultiFactorAuthAge': '3600' } }\n"), expect: ['passes'], says: ['`NumericLessThanIfExists`'],
      fixed: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }\n") },
    { name: 'an optional presence beside demands of something else', expect: ['passes'],
      text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «BoolIfExists»: { 'aws:MultiFactorAuthPresent': 'true' }, Bool: { 'aws:SecureTransport': 'true' }, NumericLessThan: { 's3:max-keys': '10' } }\n"),
      fixed: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { Bool: { 'aws:SecureTransport': 'true', 'aws:MultiFactorAuthPresent': 'true' }, NumericLessThan: { 's3:max-keys': '10' } }\n") },
  ],
});
