import { wrongOperator } from '../../../src/rules/mfa/wrong-operator.js';
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

testRule(wrongOperator, {
  valid: [
    { name: 'the right operator', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a denial without the key', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'the presence beside the truth', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' }, 'Null': { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'enrolment by those who have no device yet', text: role("- Effect: Allow\n  Action: ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'sts:GetSessionToken']\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'no MFA from the office', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' }, IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }\n") },
    { name: 'a denial of old sign-ins with MFA', text: role("- Effect: Deny\n  Action: iam:*\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' }, NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } }\n") },
    { name: 'the presence of an age, which only MFA gives', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthAge': 'false' } }\n") },
    { name: 'all values of a key that must be there', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { 'ForAllValues:Bool': { 'aws:MultiFactorAuthPresent': 'true' }, 'Null': { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'any value of a key that has one', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { 'ForAnyValue:Bool': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'any age at all, which only MFA gives', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { NumericGreaterThanEquals: { 'aws:MultiFactorAuthAge': '0' } }\n") },
    { name: 'one age', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { NumericEquals: { 'aws:MultiFactorAuthAge': '60' } }\n") },
    { name: 'all values in a denial', text: role("- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { 'ForAllValues:Bool': { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'an age that is missing or long past', text: role("- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' }, NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } }\n") },
    { name: 'the absence of an age', text: role("- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthAge': 'true' } }\n") },
    { name: 'no value', text: role("- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': [] } }\n") },
    { name: 'a policy variable', text: role("- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': '${aws:PrincipalTag/mfa}' } }\n") },
    { name: 'a presence that is denied beside something else', text: role("- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'false' }, StringEquals: { 'aws:RequestedRegion': eu-west-1 } }\n") },
    { name: 'a value that is not known', unknown: true, text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': !Ref Given } }\n", parameter) },
  ],
  invalid: [
    { name: 'the presence of the key', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «'Null'»: { 'aws:MultiFactorAuthPresent': 'false' } }\n"), expect: ['presence'], about: ['Operators'] },
    { name: 'all values of a key that may be missing', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «'ForAllValues:Bool'»: { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['vacuous'] },
    { name: 'a text operator', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «StringEquals»: { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['text'], says: ['`StringEquals`'],
      fixed: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'one value or the other', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthPresent': ['true', 'false'] } }\n"), expect: ['presence'] },
    { name: 'allowed without MFA alone', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthPresent': 'false' } }\n"), expect: ['without'] },
    { name: 'allowed long after MFA alone', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «NumericGreaterThan»: { 'aws:MultiFactorAuthAge': '3600' } }\n"), expect: ['late'] },
    { name: 'denied with MFA alone', text: role("- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['denied'] },
    { name: 'denied soon after MFA alone', text: role("- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { «NumericLessThan»: { 'aws:MultiFactorAuthAge': '3600' } }\n"), expect: ['denied'] },
    { name: 'missing and false at once', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' }, «'Null'»: { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['never'] },
    { name: 'a text operator that a missing key passes', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «StringNotEquals»: { 'aws:MultiFactorAuthPresent': 'false' } }\n"), expect: ['vacuous'], says: ['`StringNotEquals`'] },
    { name: 'a number that is not one, which a missing key passes', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «NumericNotEquals»: { 'aws:MultiFactorAuthAge': '0' } }\n"), expect: ['vacuous'] },
    { name: 'the key must be missing', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «'Null'»: { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['without'] },
    { name: 'the age must be missing', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «'Null'»: { 'aws:MultiFactorAuthAge': 'true' } }\n"), expect: ['without'] },
    { name: 'missing or long past', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «NumericGreaterThanIfExists»: { 'aws:MultiFactorAuthAge': '3600' } }\n"), expect: ['without'] },
    { name: 'with MFA, but long ago', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' }, «NumericGreaterThan»: { 'aws:MultiFactorAuthAge': '3600' } }\n"), expect: ['late'] },
    { name: 'a boolean as a number', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «NumericLessThan»: { 'aws:MultiFactorAuthPresent': '3600' } }\n"), expect: ['idle'], says: ['`aws:MultiFactorAuthPresent`'] },
    { name: 'an age as a boolean', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthAge': 'true' } }\n"), expect: ['idle'] },
    { name: 'a value that is no truth', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthPresent': 'yes, always' } }\n"), expect: ['idle'] },
    { name: 'an age in words', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «NumericLessThan»: { 'aws:MultiFactorAuthAge': 1h } }\n"), expect: ['idle'] },
    { name: 'a denial for a value that is no truth', text: role("- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthPresent': none } }\n"), expect: ['unfit'] },
    { name: 'a denial for a number', text: role("- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { «NumericLessThan»: { 'aws:MultiFactorAuthPresent': '1' } }\n"), expect: ['unfit'] },
    { name: 'a denial where the key is there', text: role("- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { «'Null'»: { 'aws:MultiFactorAuthPresent': 'false' } }\n"), expect: ['denied'] },
    { name: 'a denial where the age is there', text: role("- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { «'Null'»: { 'aws:MultiFactorAuthAge': 'false' } }\n"), expect: ['denied'] },
    { name: 'a denial of either', text: role("- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthPresent': ['true', 'false'] } }\n"), expect: ['denied'] },
    { name: 'no MFA and an age of it', text: role("- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' }, «NumericGreaterThan»: { 'aws:MultiFactorAuthAge': '3600' } }\n"), expect: ['apart'] },
    { name: 'false and an age', text: role("- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' }, «NumericGreaterThan»: { 'aws:MultiFactorAuthAge': '3600' } }\n"), expect: ['apart'] },
  ],
});
