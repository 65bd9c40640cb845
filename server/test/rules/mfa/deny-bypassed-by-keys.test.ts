import assert from 'node:assert/strict';
import { lint } from '../../../src/engine/lint.js';
import { defaultSettings } from '../../../src/engine/settings.js';
import { denyBypassedByKeys } from '../../../src/rules/mfa/deny-bypassed-by-keys.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const branches = parameter + 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n';

const guard = (left: string): string => `- Effect: Deny\n  NotAction: [${left}, 'sts:GetSessionToken']\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n`;
const allow = (action: string, resource = "'*'"): string => `- Effect: Allow\n  Action: ${action}\n  Resource: ${resource}\n`;

testRule(denyBypassedByKeys, {
  valid: [
    { name: 'IAM left out for whom it is not allowed', text: group(guard('iam:*') + allow("['s3:*', 'iam:List*']")) },
    { name: 'IAM left out for whom it is allowed on themselves', text: group(guard('iam:*') + allow('iam:CreateAccessKey', "'arn:aws:iam::*:user/${aws:username}'")) },
    { name: 'IAM left out for whom it is allowed on some', text: group(guard('iam:*') + allow('iam:AttachRolePolicy', "'arn:aws:iam::*:role/app/*'")) },
    { name: 'IAM left out for whom it is allowed with MFA', text: group(`${guard('iam:*') + allow('iam:AttachUserPolicy')}  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n`) },
    { name: 'IAM left out, and denied without MFA beside', text: group(`${guard('iam:*') + allow('iam:AttachUserPolicy')}- Effect: Deny\n  Action: iam:Attach*\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n`) },
    { name: 'what enrolment takes left out', text: group(guard("'iam:*MFADevice*', iam:ChangePassword") + allow('iam:*')) },
    { name: 'IAM left out for what is not known', unknown: true, text: group(guard('iam:*') + allow('!Ref Given'), parameter) },
    { name: 'IAM left out for a role', text: group(guard('iam:*') + allow('iam:AttachUserPolicy')).replace('AWS::IAM::Group', 'AWS::IAM::Role') },
    { name: 'the right operator', text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'an allowance', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'another key', text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:SecureTransport': 'false' } }\n") },
    { name: 'a second statement for requests without the key', text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'an old sign-in, and in a second statement none at all', text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } }\n- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthAge': 'true' } }\n") },
    { name: 'a value that is not known', unknown: true, text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': !Ref Given } }\n", parameter) },
    { name: 'an old sign-in, and in a second statement an optional age', text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } }\n- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '60' } }\n") },
    { name: 'an old sign-in of those who did sign in with MFA', text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' }, NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } }\n") },
    { name: 'two tests that no request passes both', text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' }, NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } }\n") },
    { name: 'a number that is no age', text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { NumericGreaterThan: { 's3:max-keys': '10' } }\n") },
    { name: 'any of several values, which no key fulfils', text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { 'ForAllValues:Bool': { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'a second statement for the same actions, left out alike', text: group("- Effect: Deny\n  NotAction: ['iam:*', 'sts:GetSessionToken']\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  NotAction: ['iam:*', 'sts:GetSessionToken']\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a second statement that leaves out less', text: group("- Effect: Deny\n  NotAction: ['iam:*', 'sts:GetSessionToken']\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  NotAction: 'iam:*'\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a second statement for all of the service', text: group("- Effect: Deny\n  Action: 's3:*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  Action: 's3:*'\n  Resource: 'arn:aws:s3:::*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a role, which has no lasting keys', text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }\n").replace('AWS::IAM::Group', 'AWS::IAM::Role') },
  ],
  invalid: [
    { name: 'an age that may be missing, beside a test for the key', expect: ['bypassed'],
      text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthPresent': 'false' }, NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } }\n"),
      fixed: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' }, NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } }\n") },
    { name: 'IAM left out for whom it is allowed', expect: ['spared'], about: ['Operators'], says: ['`Operators` may use `iam:AttachUserPolicy` on everybody'], related: ['`iam:AttachUserPolicy` is allowed here.'],
      text: group(guard("«'iam:*'»") + allow('[s3:GetObject, iam:AttachUserPolicy]')) },
    { name: 'IAM left out for administrators', expect: ['spared'],
      text: group(guard("iam:ListMFADevices, «'iam:*'»")).replace('      Policies:', '      ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]\n      Policies:') },
    { name: 'keys left out for whom they are allowed, by another policy', expect: ['spared'], says: ['`iam:CreateAccessKey`'], related: ['`iam:CreateAccessKey` is allowed here.'],
      text: group(guard('«iam:Create*»')) + `        - PolicyName: keys\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement: { Effect: Allow, Action: 'iam:CreateAccessKey', Resource: 'arn:aws:iam::111122223333:user/*' }\n` },
    { name: 'any of several values, which a missing key never fulfils', expect: ['bypassed'], text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { «'ForAnyValue:BoolIfExists'»: { 'aws:MultiFactorAuthPresent': 'false' } }\n"), fixed: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { 'BoolIfExists': { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'any of several values, which a missing key does not fulfil, under an operator for one value', expect: ['bypassed'], text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { «'ForAnyValue:Bool'»: { 'aws:MultiFactorAuthPresent': 'false' } }\n"), fixed: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { 'BoolIfExists': { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'a second statement for some of the actions that are not left out', expect: ['bypassed'], text: group("- Effect: Deny\n  NotAction: ['iam:*', 'sts:GetSessionToken']\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  Action: 's3:*'\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n"), fixed: group("- Effect: Deny\n  NotAction: ['iam:*', 'sts:GetSessionToken']\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  Action: 's3:*'\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a second statement for some resources', expect: ['bypassed'], text: group("- Effect: Deny\n  Action: 's3:*'\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  Action: 's3:*'\n  Resource: 'arn:aws:s3:::tax/*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n"), fixed: group("- Effect: Deny\n  Action: 's3:*'\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  Action: 's3:*'\n  Resource: 'arn:aws:s3:::tax/*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'one branch of a condition, whatever the other says', expect: ['bypassed'], when: ['IsProd'],
      text: group("- Effect: Deny\n  Action: ec2:*\n  Resource: '*'\n  Condition: !If [IsProd, { «Bool»: { 'aws:MultiFactorAuthPresent': 'false' } }, { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }]\n", branches),
      fixed: group("- Effect: Deny\n  Action: ec2:*\n  Resource: '*'\n  Condition: !If [IsProd, { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }, { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }]\n", branches) },
    { name: 'a second statement for requests without the key, about other actions', expect: ['bypassed'],
      text: group("- Effect: Deny\n  Action: ec2:*\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  Action: s3:*\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n"),
      fixed: group("- Effect: Deny\n  Action: ec2:*\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n- Effect: Deny\n  Action: s3:*\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'an old sign-in', text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { «NumericGreaterThan»: { 'aws:MultiFactorAuthAge': '3600' } }\n"), expect: ['bypassed'], says: ['`NumericGreaterThan`'],
      fixed: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } }\n") },
    { name: 'the wrong operator', left: ['people have to begin a session with MFA first'], text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthPresent': 'false' } }\n"), expect: ['bypassed'], about: ['Operators'], says: ['`Bool`'],
      fixed: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }\n"),
    },
    { name: 'a boolean for the value, and another case of the key', text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition:\n    «Bool»:\n      aws:multifactorauthpresent: false\n"), expect: ['bypassed'],
      fixed: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition:\n    BoolIfExists:\n      aws:multifactorauthpresent: false\n"),
    },
    { name: 'an old sign-in, and in a second statement one that is there at all', expect: ['bypassed'],
      text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { «NumericGreaterThan»: { 'aws:MultiFactorAuthAge': '3600' } }\n- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthAge': 'false' } }\n"),
      fixed: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } }\n- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthAge': 'false' } }\n") },
  ],
});

it('mfa/deny-bypassed-by-keys names the operator that its fix writes', () => {
  const text = group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } }\n");
  const { findings } = lint({ name: 'template.yaml', text, settings: defaultSettings, today: '2026-01-01', rules: [denyBypassedByKeys] });
  assert.deepEqual(
    findings.flatMap((finding) => finding.fixes().map(({ title }) => title)),
    ['Also deny requests without MFA information, with `NumericGreaterThanIfExists`'],
  );
});
