import { trailNoCloudwatch } from '../../../src/rules/audit/trail-no-cloudwatch.js';
import { parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const trail = (properties: string, above = '', id = 'Trail'): string => `${above}Resources:
  ${id}:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
${properties}`;

const condition = `${parameter}Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n`;

testRule(trailNoCloudwatch, {
  valid: [
    { name: 'a log group', text: trail('      CloudWatchLogsLogGroupArn: arn:aws:logs:eu-west-1:111122223333:log-group:trail:*\n') },
    { name: 'a parameter without a default', unknown: true, text: trail('      CloudWatchLogsLogGroupArn: !Ref Given\n', parameter) },
    { name: 'properties from elsewhere', unknown: true, text: trail("      Fn::Transform: { Name: More }\n") },
  ],
  invalid: [
    { name: 'no log group', text: trail('', '', '«Trail»'), expect: ['unwatched'], about: ['Trail'] },
    { name: 'no log group on one branch', text: trail('      CloudWatchLogsLogGroupArn: !If [IsProd, !ImportValue group, !Ref AWS::NoValue]\n', condition, '«Trail»'), expect: ['unwatched'], when: ['!IsProd'] },
  ],
});
