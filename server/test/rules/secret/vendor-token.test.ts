import { vendorToken } from '../../../src/rules/secret/vendor-token.js';
import { testRule } from '../../support/test-rule.js';

const bucket = (value: string): string => `Parameters:
  Given:
    Type: String
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Metadata:
      Note: ${value}
`;

testRule(vendorToken, {
  valid: [
    { name: 'a word that begins like a token', text: bucket('ghp_short') },
    { name: 'a reference', unknown: true, text: bucket("'{{resolve:secretsmanager:github}}'") },
  ],
  invalid: [
    { name: 'a token that an escape hides', asWritten: true, text: bucket('"«\\x67hp_{{alnum:36:1}}»"'), expect: ['literal'] },
    { name: 'a token in two lines', asWritten: true, text: bucket('"«ghp_\\\n        {{alnum:36:1}}»"'), expect: ['literal'] },
    { name: 'a token', text: bucket('«ghp_{{alnum:36:1}}»'), expect: ['literal'], about: ['Bucket'], says: ['GitHub'] },
  ],
});
