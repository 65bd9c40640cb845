import assert from 'node:assert/strict';
import { maskedValues } from '../../src/analysis/question/masked-value.js';
import { printValue } from '../../src/value/print.js';
import { fillPlaceholders } from '../support/synthetic.js';
import { factsOf } from './facts-of.js';

describe('what is masked in printed values', () => {
  const head = 'Parameters: { Hidden: { Type: String, NoEcho: true, Default: hunter2x }, Open: { Type: String, NoEcho: true }, DbPassword: { Type: String, Default: Tr0ub4dor3x }, DbName: { Type: String, Default: shop } }\n';
  const cases: readonly (readonly [name: string, property: string, expect: unknown])[] = [
    ['a credential', 'MasterUserPassword: hunter2x', { MasterUserPassword: { $secret: 'credential' } }],
    ['a known part of a credential', 'MasterUserPassword: !Sub "pre-${Open}"', { MasterUserPassword: { $concat: [{ $secret: 'credential' }, { $ref: 'Open' }] } }],
    ['not a dynamic reference', 'MasterUserPassword: "{{resolve:ssm-secure:x:1}}"', { MasterUserPassword: '{{resolve:ssm-secure:x:1}}' }],
    ['not a dynamic reference that goes over several parts', 'MasterUserPassword: !Sub "{{resolve:secretsmanager:${Open}:SecretString:password}}"',
      { MasterUserPassword: { $concat: ['{{resolve:secretsmanager:', { $ref: 'Open' }, ':SecretString:password}}'] } }],
    ['a credential beside a dynamic reference', 'MasterUserPassword: !Sub "hunter2x{{resolve:secretsmanager:${Open}:SecretString}}Tr0ub4dor3x"',
      { MasterUserPassword: { $concat: [{ $secret: 'credential' }, '{{resolve:secretsmanager:', { $ref: 'Open' }, ':SecretString}}', { $secret: 'credential' }] } }],
    ['a credential behind a whole dynamic reference', 'MasterUserPassword: "{{resolve:ssm-secure:x:1}}hunter2x"',
      { MasterUserPassword: { $concat: ['{{resolve:ssm-secure:x:1}}', { $secret: 'credential' }] } }],
    ['a hidden parameter', 'Tags: [{ Key: a, Value: !Sub "x ${Hidden} y" }]', { Tags: [{ Key: 'a', Value: { $concat: ['x ', { $secret: 'no-echo' }, ' y'] } }] }],
    ['not a hidden parameter that has no value', 'Tags: !Ref Open', { Tags: { $ref: 'Open' } }],
    ['a default that is a secret by its name', 'Tags: [!Sub "x ${DbPassword}", !Ref DbName]', { Tags: [{ $concat: ['x ', { $secret: 'password' }] }, 'shop'] }],
    ['a key inside a text', 'Tags: "id AKIA{{21}} end"', { Tags: { $concat: ['id ', { $secret: 'aws-access-key-id' }, ' end'] } }],
    ['a whole key', 'Tags: AKIA{{22}}', { Tags: { $secret: 'aws-access-key-id' } }],
    ['a secret that is joined from pieces', 'Tags: !Join ["", ["secret_key=", "{{secret:23}}"]]', { Tags: { $concat: ['secret_key=', { $secret: 'aws-secret-access-key' }] } }],
    ['a credential that another value repeats', 'MasterUserPassword: correct9horse\n      Tags: "first correct9horse\\ncorrect9horse"',
      { MasterUserPassword: { $secret: 'credential' }, Tags: { $concat: ['first ', { $secret: 'password' }, '\n', { $secret: 'password' }] } }],
    ['not a word that asks for a credential, where another value repeats it', 'MasterUserPassword: changeme1\n      Tags: changeme1', { MasterUserPassword: { $secret: 'credential' }, Tags: 'changeme1' }],
    ['nothing else', 'DBName: hunter', { DBName: 'hunter' }],
  ];
  for (const [name, property, expect] of cases) {
    it(`is ${name}`, () => {
      const facts = factsOf(fillPlaceholders(`${head}Resources:\n  D:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      ${property}\n`));
      const resource = facts.template?.resource('D');
      assert.ok(resource);
      assert.deepEqual(printValue(resource.properties, maskedValues(facts)), expect);
    });
  }
});
