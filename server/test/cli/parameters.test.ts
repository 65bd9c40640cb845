import assert from 'node:assert/strict';
import { readParameterFile } from '../../src/cli/parameter-file.js';
import { rootguard } from './fake-host.js';

describe('readParameterFile', () => {
  const cases: readonly { name: string; file?: string; text: string; expected: Readonly<Record<string, string>> | null }[] = [
    { name: 'a parameter file of CloudFormation', text: '[{"ParameterKey": "A", "ParameterValue": "1"}, {"ParameterKey": "B", "UsePreviousValue": true}]', expected: { A: '1' } },
    { name: 'pairs as `deploy` takes them', text: '["A=1", "B=x=y"]', expected: { A: '1', B: 'x=y' } },
    { name: 'a template configuration of CodePipeline', text: '{"Parameters": {"A": "1", "N": 012345678901, "L": ["a", "b"]}, "Tags": {}}'.replace('012345678901', '"012345678901"'), expected: { A: '1', N: '012345678901', L: 'a,b' } },
    { name: 'a map in YAML, numbers as they are written', file: 'p.yaml', text: 'Account: 012345678901\nOn: yes\n', expected: { Account: '012345678901', On: 'yes' } },
    { name: 'a samconfig', file: 'samconfig.toml', text: 'version = 0.1\n[default.deploy.parameters]\nparameter_overrides = "A=1 B=\\"two words\\" C=\'x y\'"\n', expected: { A: '1', B: 'two words', C: 'x y' } },
    { name: 'a samconfig with signs that a backslash makes plain', file: 'samconfig.toml', text: "[default.deploy.parameters]\nparameter_overrides = 'A=two\\ words B=\"say \\\"x\\\"\"'\n", expected: { A: 'two words', B: 'say "x"' } },
    { name: 'a map in JSON, its texts as they are escaped', text: '{"A": "\\u0041\\/"}', expected: { A: 'A/' } },
    { name: 'a samconfig in the long form', file: 'samconfig.toml', text: '[default.global.parameters]\nparameter_overrides = ["ParameterKey=A,ParameterValue=1,2", "B=2"]\n', expected: { A: '1,2', B: '2' } },
    { name: 'a samconfig in YAML', file: 'samconfig.yaml', text: 'default:\n  deploy:\n    parameters:\n      parameter_overrides:\n        A: 1\n        B: b\n', expected: { A: '1', B: 'b' } },
    { name: 'an empty list', text: '[]', expected: {} },
    { name: 'text', file: 'p.yaml', text: 'hello', expected: null },
    { name: 'a list of something else', text: '[{"a": 1}]', expected: null },
    { name: 'maps in maps', text: '{"A": {"B": "C"}}', expected: null },
    { name: 'broken JSON', text: '{"A": ', expected: null },
    { name: 'broken TOML', file: 'samconfig.toml', text: '[default', expected: null },
  ];
  for (const { name, file = 'p.json', text, expected } of cases) {
    it(`${expected === null ? 'refuses' : 'reads'} ${name}`, () => {
      const values = readParameterFile(file, text);
      assert.deepEqual(values === null ? null : Object.fromEntries(values), expected);
    });
  }
});

describe('--parameter and --parameters', () => {
  const template = `Parameters:
  Log: { Type: String }
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsMultiRegionTrail: true
      IncludeGlobalServiceEvents: true
      IsLogging: !Ref Log
`;
  const files = { 'a.yaml': template, 'on.json': '["Log=true"]', 'off.json': '["Log=false"]', 'odd.json': '[1]' };

  it('check the template as it would be deployed', async () => {
    const codes: readonly (readonly [readonly string[], number])[] = [
      [[], 0], [['--parameter', 'Log=false'], 1], [['--parameter', 'Log=true'], 0],
      [['--parameters', 'off.json'], 1], [['--parameters', 'off.json', '--parameters', 'on.json'], 0],
      [['--parameters', 'on.json', '--parameter', 'Log=false'], 1],
    ];
    for (const [argv, code] of codes) assert.equal((await rootguard(['scan', 'a.yaml', ...argv], { files })).code, code, argv.join(' '));
  });

  it('report a file that has no parameters', async () => {
    const { code, stderr } = await rootguard(['scan', 'a.yaml', '--parameters', 'odd.json'], { files });
    assert.deepEqual([code, stderr.startsWith('rootguard: `odd.json` holds no parameters')], [2, true]);
  });
});
