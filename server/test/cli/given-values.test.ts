import assert from 'node:assert/strict';
import { holding } from './inspected.js';
import { rootguard } from './fake-host.js';

const parameters = `Parameters:
  Env: { Type: String, Default: dev, AllowedValues: [dev, prod] }
  Count: { Type: Number, Default: 1, AllowedValues: [1, 2] }
  Zones: { Type: CommaDelimitedList, Default: a, AllowedValues: [a, b] }
  DbPassword: { Type: String, NoEcho: true, Default: '', AllowedValues: ['', hunter3] }
  Path: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /a, AllowedValues: [x] }
`;
const files = {
  'a.yaml': holding('x', parameters),
  'other.json': '["Stage=prod", "Regoin=x"]', 'near.json': '["Evn=prod"]', 'shared.json': '["Env=prod", "Stage=x"]', 'bogus.json': '["Env=prd"]',
  'lax.yaml': holding('x', 'Parameters:\n  Env: { Type: String }\n'),
};

describe('values given for parameters', () => {
  const cases: readonly { name: string; argv: readonly string[]; told: string }[] = [
    { name: 'one that is allowed', argv: ['--parameter', 'Env=prod', '--parameter', 'AWS::Region=eu-west-1'], told: '' },
    { name: 'a number in other digits', argv: ['--parameter', 'Count=2.0'], told: '' },
    { name: 'items of a list', argv: ['--parameter', 'Zones=b, a'], told: '' },
    { name: 'a path in the store', argv: ['--parameter', 'Path=/b'], told: '' },
    { name: 'a file of which one is for the template', argv: ['--parameters', 'shared.json'], told: '' },
    { name: 'one for no parameter', argv: ['--parameter', 'Evn=prod=1'], told: 'Unknown parameter `Evn`; did you mean `Env`?' },
    { name: 'one for no pseudo parameter', argv: ['--parameter', 'AWS::Regin=x'], told: 'Unknown parameter `AWS::Regin`; did you mean `AWS::Region`?' },
    { name: 'one that is not allowed', argv: ['--parameter', 'Env=prd'], told: 'The value of `Env` is none of its `AllowedValues`; did you mean `prod`?' },
    { name: 'one that is not allowed and near none', argv: ['--parameter', 'Env=staging'], told: 'The value of `Env` is none of its `AllowedValues`; there are dev, prod.' },
    { name: 'one in a file', argv: ['--parameters', 'bogus.json'], told: 'The value of `Env` is none of its `AllowedValues`; did you mean `prod`?' },
    { name: 'an item of a list', argv: ['--parameter', 'Zones=a,c'], told: 'The value of `Zones` is none of its `AllowedValues`; did you mean `a`?' },
    { name: 'a secret', argv: ['--parameter', 'DbPassword=hunter2'], told: 'The value of `DbPassword` is none of its `AllowedValues`.' },
    { name: 'a file for another template', argv: ['--parameters', 'other.json'], told: '`other.json` names no parameter of the template; there are Env, Count, Zones, DbPassword, Path.' },
    { name: 'a file with a misspelt name', argv: ['--parameters', 'near.json'], told: '`near.json` names no parameter of the template. Unknown parameter `Evn`; did you mean `Env`?' },
  ];
  for (const { name, argv, told } of cases) {
    for (const command of ['scan', 'inspect', 'can']) {
      it(`${told === '' ? 'are accepted for' : 'are reported for'} ${name} (${command})`, async () => {
        const call = command === 'can' ? ['can', 'a.yaml', '--requests', '-'] : [command, 'a.yaml'];
        const { code, stderr } = await rootguard([...call, ...argv], { files, stdin: '[]' });
        const notes = [...(command === 'can' ? ['`--requests -` holds no request.'] : []), ...(told === '' ? [] : [told])];
        assert.deepEqual([code, stderr], [0, notes.map((note) => `rootguard: ${note}\n`).join('')]);
      });
    }
  }

  it('are accepted when one of several templates has the parameter', async () => {
    const { stderr } = await rootguard(['scan', 'a.yaml', 'lax.yaml', '--parameter', 'Env=prd'], { files });
    assert.equal(stderr, '');
  });
});
