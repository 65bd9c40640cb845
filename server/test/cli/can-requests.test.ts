import assert from 'node:assert/strict';
import { asked, files } from './can-asked.js';
import { rootguard } from './fake-host.js';

const get = { principal: 'Worker', action: 's3:GetObject', resource: 'arn:aws:s3:::things/a' };
const put = { principal: 'Worker', action: 's3:PutObject', resource: 'arn:aws:s3:::b/a' };

describe('rootguard can --requests', () => {
  const lists: readonly (readonly [name: string, text: string])[] = [
    ['YAML', `- ${JSON.stringify(get)}\n- principal: Worker\n  action: s3:PutObject\n  resource: arn:aws:s3:::b/a\n  context:\n    aws:MultiFactorAuthPresent: true\n- { principal: Worker, action: s3:PutObject, resource: "*", onlyGivenContext: true }\n`],
    ['JSON', JSON.stringify([get, { ...put, context: { 'aws:MultiFactorAuthPresent': ['true'] } }, { ...put, resource: '*', onlyGivenContext: true }], null, 2)],
    ['JSON Lines', [get, { ...put, context: { 'aws:MultiFactorAuthPresent': true } }, { ...put, resource: '*', onlyGivenContext: true }].map((each) => JSON.stringify(each)).join('\n')],
  ];
  for (const [name, text] of lists) {
    for (const isPiped of [false, true]) {
      it(`answers a list of ${name} ${isPiped ? 'from standard input' : 'in a file'}, in its order`, async () => {
        const { code, json, stderr } = await asked(['a.yaml', '--requests', isPiped ? '-' : 'list'], isPiped ? { stdin: text } : { files: { list: text } });
        assert.equal(stderr, '');
        assert.equal(code, 0);
        assert.deepEqual(json.map(({ resource, answer }) => [resource, answer]), [[get.resource, 'allowed'], [put.resource, 'allowed'], ['*', 'denied']]);
        assert.ok(json.every((each) => !('expect' in each)));
      });
    }
  }

  it('accepts a single request in place of a list', async () => {
    assert.deepEqual((await asked(['a.yaml', '--requests', '-'], { stdin: JSON.stringify(get, null, 2) })).json.map(({ answer }) => answer), ['allowed']);
  });

  it('uses the context of the call where a request has none', async () => {
    const stdin = JSON.stringify([put, { ...put, onlyGivenContext: false }]);
    assert.deepEqual((await asked(['a.yaml', '--requests', '-', '--only-given-context'], { stdin })).json.map(({ answer }) => answer), ['denied', 'conditional']);
  });

  it('takes a key that is null for one that the request does not have', async () => {
    const answers = async (value: string): Promise<unknown> => {
      const stdin = `{ principal: Worker, action: s3:PutObject, resource: "arn:aws:s3:::b/a", context: { aws:MultiFactorAuthPresent: ${value} } }`;
      return (await asked(['a.yaml', '--requests', '-'], { stdin: `- ${stdin}` })).json[0]?.['answer'];
    };
    for (const absent of ['null', '~', '', '[]']) assert.equal(await answers(absent), 'denied', absent);
    for (const present of ['true', '["true"]', '[true]']) assert.equal(await answers(present), 'allowed', present);
  });

  it('asks with the values of parameters', async () => {
    const stdin = JSON.stringify([{ principal: 'Worker', action: 'sqs:SendMessage', resource: 'Queue', expect: 'allowed' }]);
    assert.equal((await asked(['a.yaml', '--requests', '-'], { stdin })).code, 1);
    assert.equal((await asked(['a.yaml', '--requests', '-', '--parameter', 'Stage=prod'], { stdin })).code, 0);
  });

  it('fails when an expectation is not met', async () => {
    const stdin = JSON.stringify([{ ...get, expect: 'allowed' }, { ...put, expect: 'denied' }]);
    const { code, json } = await asked(['a.yaml', '--requests', '-'], { stdin });
    assert.equal(code, 1);
    assert.deepEqual(json.map(({ answer, expect }) => [answer, expect]), [['allowed', 'allowed'], ['conditional', 'denied']]);
    const text = await rootguard(['can', 'a.yaml', '--requests', '-'], { files, stdin });
    assert.equal(text.stdout, [
      'ok       allowed  Worker s3:GetObject arn:aws:s3:::things/a',
      'differs  conditional, but expected denied  Worker s3:PutObject arn:aws:s3:::b/a',
      '  if       aws:MultiFactorAuthPresent is true',
      '  allow    own Mfa  a.yaml:15:17',
      '2 requests: 1 as expected, 1 differs.', '',
    ].join('\n'));
  });

  it('mentions a list without a request', async () => {
    for (const list of ['', '[]', '# none yet\n']) {
      const { code, stderr } = await rootguard(['can', 'a.yaml', '--requests', 'list'], { files: { ...files, list } });
      assert.deepEqual({ code, stderr }, { code: 0, stderr: 'rootguard: `--requests list` holds no request.\n' });
    }
  });

  it('counts the requests that it did not read, and reports them in order', async () => {
    const list = ['- hello', ...[{ ...get, action: 's3:GetObjct' }, { ...get, principal: 'Wroker' }, { ...get, resource: 'Quee' }, { ...get, action: 's3:GetObjct' }].map((each) => `- ${JSON.stringify(each)}`), '- { principal: Worker }'];
    const { code, stdout, stderr } = await rootguard(['can', 'a.yaml', '--requests', 'list'], { files: { ...files, list: list.join('\n') } });
    assert.equal(code, 2);
    assert.deepEqual(stderr.split('\n').map((line) => /^rootguard: (list:\d: .*?)[;,.]/.exec(line)?.[1] ?? line), [
      'list:1: A request is a map with `principal`', 'list:2: Unknown action `s3:GetObjct`', 'list:3: Unknown principal `Wroker`',
      'list:4: `Quee` is neither an ARN nor a logical ID of the file', 'list:6: `action` is missing', '',
    ]);
    assert.match(stdout, /\n6 requests: \d .*, 2 not read\.\n$/);
  });

  const unreadable: readonly (readonly [name: string, list: string, line: number, message: RegExp])[] = [
    ['no map', `- ${JSON.stringify(get)}\n- hello\n`, 2, /A request is a map/],
    ['a missing field', `- ${JSON.stringify(get)}\n- { principal: Worker, resource: x }\n`, 2, /`action` is missing/],
    ['an unknown key', `- ${JSON.stringify(get)}\n- { ...: x, principl: x }\n`.replace('...: x, ', ''), 2, /did you mean `principal`/],
    ['an unknown expectation', `- ${JSON.stringify(get)}\n- ${JSON.stringify({ ...put, expect: 'alowed' })}\n`, 2, /Unknown answer `alowed`; did you mean `allowed`/],
    ['a context that is none', `- ${JSON.stringify(get)}\n- ${JSON.stringify({ ...put, context: ['x'] })}\n`, 2, /`context` is a map/],
    ['a switch that is none', `- ${JSON.stringify(get)}\n- ${JSON.stringify({ ...put, onlyGivenContext: 'x' })}\n`, 2, /true or false/],
    ['a broken line', `${JSON.stringify(get)}\n{"principal": "Worker",, }\n`, 2, /./],
    ['a cut line', `${JSON.stringify(get)}\n{"principal": "Worker"`, 2, /./],
    ['an unknown principal', `- ${JSON.stringify(get)}\n- ${JSON.stringify({ ...put, principal: 'Wroker' })}\n`, 2, /Unknown principal `Wroker`/],
  ];
  for (const [name, list, line, message] of unreadable) {
    it(`exits with 2 for ${name}, names it, and answers the others`, async () => {
      const { code, json, stderr } = await asked(['a.yaml', '--requests', 'list'], { files: { list } });
      assert.equal(code, 2);
      assert.ok(stderr.startsWith(`rootguard: list:${line}: `), stderr);
      assert.match(stderr, message);
      assert.equal(json[0]?.['answer'], 'allowed');
      assert.equal(json.length, name === 'an unknown principal' ? 2 : 1);
    });
  }

  it('counts the answers by kind where nothing is expected', async () => {
    const { stdout } = await rootguard(['can', 'a.yaml', '--requests', '-'], { files, stdin: JSON.stringify([get, put]) });
    assert.match(stdout, /\n2 requests: 1 allowed, 1 conditional\.\n$/);
  });
});
