import { privateKey } from '../../../src/rules/secret/private-key.js';
import { testRule } from '../../support/test-rule.js';

const bucket = (note: string): string => `Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Metadata:
      Note: |
${note.split('\n').map((line) => `        ${line}`).join('\n')}
`;

const body = '{{base64:64:1}}\n{{base64:64:2}}\n{{base64:64:3}}';

testRule(privateKey, {
  valid: [
    { name: 'a certificate', text: bucket(`-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----`) },
    { name: 'a header without a body', text: bucket('{{pem-begin}}') },
    { name: 'a reference', unknown: true, text: "Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n    Metadata:\n      Note: '{{resolve:secretsmanager:key}}'\n" },
  ],
  invalid: [
    { name: 'a key', asWritten: true, text: bucket(`«{{pem-begin}}\n${body}\n{{pem-end}}»`), expect: ['literal'], about: ['Bucket'] },
  ],
});
