import assert from 'node:assert/strict';
import path from 'node:path';
import { rootguard, type Outcome, type Setting } from './fake-host.js';
import { risky } from './risky.js';

const clean = risky.replace('false', 'true');
const broken = `${clean}  Other: [\n`;
const other = 'services:\n  web:\n    image: nginx\n';

function inUtf32(text: string): Buffer {
  return Buffer.from([...`\uFEFF${text}`].flatMap((character) => [character.charCodeAt(0) & 0xff, character.charCodeAt(0) >> 8, 0, 0]));
}

interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

interface Json {
  readonly summary: Readonly<Record<string, number>>;
  readonly findings: readonly { readonly file: string; readonly rule: string; readonly range: Range; readonly severity: string; readonly suppressed?: string }[];
  readonly problems: readonly { readonly kind: string; readonly file: string; readonly range: Range | null }[];
}

async function scanned(argv: readonly string[], setting: Setting): Promise<Outcome & { readonly json: Json }> {
  const outcome = await rootguard(['scan', '--format', 'json', ...argv], setting);
  return { ...outcome, json: JSON.parse(outcome.stdout) as Json };
}

function filesOf({ json }: { readonly json: Json }): string[] {
  return json.findings.map(({ file }) => file);
}

describe('rootguard scan', () => {
  const codes: readonly { name: string; argv?: readonly string[]; files: Setting['files']; code: number }[] = [
    { name: 'nothing found', files: { 'a.yaml': clean }, code: 0 },
    { name: 'nothing to check', files: {}, code: 0 },
    { name: 'a finding', files: { 'a.yaml': risky }, code: 1 },
    { name: 'a finding below the limit', files: { '.rootguard.yaml': 'rules: { audit/trail-not-logging: information }', 'a.yaml': risky }, code: 0 },
    { name: 'a finding at a lower limit', argv: ['--fail-on', 'information'], files: { '.rootguard.yaml': 'rules: { audit/trail-not-logging: information }', 'a.yaml': risky }, code: 1 },
    { name: 'a finding that must not fail', argv: ['--fail-on', 'never'], files: { 'a.yaml': risky }, code: 0 },
    { name: 'a suppressed finding', files: { 'a.yaml': risky.replace('      IsL', '      # rootguard-disable-next-line audit/trail-not-logging -- test account\n      IsL') }, code: 0 },
    { name: 'a rule that is off', files: { '.rootguard.yaml': 'rules: { audit/trail-not-logging: off }', 'a.yaml': risky }, code: 0 },
    { name: 'a hidden finding', argv: ['--quiet'], files: { '.rootguard.yaml': 'rules: { audit/trail-not-logging: warning }', 'a.yaml': risky }, code: 1 },
    { name: 'a hidden finding, by the short name', argv: ['-q'], files: { '.rootguard.yaml': 'rules: { audit/trail-not-logging: warning }', 'a.yaml': risky }, code: 1 },
    { name: 'a broken template', argv: ['--fail-on', 'never'], files: { 'a.yaml': broken }, code: 1 },
    { name: 'a broken file that is not ours', files: { 'a.yaml': 'services: [\n' }, code: 0 },
    { name: 'a file that cannot be read', files: { 'a.yaml': { denied: true }, 'b.yaml': risky }, code: 3 },
    { name: 'a template in Latin-1', files: { 'a.yaml': Buffer.from(`${clean}#ü`, 'latin1') }, code: 3 },
    { name: 'a template in an encoding that is not read', files: { 'a.yaml': inUtf32(clean) }, code: 3 },
    { name: 'a picture', files: { 'a.png': Buffer.from([137, 80, 0, 0, 1]) }, code: 0 },
    { name: 'a broken configuration', files: { '.rootguard.yaml': 'presets: strict', 'a.yaml': risky }, code: 2 },
    { name: 'a broken configuration that does not count', argv: ['--no-config'], files: { '.rootguard.yaml': 'presets: strict', 'a.yaml': risky }, code: 1 },
  ];
  for (const { name, argv = [], files = {}, code } of codes) {
    it(`exits with ${code} for ${name}`, async () => {
      for (const format of ['text', 'json', 'sarif']) {
        assert.equal((await rootguard(['scan', '--format', format, ...argv], { files })).code, code);
      }
    });
  }

  it('prints only a sentence for a broken configuration', async () => {
    const { stdout, stderr } = await rootguard(['scan', '--format', 'json'], { files: { 'x/.rootguard.yaml': '# mine\npresets: strict', 'a.yaml': risky } });
    assert.equal(stdout, '');
    assert.match(stderr, /^rootguard: x\/\.rootguard\.yaml:2:1: .*`presets`.*`preset`.*\n$/);
  });

  it('counts the files that it opened', async () => {
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }] });
    const { json } = await scanned([], { files: { 'a.yaml': risky, 'p.json': policy, 'c.yaml': other, 'd.png': Buffer.from([0, 1]), 'e.yaml': { denied: true } } });
    const { files, templates, policies, skipped, findings } = json.summary;
    assert.deepEqual({ files, templates, policies, skipped, findings }, { files: 5, templates: 1, policies: 1, skipped: 2, findings: 1 });
    assert.deepEqual(json.problems.map(({ kind, file }) => [kind, file]), [['unreadable', 'e.yaml']]);
  });

  it('checks a damaged file where it is whole, and says where it is not', async () => {
    const [first = '', ...rest] = risky.split('\n');
    const { json } = await scanned([], { files: { 'a.yaml': Buffer.from([`${first} # ümlaut`, ...rest].join('\n'), 'latin1'), 'b.yaml': risky } });
    const [damaged, whole] = ['a.yaml', 'b.yaml'].map((name) => json.findings.filter(({ file }) => file === name).map(({ rule, range }) => ({ rule, range })));
    assert.ok(whole?.length);
    assert.deepEqual(damaged, whole);
    const at = first.length + ' # '.length;
    assert.deepEqual(json.problems.map(({ kind, file, range }) => ({ kind, file, range })), [
      { kind: 'unreadable', file: 'a.yaml', range: { start: { line: 0, character: at }, end: { line: 0, character: at + 1 } } },
    ]);
  });

  it('tidies up during a long scan', async () => {
    let times = 0;
    const files = Object.fromEntries(Array.from({ length: 33 }, (_, index) => [`${index}.yaml`, 'a: 1\n']));
    await rootguard(['scan'], { files, tidy: () => void (times += 1) });
    assert.equal(times, 3);
  });

  it('orders files by their UTF-16 units, in whatever order they are found', async () => {
    const files = { 'b.yaml': risky, 'a/x.yaml': risky, 'a-b.yaml': risky, 'B.yaml': risky };
    assert.deepEqual(filesOf(await scanned(['b.yaml', '.'], { files })), ['B.yaml', 'a-b.yaml', 'a/x.yaml', 'b.yaml']);
  });

  it('reports a folder that has nothing to check', async () => {
    const files = { '.rootguard.yaml': 'exclude: [old]', 'old/a.yaml': risky, 'live/b.yaml': clean };
    const { code, stderr } = await rootguard(['scan', 'old', 'live'], { files });
    assert.deepEqual([code, stderr], [0, 'rootguard: `old` holds no file to check, or only files that are ignored or excluded.\n']);
    assert.equal((await rootguard(['scan', 'live'], { files })).stderr, '');
  });

  it('keeps the findings of other files when one is broken', async () => {
    const deep = `Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties: ${'['.repeat(100_000)}`;
    const files = { 'a.yaml': deep, 'b.yaml': risky, 'c.yaml': { denied: true } as const, 'd.yaml': risky };
    assert.deepEqual(filesOf(await scanned([], { files })), ['b.yaml', 'd.yaml']);
  });

  it('reports a named file that is of no known kind, but not one that it comes across', async () => {
    const named = await rootguard(['scan', 'c.yaml'], { files: { 'c.yaml': other } });
    assert.match(named.stderr, /^c\.yaml: It is not a template/);
    assert.equal((await rootguard(['scan'], { files: { 'c.yaml': other } })).stderr, '');
    const { json } = await scanned(['c.yaml'], { files: { 'c.yaml': other } });
    assert.deepEqual([json.summary['skipped'], json.problems[0]?.kind], [1, 'notice']);
  });

  it('reads standard input under the given name and configuration', async () => {
    const files = { 'x/.rootguard.yaml': 'rules: { audit/trail-not-logging: hint }' };
    const { json, code } = await scanned(['-', '--stdin-filename', 'x/./a.yaml'], { files, stdin: risky });
    assert.deepEqual([code, json.findings[0]?.file, json.findings[0]?.severity], [0, 'x/./a.yaml', 'hint']);
    assert.deepEqual(filesOf(await scanned(['-'], { stdin: risky })), ['<stdin>']);
  });

  it('reports a value for a parameter that no template has', async () => {
    const files = { 'a.yaml': `Parameters:\n  Stage: { Type: String }\n${risky}`, 'b.yaml': `Parameters:\n  Size: { Type: String }\n${risky}` };
    const { stderr } = await rootguard(['scan', '--parameter', 'Size=1', '--parameter', 'Stge=prod'], { files });
    assert.equal(stderr, 'rootguard: Unknown parameter `Stge`; did you mean `Stage`?\n');
  });

  it('orders standard input among the files by its name', async () => {
    const { json } = await scanned(['a.yaml', '-', 'c.yaml', '--stdin-filename', 'b.yaml'], { files: { 'a.yaml': risky, 'c.yaml': risky }, stdin: risky });
    assert.deepEqual(json.findings.map(({ file }) => file), ['a.yaml', 'b.yaml', 'c.yaml']);
  });

  it('shows only errors when it is quiet, in every format', async () => {
    const files = { '.rootguard.yaml': 'rules: { audit/trail-not-logging: warning }', 'a.yaml': risky };
    for (const format of ['text', 'json', 'sarif']) {
      const { stdout, stderr } = await rootguard(['scan', '--quiet', '--format', format], { files });
      assert.doesNotMatch(stdout, /"?ruleId"|"rule":|error {3}Trail|warning Trail/);
      assert.match(stderr, /\(--quiet\): 1 finding below error/);
    }
  });

  it('shows suppressed findings with their reason when asked', async () => {
    const suppressed = risky.replace('      IsL', '      # rootguard-disable-next-line audit/trail-not-logging -- test account\n      IsL');
    const { json, code } = await scanned(['--show-suppressed'], { files: { 'a.yaml': suppressed } });
    assert.deepEqual([code, json.findings[0]?.suppressed, json.summary['findings']], [0, 'test account', 0]);
    assert.deepEqual((await scanned([], { files: { 'a.yaml': suppressed } })).json.findings, []);
  });

  it('prefers the command line to the configuration', async () => {
    const files = { '.rootguard.yaml': 'preset: recommended', 'a.yaml': risky };
    assert.equal((await scanned([], { files })).json.findings.length, 1);
    assert.equal((await scanned(['--preset', 'secrets-only'], { files })).json.findings.length, 0);
  });

  it('writes only the report to the output file', async () => {
    const { code, stdout, files } = await rootguard(['scan', '--format', 'json', '--output', 'out.json'], { files: { 'a.yaml': risky } });
    assert.deepEqual([code, stdout], [1, '']);
    assert.equal((JSON.parse(String(files.get('/repo/out.json'))) as Json).findings.length, 1);
  });

  it('reports when the report cannot be written', async () => {
    const { code, stderr } = await rootguard(['scan', '-o', 'forbidden'], { files: { 'a.yaml': risky } });
    assert.deepEqual([code, stderr], [3, 'rootguard: The report could not be written. Permission is denied.\n']);
  });

  it('does not overwrite a template that it checked with the report', async () => {
    const { code, stderr, files } = await rootguard(['scan', 'a.yaml', '-o', './a.yaml'], { files: { 'a.yaml': risky } });
    assert.deepEqual([code, stderr], [3, 'rootguard: The report could not be written. It would replace a file that was scanned.\n']);
    assert.equal(String(files.get('/repo/a.yaml')), risky);
  });

  it('overwrites the report of an earlier run', async () => {
    const first = await rootguard(['scan', '.', '--format', 'json', '-o', 'out.json'], { files: { 'a.yaml': risky } });
    const report = String(first.files.get('/repo/out.json'));
    const { code, files } = await rootguard(['scan', '.', '-o', 'out.json'], { files: { 'a.yaml': risky, 'out.json': report } });
    assert.equal(code, 1);
    assert.match(String(files.get('/repo/out.json')), /^a\.yaml/);
  });

  it('uses colour only on a terminal, and not when NO_COLOR is set', async () => {
    const files = { 'a.yaml': risky };
    assert.match((await rootguard(['scan'], { files, isTerminal: true })).stdout, /\u001b\[31merror/);
    assert.doesNotMatch((await rootguard(['scan'], { files })).stdout, /\u001b/);
    assert.doesNotMatch((await rootguard(['scan'], { files, isTerminal: true, variables: { NO_COLOR: '1' } })).stdout, /\u001b/);
    assert.match((await rootguard(['scan'], { files, isTerminal: true, variables: { NO_COLOR: '' } })).stdout, /\u001b/);
  });

  it('shows progress on a terminal during a long scan, and clears it', async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`f${index}.yaml`, clean]));
    const { stderr } = await rootguard(['scan'], { files, isTerminal: true });
    assert.match(stderr, /\d+ of 40 files/);
    assert.ok(stderr.endsWith('\r\u001b[2K'));
    assert.equal((await rootguard(['scan'], { files })).stderr, '');
  });

  it('prints notices to standard error, and keeps them out of the findings', async () => {
    const twice = clean.replace('      IsLogging: true\n', '      IsLogging: true\n      IsLogging: true\n');
    const { stdout, stderr } = await rootguard(['scan'], { files: { 'a.yaml': twice } });
    assert.match(stderr, /^a\.yaml:8:7: /);
    assert.match(stdout, /^No findings/);
  });

  it('understands Windows paths', async () => {
    const setting = { rules: path.win32, cwd: 'C:\\repo', files: { 'a\\b.yaml': risky, 'D:\\x\\c.yaml': risky, '..\\d.yaml': risky } };
    assert.deepEqual(filesOf(await scanned(['a', 'D:\\x\\c.yaml', '..\\d.yaml'], setting)), ['../d.yaml', 'D:/x/c.yaml', 'a/b.yaml']);
  });
});
