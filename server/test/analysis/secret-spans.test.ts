import assert from 'node:assert/strict';
import { secretSpans } from '../../src/analysis/secret/secret-spans.js';
import { lint } from '../../src/engine/lint.js';
import { defaultSettings } from '../../src/engine/settings.js';
import { readMarks } from '../support/marks.js';
import { factsOf } from './facts-of.js';

describe('what is never shown of a text', () => {
  const cases: readonly (readonly [name: string, text: string])[] = [
    ['a property for a secret, whatever it looks like', `
Resources:
  V: { Type: AWS::EC2::VPNConnection, Properties: { VpnTunnelOptionsSpecifications: [{ PreSharedKey: «blue_horse» }] } }
  C: { Type: AWS::ElastiCache::User, Properties: { Passwords: [«correct horse battery», «4809», '{{resolve:secretsmanager:x}}', !Ref P] } }`],
    ['the pieces of one', `
Resources:
  D: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: !Join ['«-»', [«correct», «horse»]] } }
  E: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: !Sub '«correct»\${P}' } }
  F: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: !Join ['', ['{{resolve:secretsmanager:', !Ref P, ':SecretString:password}}']] } }`],
    ['the default of a parameter', `
Parameters:
  DbPassword: { Type: String, Default: «correct-horse» }
  Hidden: { Type: String, NoEcho: true, Default: «horse» }
  Empty: { Type: String, NoEcho: true, Default: '' }
  Stage: { Type: String, Default: prod }
Resources:
  T: { Type: AWS::SNS::Topic }`],
    ['what a parameter for one allows', `
Parameters:
  DbPassword: { Type: String, NoEcho: true, AllowedValues: [«correct-horse-1», '«battery»', ''] }
  ApiToken: { Type: String, AllowedValues: [first, second] }
  Stage: { Type: String, AllowedValues: [correct-horse-2, prod] }
Resources:
  T: { Type: AWS::SNS::Topic }`],
    ['what is in a mapping and becomes one', `
Mappings:
  M: { a: { b: «blue_horse», c: other } }
Resources:
  D: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: !FindInMap [M, a, b] } }`],
    ['a secret wherever it is repeated', `
Resources:
  D: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: «correct-horse» } }
  F: { Type: AWS::Lambda::Function, Properties: { Description: 'as «correct-horse» says', Environment: { Variables: { A_PASSWORD: «changeme», B: changeme } } } }`],
    ['a secret that is written with an escape, and elsewhere without', `
Resources:
  F: { Type: AWS::Lambda::Function, Properties: { Description: 'as «correct-horse-battery» says', Environment: { Variables: { A_PASSWORD: "«corr\\u0065ct-horse-battery»" } } } }`],
    ['the password in JSON, and not its name', `
Resources:
  S: { Type: AWS::SecretsManager::Secret, Properties: { SecretString: '{"username": "app", "password": "«correct-horse»"}' } }`],
  ];
  for (const [name, marked] of cases) {
    it(`is ${name}`, () => {
      const { text, spans } = readMarks(marked);
      let done = 0;
      const shown = secretSpans([factsOf(text)], text).flatMap(({ start, end }) => {
        if (start < done) return [];
        done = end;
        return [{ start, end }];
      });
      assert.deepEqual(shown, spans);
    });
  }

  it('is worked out once, however many lines are shown', () => {
    const text = 'Resources:\n  D: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: correct-horse } }\n';
    const result = lint({ name: 'x.yaml', text, settings: defaultSettings, today: '2026-01-01' });
    assert.equal(result.secretSpans().length > 0, true);
    assert.equal(result.secretSpans(), result.secretSpans());
  });
});
