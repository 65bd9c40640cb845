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

const webKey = (parts: string): string => `Resources:
  Keys:
    Type: AWS::SSM::Parameter
    Properties:
      Type: String
      Value: '{"keys":[{"kty":"EC",${parts}}]}'
`;

testRule(privateKey, {
  valid: [
    { name: 'a certificate', text: bucket(`-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----`) },
    { name: 'a header without a body', text: bucket('{{pem-begin}}') },
    { name: 'a public web key', text: webKey('"kid":"2024","x":"{{alnum:43:1}}","y":"{{alnum:43:2}}"') },
    { name: 'a private part that is filled in', text: webKey('"d":"<private part of the key, never written here>"') },
    { name: 'a reference', unknown: true, text: "Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n    Metadata:\n      Note: '{{resolve:secretsmanager:key}}'\n" },
  ],
  invalid: [
    { name: 'a key', asWritten: true, text: bucket(`«{{pem-begin}}\n${body}\n{{pem-end}}»`), expect: ['literal'], about: ['Bucket'] },
    { name: 'a private web key', asWritten: true, text: webKey('"x":"{{alnum:43:1}}","d":"«{{alnum:43:2}}»"'), expect: ['literal'], about: ['Keys'] },
    { name: 'a symmetric web key', asWritten: true, text: webKey('"k" : "«{{alnum:43:2}}»"').replace('EC', 'oct'), expect: ['literal'] },
    { name: 'a private web key in a text of JSON', asWritten: true, text: `{"Resources":{"Keys":{"Type":"AWS::SSM::Parameter","Properties":{"Type":"String","Value":"{\\"d\\":\\"«{{alnum:43:2}}»\\",\\"kty\\":\\"EC\\"}"}}}}\n`, expect: ['literal'] },
  ],
});
