import assert from 'node:assert/strict';
import { reportFile, reportSkipped, reportUnread, type FileReport } from '../../src/report/file-report.js';
import { jsonReporter } from '../../src/report/json.js';
import { makeSource } from '../../src/report/source.js';
import { Tally } from '../../src/report/tally.js';
import { findingAt, resultOf } from './sample-result.js';

const text = 'Resources:\n  Trail:\n    IsLogging: false\n';

function printed(reports: readonly FileReport[]): unknown {
  const reporter = jsonReporter({ name: 'rootguard', version: '1.2.3' });
  const tally = new Tally();
  for (const report of reports) {
    tally.add(report);
    assert.equal(reporter.file(report, null), '');
  }
  return JSON.parse([...reporter.end(tally.summary(12.6))].join(''));
}

describe('the JSON of scan', () => {
  const source = makeSource('t/a.yaml', text, () => []);

  it('has findings without fixes, and a problem, when the time for the file is over', () => {
    const fixes = (): [{ kind: 'fix'; title: string; safety: 'safe'; edits: [] }] => [{ kind: 'fix', title: 'Set it', safety: 'safe', edits: [] }];
    const findings = ['Trail', 'IsLogging', 'false'].map((at) => findingAt(text, at, { fixes }));
    let left = 2;
    const { findings: entries, problems } = reportFile(resultOf(text, findings), source, () => left-- <= 0);
    assert.deepEqual(entries.map((entry) => entry.fixes.length), [1, 1, 0]);
    assert.deepEqual(problems.map(({ kind }) => kind), ['limit']);
  });

  it('has every field of the contract', () => {
    const fixed = findingAt(text, 'false', {
      when: 'IsProd', construct: 'App/Trail',
      related: [{ message: 'here', at: { start: 0, end: 9 } }],
      fixes: () => [
        { kind: 'fix', title: 'Set it', safety: 'safe', edits: [{ start: 35, end: 40, newText: 'true' }] },
        { kind: 'declined', title: 'Swap it', reason: 'No role is here.' },
      ],
    });
    const report = reportFile(
      resultOf(text, [fixed, findingAt(text, 'Trail', { suppressed: 'known' })], [{ kind: 'syntax', message: 'Odd.', at: { start: 0, end: 1 } }]),
      source,
    );
    const at = (startLine: number, start: number, endLine: number, end: number): object => (
      { start: { line: startLine, character: start }, end: { line: endLine, character: end } }
    );
    const message = 'Trail `Trail` is switched off, so it records nothing.';
    const common = { rule: 'audit/trail-not-logging', severity: 'error', message, file: 't/a.yaml', resource: 'Trail', fingerprint: 'f1' };
    assert.deepEqual(printed([report]), {
      version: 1,
      tool: { name: 'rootguard', version: '1.2.3' },
      summary: {
        files: 1, templates: 1, policies: 0, skipped: 0, findings: 1,
        bySeverity: { error: 1, warning: 0, information: 0, hint: 0 }, durationMs: 13,
      },
      findings: [
        {
          ...common, range: at(2, 15, 2, 20), when: 'IsProd', construct: 'App/Trail',
          related: [{ message: 'here', file: 't/a.yaml', range: at(0, 0, 0, 9) }],
          fixes: [{ title: 'Set it', safety: 'safe', edits: [{ file: 't/a.yaml', range: at(2, 15, 2, 20), newText: 'true' }] }],
          declined: [{ title: 'Swap it', reason: 'No role is here.' }],
        },
        { ...common, range: at(1, 2, 1, 7), when: null, related: [], fixes: [], suppressed: 'known' },
      ],
      problems: [{ kind: 'syntax', file: 't/a.yaml', message: 'Odd.', range: at(0, 0, 0, 1) }],
    });
  });

  it('counts every file that was opened once', () => {
    const overLimit = { ...resultOf(text, [], [{ kind: 'limit', message: 'Too long.', at: null }]), file: null };
    const { summary, problems } = printed([
      reportFile(resultOf(text, []), source),
      reportFile({ ...resultOf(text, []), kind: 'policy' }, source),
      reportFile(overLimit, source),
      reportUnread('c.yaml', 'unreadable', 'Permission is denied.'),
      reportSkipped('d.png', null),
      reportSkipped('e.png', 'Not ours.'),
    ]) as { summary: Record<string, unknown>; problems: { kind: string; file: string; range: null }[] };
    const { files, templates, policies, skipped } = summary;
    assert.deepEqual({ files, templates, policies, skipped }, { files: 6, templates: 1, policies: 1, skipped: 2 });
    assert.deepEqual(problems.map(({ kind, file }) => [kind, file]), [['limit', 't/a.yaml'], ['unreadable', 'c.yaml'], ['notice', 'e.png']]);
  });

  it('is valid without findings', () => {
    assert.deepEqual((printed([]) as { findings: unknown }).findings, []);
  });
});
