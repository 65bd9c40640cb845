import { trailNoValidation } from '../../../src/rules/audit/trail-no-validation.js';
import { parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const trail = (properties: string, above = '', id = 'Trail'): string => `${above}Resources:
  ${id}:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
${properties}`;

const condition = `${parameter}Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n`;

testRule(trailNoValidation, {
  valid: [
    { name: 'a trail that has it', text: trail('      EnableLogFileValidation: true\n') },
    { name: 'a parameter without a default', unknown: true, text: trail('      EnableLogFileValidation: !Ref Given\n', parameter) },
    { name: 'properties from elsewhere', unknown: true, text: trail("      Fn::Transform: { Name: More }\n") },
  ],
  invalid: [
    { name: 'a trail without it', text: trail('', '', '«Trail»'), expect: ['unproven'], about: ['Trail'],
      safe: true, fixed: trail('      EnableLogFileValidation: true\n') },
    { name: 'a trail that says no', text: trail('      EnableLogFileValidation: «false» # proof\n'), expect: ['unproven'], says: ['`Trail`'],
      safe: true, fixed: trail('      EnableLogFileValidation: true # proof\n') },
    { name: 'one branch of a condition', text: trail('      EnableLogFileValidation: !If [IsProd, true, «false»]\n', condition), expect: ['unproven'], when: ['!IsProd'],
      fixed: trail('      EnableLogFileValidation: true\n', condition) },
    { name: 'nothing on one branch', text: trail('      EnableLogFileValidation: !If [IsProd, true, !Ref AWS::NoValue]\n', condition, '«Trail»'), expect: ['unproven'], when: ['!IsProd'],
      declined: '`EnableLogFileValidation` of `Trail` comes from a function.' },
  ],
});
