import { trailNotLogging } from '../../src/rules/audit/trail-not-logging.js';
import { testRule } from '../support/test-rule.js';

const trail = (logging: string): string => `Parameters:
  Given:
    Type: String
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
      IsMultiRegionTrail: true
      IsLogging: ${logging}
`;

// What `npm run new-rule` writes is a preview, which runs for nobody but its own table and page.
testRule({ ...trailNotLogging, stage: 'preview' }, {
  valid: [{ name: 'a value that is not known', unknown: true, text: trail('!Ref Given') }],
  invalid: [{ name: 'a trail that is switched off', text: trail('«false»'), expect: ['off'], fixed: trail('true'), safe: true }],
});
