import assert from 'node:assert/strict';
import { colours, noColours } from '../../src/report/paint.js';
import { reportFile, type FileReport } from '../../src/report/file-report.js';
import { makeSource, type Source } from '../../src/report/source.js';
import { Tally } from '../../src/report/tally.js';
import { textReporter } from '../../src/report/text.js';
import { findingAt, resultOf } from './sample-result.js';

const text = 'Resources:\n  Trail:\n    IsLogging: false\n';
const source = makeSource('t/a.yaml', text, () => []);

function printed(report: FileReport, from: Source | null = source): string {
  const reporter = textReporter({ paint: noColours, width: 100 });
  const tally = new Tally();
  tally.add(report);
  return reporter.file(report, from) + [...reporter.end(tally.summary(1234))].join('');
}

describe('the text report', () => {
  it('shows file, place, message, code and further notes', () => {
    const finding = findingAt(text, 'false', {
      when: 'IsProd', construct: 'App/Trail',
      related: [{ message: 'here', at: { start: 0, end: 9 } }],
      fixes: () => [
        { kind: 'fix', title: 'Set it', safety: 'safe', edits: [] },
        { kind: 'fix', title: 'Swap it', safety: 'suggestion', edits: [] },
        { kind: 'declined', title: 'Move it', reason: 'No place.' },
      ],
    });
    const report = reportFile(resultOf(text, [finding]), source);
    assert.equal(printed(report), [
      't/a.yaml',
      '  3:16    error   Trail `Trail` is switched off, so it records nothing. audit/trail-not-logging',
      '    2 |   Trail:',
      '  > 3 |     IsLogging: false',
      '      |                ^^^^^',
      '    when: IsProd',
      '    construct: App/Trail',
      '    see: line 1:1 here',
      '    fix: Set it (--fix)',
      '    fix: Swap it (--fix-suggestion audit/trail-not-logging)',
      '    no fix: Move it: No place.',
      '',
      '1 finding (1 error) in 1 template and 0 policies (1 file in 1.2 s).',
      '1 can be fixed safely with --fix; --fix --dry-run shows how.',
      'Why, and what to do: rootguard explain RULE',
      '',
    ].join('\n'));
  });

  it('shows more findings than a call takes arguments', () => {
    const many = new Array<ReturnType<typeof findingAt>>(150_000).fill(findingAt(text, 'false'));
    const lines = printed(reportFile(resultOf(text, many), source), null).trim().split('\n');
    assert.match(lines.find((line) => line.includes(' findings ')) ?? '', /^150000 findings \(150000 errors\)/);
  });

  it('says nothing about a file without findings', () => {
    assert.equal(printed(reportFile(resultOf(text, []), source)), 'No findings in 1 template and 0 policies (1 file in 1.2 s).\n');
  });

  it('shows problems, but no notices', () => {
    const report = reportFile(resultOf(text, [], [
      { kind: 'notice', message: 'Twice.', at: { start: 0, end: 1 } }, { kind: 'limit', message: 'Too long.', at: null },
    ]), source);
    const output = printed(report);
    assert.match(output, /^t\/a\.yaml\n {2}limit {3}Too long\.\n\n/);
    assert.doesNotMatch(output, /Twice/);
  });

  it('aligns the columns of a file', () => {
    const long = `${'\n'.repeat(12344)}Resources: [\n  x\n`;
    const findings = [findingAt(long, 'Resources', { severity: 'information' }), findingAt(long, 'x')];
    const report = reportFile(resultOf(long, findings, [{ kind: 'unreadable', message: 'No text.', at: { start: 0, end: 1 } }]), makeSource('t/a.yaml', long, () => []));
    const lines = printed(report, null).split('\n').filter((line) => /^ {2}\d/.test(line)).map((line) => line.replace(/Trail .*/, '…'));
    assert.deepEqual(lines, ['  1:1     unreadable  No text.', '  12345:1 information …', '  12346:3 error       …']);
  });

  it('never shows a secret, in the place or beside it', () => {
    const secret = 'Resources:\n  # hunter2\n  Key: hunter2\n';
    const spans = [...secret.matchAll(/hunter2/g)].map(({ index }) => ({ start: index, end: index + 7 }));
    const masked = makeSource('t/a.yaml', secret, () => spans);
    const output = printed(reportFile(resultOf(secret, [findingAt(secret, 'Key: hunter2')]), masked), masked);
    assert.doesNotMatch(output, /hunter2/);
    assert.match(output, /Key: \*{5}/);
  });

  it('colours by severity on request', () => {
    const reporter = textReporter({ paint: colours, width: 80 });
    const output = reporter.file(reportFile(resultOf(text, [findingAt(text, 'false')]), source), source);
    assert.match(output, /\u001b\[31merror/);
  });

  it('replaces control characters in names and messages', () => {
    const finding = findingAt(text, 'false', { message: 'a\u001b[2Jb' });
    const hostile = makeSource('\u001b]0;x.yaml', text, () => []);
    const output = printed(reportFile(resultOf(text, [finding]), hostile), hostile);
    assert.doesNotMatch(output, /\u001b/);
    assert.match(output, /\uFFFD\]0;x\.yaml[^]*a\uFFFD\[2Jb/);
  });
});
