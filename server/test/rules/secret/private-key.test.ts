import { privateKey } from '../../../src/rules/secret/private-key.js';
import { testRule } from '../../support/test-rule.js';

const bucket = (note: string): string => `Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Metadata:
      Note: |
${indented(note)}
`;

const indented = (text: string): string => text.split('\n').map((line) => `        ${line}`).join('\n');

const certificate = (key: string, above = ''): string => `${above}Resources:
  Certificate:
    Type: AWS::Transfer::Certificate
    Properties:
      Usage: SIGNING
      PrivateKey: ${key.trimEnd()}
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
    { name: 'the key of a certificate', asWritten: true, expect: ['literal'], about: ['Certificate'], text: certificate(`|\n${indented(`«{{pem-begin}}\n${body}\n{{pem-end}}»`)}`),
      fixed: certificate("!Sub '{{resolve:secretsmanager:${CertificatePrivateKeySecretArn}}}'", 'Parameters:\n  CertificatePrivateKeySecretArn:\n    Type: String\n    Description: ARN of the secret that holds PrivateKey of Certificate, as plain text\n') },
    { name: 'a private web key', asWritten: true, text: webKey('"x":"{{alnum:43:1}}","d":"«{{alnum:43:2}}»"'), expect: ['literal'], about: ['Keys'] },
    { name: 'a symmetric web key', asWritten: true, text: webKey('"k" : "«{{alnum:43:2}}»"').replace('EC', 'oct'), expect: ['literal'] },
    { name: 'a private web key in a text of JSON', asWritten: true, text: `{"Resources":{"Keys":{"Type":"AWS::SSM::Parameter","Properties":{"Type":"String","Value":"{\\"d\\":\\"«{{alnum:43:2}}»\\",\\"kty\\":\\"EC\\"}"}}}}\n`, expect: ['literal'] },
  ],
});
