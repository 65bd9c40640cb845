import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { commands } from '../../src/cli/commands.js';
import { rootguard } from './fake-host.js';

const documentation = path.resolve(import.meta.dirname, '../../../../docs/command-line.md');

describe('rootguard', () => {
  it('prints its help when it is called without arguments or with --help', async () => {
    for (const argv of [[], ['--help'], ['-h'], ['help']]) {
      const { code, stdout, stderr } = await rootguard(argv);
      assert.equal(code, 0);
      assert.match(stdout, /Commands\n {2}scan \[paths\]/);
      assert.match(stdout, /Exit codes\n {2}0 {2}clean/);
      assert.equal(stderr, '');
    }
  });

  it('explains each command, with its options and examples', async () => {
    for (const argv of [['scan', '--help'], ['help', 'scan'], ['scan', 'x.yaml', '-h']]) {
      const { code, stdout } = await rootguard(argv);
      assert.equal(code, 0);
      assert.match(stdout.replaceAll(/\s+/g, ' '), /--fail-on SEVERITY The least severe .*? \(error, warning, information, hint, never\)/);
      assert.match(stdout, /rootguard scan template\.yaml cdk\.out/);
    }
  });

  it('wraps its help, and keeps what belongs together below each other', async () => {
    for (const argv of [['--help'], ...commands.map(({ name }) => [name, '--help'])]) {
      const lines = (await rootguard(argv)).stdout.split('\n');
      const isSample = (line: string): boolean => /^ {2}(?:rootguard|can|- \{) /.test(line);
      assert.deepEqual(lines.filter((line) => line.length > 100 && !isSample(line)), []);
    }
  });

  it('documents every command and every option of it', () => {
    const page = readFileSync(documentation, 'utf8');
    const words = commands.flatMap(({ name, options }) => [`rootguard ${name}`, ...Object.keys(options).map((option) => `--${option}`)]);
    assert.deepEqual(words.filter((word) => !page.includes(word)), []);
  });

  it('prints its version', async () => {
    assert.deepEqual({ ...await rootguard(['--version']), files: null }, { code: 0, stdout: '1.2.3\n', stderr: '', files: null });
  });

  const mistakes: readonly (readonly [string, readonly string[], string])[] = [
    ['a command', ['scna'], 'Unknown command `scna`; did you mean `scan`?'],
    ['a path in its place', ['a.yaml'], '`a.yaml` is no command; did you mean `rootguard scan a.yaml`?'],
    ['an option before the command', ['--versoin'], 'Unknown option `--versoin`; did you mean `--version`?'],
    ['an option', ['scan', '--fromat', 'json'], 'Unknown option `--fromat`; did you mean `--format`?'],
    ['a value', ['scan', '--format', 'jsn'], 'Unknown value `jsn` of `--format`; did you mean `json`?'],
    ['a severity', ['scan', '--fail-on=warn'], 'Unknown value `warn` of `--fail-on`; did you mean `warning`?'],
    ['a preset', ['scan', '--preset', 'recomended'], 'Unknown value `recomended` of `--preset`; did you mean `recommended`?'],
    ['a missing value', ['scan', '--format'], '`--format` wants a value: text, json, sarif.'],
    ['a value too many', ['scan', '--quiet=yes'], '`--quiet` takes no value.'],
    ['a rule', ['explain', 'audit/trail-not-loging'], 'Unknown rule `audit/trail-not-loging`; did you mean `audit/trail-not-logging`?'],
    ['a rule without its family', ['explain', 'trail-not-loging'], 'Unknown rule `trail-not-loging`; did you mean `audit/trail-not-logging`?'],
    ['an option where there is one', ['explain', 'root/access-key', '--format'], 'Unknown option `--format`; there is only --help.'],
    ['no rule at all', ['explain'], '`explain` takes the ID of one rule; `rootguard rules` lists them.'],
    ['a rule to fix', ['scan', '--fix-suggestion', 'root/acess-key'], 'Unknown rule `root/acess-key`; did you mean `root/access-key`?'],
    ['a path', ['scan', 'b.yaml'], '`b.yaml` does not exist; did you mean `a.yaml`?'],
    ['a glob that matches nothing', ['scan', 'x/**/*.nothing'], '`x/**/*.nothing` matches no file, or only files that are ignored or excluded.'],
    ['a configuration that does not exist', ['scan', '--config', 'x.yaml'], 'x.yaml: It does not exist.'],
    ['a folder for the output', ['scan', '-o', 'x/y.json'], 'The folder of `--output x/y.json` does not exist.'],
    ['an output that is a folder', ['scan', '-o', '.'], '`--output .` is a folder.'],
    ['a value that is empty', ['scan', '--output='], '`--output` wants a value: FILE.'],
    ['a path that is empty', ['scan', 'a.yaml', ''], 'A path is empty; without any, the current folder is checked.'],
    ['options that exclude each other', ['scan', '--config', 'a', '--no-config'], '`--config` and `--no-config` exclude each other.'],
    ['a dry run of nothing', ['scan', '--dry-run'], '`--dry-run` goes with `--fix` or `--fix-suggestion`.'],
    ['a parameter without a value', ['scan', '--parameter', 'Stage'], '`--parameter` wants NAME=VALUE, not `Stage`.'],
    ['a file name without standard input', ['scan', '--stdin-filename', 'x'], '`--stdin-filename` needs `-`, which reads standard input.'],
  ];
  for (const [what, argv, message] of mistakes) {
    it(`names what was meant for ${what}`, async () => {
      const { code, stdout, stderr } = await rootguard(argv, { files: { 'a.yaml': '' } });
      assert.deepEqual({ code, stdout, stderr }, { code: 2, stdout: '', stderr: `rootguard: ${message}\n` });
    });
  }

  it('explains the exit codes of each command', async () => {
    assert.match((await rootguard(['scan', '--help'])).stdout, /Exit codes\n {2}0 {2}clean\n {2}1 {2}a finding at or above --fail-on/);
    for (const command of ['rules', 'explain']) {
      assert.match((await rootguard([command, '--help'])).stdout, /Exit codes\n {2}0 {2}shown\n {2}2 {2}a mistake in the call\n$/);
    }
  });

  it('lists the rules, for people and for programs', async () => {
    const text = await rootguard(['rules']);
    assert.match(text.stdout, /^RULE +SEVERITY +PRESET +FIX +SUMMARY\n/);
    assert.match(text.stdout, /\naudit\/trail-not-logging +error +recommended +/);
    const list: unknown = JSON.parse((await rootguard(['rules', '--format', 'json'])).stdout);
    assert.ok(Array.isArray(list) && list.some((rule: { id?: unknown }) => rule.id === 'audit/trail-not-logging'));
  });

  it('lists the rules of a preset', async () => {
    const { stdout } = await rootguard(['rules', '--preset', 'secrets-only']);
    assert.match(stdout, /\nsecret\/aws-access-key +error +/);
    assert.doesNotMatch(stdout, /trail-not-logging/);
  });

  it('explains a rule even when its page is missing', async () => {
    const { code, stdout } = await rootguard(['explain', 'audit/trail-not-logging']);
    assert.equal(code, 0);
    assert.match(stdout, /^audit\/trail-not-logging\n\nA CloudTrail trail/);
    assert.match(stdout, /Why it matters\n\nA trail that is switched off/);
    assert.match(stdout.replaceAll(/\s+/g, ' '), /docs\/rules\/audit\/trail-not-logging\.md is missing\. You can read it at https:\S+\/rules\/audit\/trail-not-logging\./);
    assert.match(stdout, /\nUse instead\n\nSet/);
    assert.doesNotMatch(stdout, /\nExample\n/);
  });
});
