import { trailNoKms } from '../../../src/rules/audit/trail-no-kms.js';
import { parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const trail = (properties: string, above = '', id = 'Trail'): string => `${above}Resources:
  ${id}:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
${properties}`;

const condition = `${parameter}Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n`;

testRule(trailNoKms, {
  valid: [
    { name: 'a key', text: trail('      KMSKeyId: alias/audit\n') },
    { name: 'a parameter without a default', unknown: true, text: trail('      KMSKeyId: !Ref Given\n', parameter) },
    { name: 'properties from elsewhere', unknown: true, text: trail("      Fn::Transform: { Name: More }\n") },
  ],
  invalid: [
    { name: 'no key', text: trail('', '', '«Trail»'), expect: ['bare'], about: ['Trail'] },
    { name: 'no key on one branch', text: trail('      KMSKeyId: !If [IsProd, alias/audit, !Ref AWS::NoValue]\n', condition, '«Trail»'), expect: ['bare'], when: ['!IsProd'] },
  ],
});
