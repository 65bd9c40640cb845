/** The bundle that ships: `npm test` builds it and says so; without that these tests are skipped. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, openSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Ajv } from 'ajv';
import { cli, describeBuilt, OwnFolder, root } from './bundle.js';
import { risky } from './risky.js';

const position = { type: 'object', required: ['line', 'character'], additionalProperties: false, properties: { line: { type: 'integer', minimum: 0 }, character: { type: 'integer', minimum: 0 } } };
const range = { type: 'object', required: ['start', 'end'], additionalProperties: false, properties: { start: position, end: position } };
const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };

/** The contract of the JSON, word by word; fields may be added, but not by accident. */
const contract = {
  type: 'object',
  required: ['version', 'tool', 'summary', 'findings', 'problems'],
  additionalProperties: false,
  properties: {
    version: { const: 1 },
    tool: { type: 'object', required: ['name', 'version'], additionalProperties: false, properties: { name: { const: 'rootguard' }, version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' } } },
    summary: {
      type: 'object',
      required: ['files', 'templates', 'policies', 'skipped', 'findings', 'bySeverity', 'durationMs'],
      additionalProperties: false,
      properties: {
        files: count, templates: count, policies: count, skipped: count, findings: count, durationMs: count,
        bySeverity: { type: 'object', required: ['error', 'warning', 'information', 'hint'], additionalProperties: false, properties: { error: count, warning: count, information: count, hint: count } },
      },
    },
    findings: {
      type: 'array',
      items: {
        type: 'object',
        required: ['rule', 'severity', 'message', 'file', 'range', 'resource', 'when', 'related', 'fixes', 'fingerprint'],
        additionalProperties: false,
        properties: {
          rule: { type: 'string', pattern: '^[a-z]+/[a-z0-9-]+$' },
          severity: { enum: ['error', 'warning', 'information', 'hint'] },
          message: text, file: text, range, fingerprint: { type: 'string', pattern: '^[0-9a-f]{64}$' },
          resource: { type: ['string', 'null'] }, when: { type: ['string', 'null'] }, construct: text, suppressed: text,
          related: { type: 'array', items: { type: 'object', required: ['message', 'file', 'range'], additionalProperties: false, properties: { message: text, file: text, range } } },
          fixes: {
            type: 'array',
            items: {
              type: 'object', required: ['title', 'safety', 'edits'], additionalProperties: false,
              properties: {
                title: text, safety: { enum: ['safe', 'suggestion'] }, left: { type: 'array', items: text },
                edits: { type: 'array', items: { type: 'object', required: ['file', 'range', 'newText'], additionalProperties: false, properties: { file: text, range, newText: text } } },
              },
            },
          },
          declined: { type: 'array', items: { type: 'object', required: ['title', 'reason'], additionalProperties: false, properties: { title: text, reason: text } } },
        },
      },
    },
    problems: {
      type: 'array',
      items: {
        type: 'object', required: ['kind', 'file', 'message', 'range'], additionalProperties: false,
        properties: { kind: { enum: ['syntax', 'notice', 'limit', 'unreadable', 'configuration', 'internal'] }, file: text, message: text, range: { anyOf: [range, { type: 'null' }] } },
      },
    },
  },
};

describeBuilt('the bundle of the command line', () => {
  const folder = new OwnFolder();
  const put: OwnFolder['put'] = (name, content) => folder.put(name, content);
  const rootguard: OwnFolder['rootguard'] = (argv, input) => folder.rootguard(argv, input);

  it('exits with each code of the contract', () => {
    put('clean.yaml', risky.replace('false', 'true'));
    assert.equal(rootguard(['scan']).code, 0);
    put('risky.yaml', risky);
    assert.equal(rootguard(['scan']).code, 1);
    assert.equal(rootguard(['scan', '--fail-on', 'never']).code, 0);
    assert.equal(rootguard(['scan', 'nowhere']).code, 2);
    put('latin.yaml', Buffer.from(`${risky}# \u00fc`, 'latin1'));
    assert.equal(rootguard(['scan']).code, 3);
  });

  it('prints the complete JSON of the contract', () => {
    put('a b/risky.yaml', risky);
    put('example.yaml', readFileSync(path.join(root, 'test-fixtures/example/shop.template.yaml')));
    put('broken.yaml', `${risky}  Other: [\n`);
    put('other.yaml', 'services: {}\n');
    const { code, stdout, stderr } = rootguard(['scan', '--format', 'json', '--preset', 'strict']);
    const report: unknown = JSON.parse(stdout);
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(contract);
    assert.ok(validate(report), JSON.stringify(validate.errors));
    assert.deepEqual([code, stderr], [1, '']);
    const { findings } = report as { findings: { file: string; range: { start: { line: number; character: number } } }[] };
    assert.ok(findings.some(({ file, range: { start } }) => file === 'a b/risky.yaml' && start.line === 6 && start.character === 17));
  });

  it('prints its version and finds the pages of its rules', () => {
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    assert.equal(rootguard(['--version']).stdout, `${version}\n`);
    assert.match(rootguard(['explain', 'audit/trail-not-logging']).stdout, /\nWhen it stays silent\n/);
  });

  it('reads standard input', () => {
    const { code, stdout } = rootguard(['scan', '-', '--stdin-filename', 'x.yaml'], risky);
    assert.equal(code, 1);
    assert.match(stdout, /^x\.yaml\n {2}7:18 /);
  });

  it('reports that a disk is full when it writes a report', function () {
    if (!existsSync('/dev/full')) this.skip();
    const file = put('risky.yaml', risky);
    const { status, stderr } = spawnSync(process.execPath, [cli, 'scan', file], { stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'], encoding: 'utf8' });
    assert.deepEqual([status, stderr], [3, 'The report could not be written. The disk is full.\n']);
  });

  it('reads large tables from beside the bundle', () => {
    put('admin.yaml', 'Resources:\n  R:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - Effect: Allow\n            Action: "*"\n            Resource: "*"\n');
    const { stdout } = rootguard(['scan', '--format', 'json']);
    assert.match(stdout, /"rule":"admin\/star-on-star"/);
    assert.doesNotMatch(stdout, /"kind":"internal"/);
  });

  it('writes fixed files whole, keeps their mode and links, and leaves no other files behind', () => {
    const real = put('real/risky.yaml', risky);
    chmodSync(real, 0o640);
    symlinkSync(real, path.join(folder.path, 'link.yaml'));
    const { code, stderr } = rootguard(['scan', '--fix', 'link.yaml']);
    assert.match(stderr, /^Applied 1 fix in 1 file\./);
    assert.equal(code, 0);
    assert.equal(readFileSync(real, 'utf8'), risky.replace('false', 'true'));
    assert.equal(statSync(real).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(path.dirname(real)), ['risky.yaml']);
  });

  it('distinguishes a dangling link from a misspelt name', () => {
    symlinkSync('nowhere.yaml', path.join(folder.path, 'gone.yaml'));
    const { code, stderr } = rootguard(['scan', 'gone.yaml']);
    assert.deepEqual({ code, stderr }, { code: 2, stderr: 'rootguard: `gone.yaml` is a link to something that does not exist.\n' });
  });

  it('survives hostile input, and reads the next file', () => {
    put('1-deep.yaml', `Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties: ${'{a: '.repeat(100_000)}`);
    put('2-deep.json', `{"Resources": {"A": {"Type": "AWS::S3::Bucket", "Properties": ${'['.repeat(100_000)}`);
    put('3-long.yaml', `AWSTemplateFormatVersion: '2010-09-09'\nDescription: ${'x'.repeat(20_000_000)}\n`);
    put('4-wide.yaml', `Resources:\n${Array.from({ length: 100_000 }, (_, index) => `  R${index}: {Type: AWS::S3::Bucket}\n`).join('')}`);
    const bomb = ['x0: &x0 [a, a]', ...Array.from({ length: 40 }, (_, index) => `x${index + 1}: &x${index + 1} [*x${index}, *x${index}, *x${index}]`)];
    put('5-bomb.yaml', `${risky}Metadata:\n${bomb.map((line) => `  ${line}\n`).join('')}`);
    put('6-cut.yaml', risky.slice(0, -12));
    put('7-bytes.yaml', Buffer.concat([Buffer.from(risky), Buffer.from([0xff, 0xfe, 0x00, 0x80])]));
    put('9-next.yaml', risky);
    const { code, stdout, stderr } = rootguard(['scan', '--format', 'json']);
    const { findings, problems } = JSON.parse(stdout) as { findings: { file: string }[]; problems: { file: string; kind: string }[] };
    assert.ok(findings.some(({ file }) => file === '9-next.yaml'));
    assert.deepEqual(problems.filter(({ kind }) => kind === 'internal'), []);
    for (const file of ['1-deep.yaml', '2-deep.json', '3-long.yaml', '5-bomb.yaml', '7-bytes.yaml']) assert.ok(problems.some((problem) => problem.file === file), file);
    assert.deepEqual([code, stderr], [3, '']);
  });
});
