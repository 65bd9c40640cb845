import { awsAccessKey } from '../../../src/rules/secret/aws-access-key.js';
import { testRule } from '../../support/test-rule.js';

const lambda = (variables: string, more = ''): string => `Parameters:
  Given:
    Type: String
Resources:
${more}  Importer:
    Type: AWS::Lambda::Function
    Properties:
      Handler: index.handler
      Environment:
        Variables:
          BUCKET: orders
${variables}`;

testRule(awsAccessKey, {
  valid: [
    { name: 'the key of the documentation', text: lambda('          KEY: AKIAIOSFODNN7EXAMPLE\n') },
    { name: 'the id of a role', text: lambda('          ROLE: AROA{{upper:16:3}}\n') },
    { name: 'a hash of forty characters', text: lambda('          COMMIT: {{hex:40:4}}\n') },
    { name: 'a reference to a secret', unknown: true, text: lambda("          AWS_SECRET: '{{resolve:secretsmanager:importer:SecretString:key}}'\n") },
    { name: 'a parameter without a default', unknown: true, text: lambda('          AWS_SECRET_ACCESS_KEY: !Ref Given\n') },
  ],
  invalid: [
    { name: 'a key id', text: lambda('          KEY: «AKIA{{1}}»\n'), expect: ['keyId'], about: ['Importer'] },
    { name: 'a secret key beside its name', text: lambda('          AWS_SECRET_ACCESS_KEY: "«{{secret:2}}»"\n'), expect: ['secretKey'] },
    { name: 'a key id within a text', text: lambda('          URL: https://orders.example/?key=«AKIA{{5}}»&x=1\n'), expect: ['keyId'] },
    { name: 'a key id in a comment', asWritten: true, text: lambda('          # was «AKIA{{6}}»\n'), expect: ['keyId'] },
  ],
});
