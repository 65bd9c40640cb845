import assert from 'node:assert/strict';
import { defaultSettings } from '../../../src/engine/settings.js';
import { lint } from '../../../src/engine/lint.js';
import { sideFile } from '../../../src/rules/secret/side-file.js';
import { readMarks } from '../../support/marks.js';
import { fillPlaceholders } from '../../support/synthetic.js';
import { testRule } from '../../support/test-rule.js';

const parameters = (name: string, value: string): string => `- ParameterKey: Stage
  ParameterValue: prod
- ParameterKey: ${name}
  ParameterValue: ${value}
`;

testRule(sideFile, {
  valid: [
    { name: 'a parameter that is no secret', text: parameters('InstanceType', 't4g.small') },
    { name: 'a reference to a secret', text: parameters('DbPassword', "'{{resolve:secretsmanager:db:SecretString:password}}'") },
    { name: 'the ARN of a secret', text: parameters('DbPasswordSecretArn', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db') },
    { name: 'a value that is not written here', unknown: true, text: '- ParameterKey: DbPassword\n  ParameterValue: ""\n  UsePreviousValue: true\n' },
  ],
  invalid: [
    { name: 'a password in a list of parameters', text: parameters('DbPassword', '«Winter-2026-orders»'), expect: ['literal'], says: ['`DbPassword`'] },
    { name: 'a password in a map of parameters', text: '{ "Parameters": { "DbPassword": "«Winter-2026-orders»", "Stage": "prod" } }', expect: ['literal'] },
    { name: 'a stand-in', text: parameters('DbPassword', '«changeme»'), expect: ['standIn'] },
  ],
});

/** Files that are known by their names. */
const files: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  ['samconfig.toml', 'version = 0.1\n[default.deploy.parameters]\nparameter_overrides = "Stage=prod DbPassword=«Winter-2026-orders» Size=2"\n', ['secret/side-file']],
  ['samconfig.toml', 'parameter_overrides = "Stage=\\"prod\\" DbPassword=\\"«Winter-2026-orders»\\""\n', ['secret/side-file']],
  ['samconfig.toml', "parameter_overrides = [\n  'Stage=prod',\n  'DbPassword=«Winter-2026-orders»',\n]\n", ['secret/side-file']],
  ['samconfig.toml', '# DbPassword=Winter-2026-orders\nparameter_overrides = "Stage=prod DbPasswordArn=arn:aws:ssm:eu-west-1:111122223333:parameter/db"\n', []],
  ['samconfig.toml', 'parameter_overrides = "Key={{AKIA{{1}}}}"\n'.replace('{{AKIA{{1}}}}', '«AKIA{{1}}»'), ['secret/aws-access-key']],
  ['samconfig.toml', 'parameter_overrides = "ParameterKey=Stage,ParameterValue=prod ParameterKey=DbPassword,ParameterValue=«Winter-2026-orders»"\n', ['secret/side-file']],
  ['samconfig.toml', "parameter_overrides = ['ParameterKey=DbPasswordArn,ParameterValue=arn:aws:ssm:eu-west-1:111122223333:parameter/db']\n", []],
  ['app/samconfig.yaml', 'default:\n  deploy:\n    parameters:\n      parameter_overrides: "ParameterKey=\\"DbPassword\\",ParameterValue=\\"«Winter-2026-orders»\\""\n', ['secret/side-file']],
  ['app/samconfig.yaml', 'default:\n  deploy:\n    parameters:\n      parameter_overrides:\n        - Stage=prod\n        - DbPassword=«Winter-2026-orders»\n', ['secret/side-file']],
  ['cdk.out/manifest.json', '{"artifacts":{"Shop":{"type":"aws:cloudformation:stack","properties":{"templateFile":"Shop.template.json","parameters":{"Stage":"prod","DbPassword":"«Winter-2026-orders»"}}}}}', ['secret/side-file']],
  ['web/manifest.json', '{"name":"shop","parameters":{"DbPassword":"Winter-2026-orders"}}', []],
  ['prod.json', '["Stage=prod", "DbPassword=«Winter-2026-orders»"]', ['secret/side-file']],
  ['prod.json', '["ParameterKey=DbPassword,ParameterValue=«Winter-2026-orders»"]', ['secret/side-file']],
  ['prod.json', '["--db-password=Winter-2026-orders"]', []],
  ['deploy.yaml', 'template-file-path: shop.yaml\nparameters:\n  Stage: prod\n  DbPassword: «Winter-2026-orders»\n', ['secret/side-file']],
  ['cdk.json', '{ "app": "npx ts-node bin/shop.ts", "context": { "@aws-cdk/aws-secretsmanager:parseOwnedSecretName": true, "dbPassword": "«Winter-2026-orders»" } }', ['secret/side-file']],
  ['cdk.json', '{ "app": "DB_PASSWORD=«Winter-2026-orders» npx ts-node bin/shop.ts" }', ['secret/side-file']],
  ['cdk.context.json', '{ "availability-zones:account=111122223333:region=eu-west-1": ["eu-west-1a"], "githubTokenSecretName": "github-token" }', []],
  ['package.json', '{ "name": "shop", "dbPassword": "Winter-2026-orders" }', []],
];

describe('secret/side-file, by the name of the file', () => {
  for (const [index, [name, written, expected]] of files.entries()) {
    it(`${name} ${index}: ${expected.join(', ') || 'nothing'}`, () => {
      const { text, spans } = readMarks(fillPlaceholders(written));
      const { findings, problems } = lint({ name, text, settings: defaultSettings, today: '2026-11-25' });
      assert.deepEqual(findings.map(({ rule }) => rule), expected);
      assert.deepEqual(findings.map(({ start, end }) => [start, end]), spans.map(({ start, end }) => [start, end]));
      assert.deepEqual(problems, []);
    });
  }

  it('is suppressed by a comment', () => {
    const text = '# rootguard-disable-next-line secret/side-file -- a test account\nparameter_overrides = "DbPassword=Winter-2026-orders"\n';
    const { findings } = lint({ name: 'samconfig.toml', text, settings: defaultSettings, today: '2026-11-25' });
    assert.deepEqual(findings.map(({ suppressed }) => suppressed !== null), [true]);
  });
});
