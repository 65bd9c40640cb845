import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { reportFile, reportUnread, type FileReport } from '../../src/report/file-report.js';
import { sarifReporter } from '../../src/report/sarif.js';
import { sarifRule } from '../../src/report/sarif-rule.js';
import { makeSource } from '../../src/report/source.js';
import { trailNotLogging } from '../../src/rules/audit/trail-not-logging.js';
import type { AnyRule } from '../../src/rules/rule.js';
import { findingAt, resultOf } from './sample-result.js';

interface SarifLog {
  readonly runs: readonly [{
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly help: { readonly markdown: string }; readonly properties: Record<string, unknown> }[] } };
    readonly invocations: readonly [{ readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly { readonly level: string; readonly message: { readonly text: string } }[] }];
    readonly results: readonly Record<string, unknown>[];
  }];
}

const text = 'Resources:\n  Trail:\n    IsLogging: false\n';

const schemaFile = path.join(path.dirname(createRequire(import.meta.url).resolve('@microsoft/jest-sarif')), 'schemas/sarif-2.1.0-rtm.5.json');

function validator(): (log: unknown) => readonly unknown[] {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>;
  // The schema is of draft 4, and uses nothing of it that later drafts read otherwise but these two.
  delete schema['$schema'];
  delete schema['id'];
  const validate = ajv.compile(schema);
  return (log) => (validate(log) ? [] : validate.errors ?? []);
}

function printed(reports: readonly FileReport[]): SarifLog {
  const reporter = sarifReporter({ name: 'rootguard', version: '1.2.3' }, [trailNotLogging]);
  for (const report of reports) reporter.file(report, null);
  const summary = { files: 0, templates: 0, policies: 0, skipped: 0, findings: 0, bySeverity: { error: 0, warning: 0, information: 0, hint: 0 }, durationMs: 0 };
  return JSON.parse([...reporter.end(summary)].join('')) as SarifLog;
}

describe('SARIF', () => {
  const errorsOf = validator();
  const source = makeSource('a b/ü#.yaml', text, () => []);
  const finding = findingAt(text, 'false', {
    when: 'IsProd', construct: 'App/Trail', related: [{ message: 'here', at: { start: 0, end: 9 } }],
    fixes: () => [
      { kind: 'fix', title: 'Set it', safety: 'safe', edits: [{ start: 35, end: 40, newText: 'true' }, { start: 0, end: 0, newText: '#\n' }], left: ['Look at it.'] },
      { kind: 'declined', title: 'Swap it', reason: 'No role is here.' },
    ],
  });
  const full = printed([
    reportFile(resultOf(text, [finding, findingAt(text, 'Trail', { severity: 'hint', suppressed: 'known', resource: null })], [
      { kind: 'syntax', message: 'Odd.', at: { start: 0, end: 1 } }, { kind: 'notice', message: 'Twice.', at: null },
    ]), source),
    reportUnread('c.yaml', 'unreadable', 'Permission is denied.'),
  ]);

  it('describes each rule, and whether it runs without a configuration', () => {
    const told = (rule: AnyRule): unknown => JSON.parse(JSON.stringify(sarifRule(rule), ['defaultConfiguration', 'enabled', 'level', 'properties', 'tags']));
    const tags = ['security', 'aws', 'audit'];
    assert.deepEqual(told({ ...trailNotLogging, preset: 'recommended' }), { defaultConfiguration: { level: 'error', enabled: true }, properties: { tags: [...tags, 'recommended'] } });
    assert.deepEqual(told({ ...trailNotLogging, preset: 'strict' }), { defaultConfiguration: { level: 'error', enabled: false }, properties: { tags: [...tags, 'strict'] } });
    assert.deepEqual(told({ ...trailNotLogging, preset: 'recommended', stage: 'preview' }), { defaultConfiguration: { level: 'error', enabled: false }, properties: { tags: [...tags, 'recommended'] } });
  });

  it('fits the official schema, with and without findings', () => {
    assert.deepEqual(errorsOf(full), []);
    assert.deepEqual(errorsOf(printed([])), []);
    assert.notDeepEqual(errorsOf({ ...full, runs: [{ results: 1 }] }), []);
  });

  it('points at a place, with an escaped relative address and lines from 1', () => {
    assert.deepEqual(full.runs[0].results[0]?.['locations'], [{
      physicalLocation: {
        artifactLocation: { uri: 'a%20b/%C3%BC%23.yaml' },
        region: { startLine: 3, startColumn: 16, endLine: 3, endColumn: 21 },
      },
      logicalLocations: [{ name: 'Trail', kind: 'resource' }],
    }]);
  });

  it('refers to a rule in its list, with help and a score', () => {
    const [rule] = full.runs[0].tool.driver.rules;
    assert.equal(full.runs[0].results[0]?.['ruleIndex'], 0);
    assert.equal(rule?.id, full.runs[0].results[0]?.['ruleId']);
    assert.match(rule?.help.markdown ?? '', /What to do/);
    assert.equal(rule?.properties['security-severity'], '8.0');
  });

  it('identifies a finding by its fingerprint', () => {
    const { partialFingerprints } = full.runs[0].results[0] as { partialFingerprints: Record<string, string> };
    assert.equal(partialFingerprints['primaryLocationLineHash'], 'f1');
  });

  it('contains the edits of a fix and the reason of a suppression', () => {
    const [first, second] = full.runs[0].results as { fixes: { artifactChanges: { replacements: unknown[] }[] }[]; suppressions: unknown[]; level: string }[];
    assert.deepEqual(first?.fixes[0]?.artifactChanges[0]?.replacements, [
      { deletedRegion: { startLine: 3, startColumn: 16, endLine: 3, endColumn: 21 }, insertedContent: { text: 'true' } },
      { deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 }, insertedContent: { text: '#\n' } },
    ]);
    assert.deepEqual(second?.suppressions, [{ kind: 'inSource', justification: 'known' }]);
    assert.equal(second?.level, 'note');
  });

  it('states what a fix leaves to do, and why another is not possible', () => {
    const [first] = full.runs[0].results as { fixes: { properties: unknown }[]; properties: { declined: unknown } }[];
    assert.deepEqual(first?.fixes.map(({ properties }) => properties), [{ safety: 'safe', left: ['Look at it.'] }]);
    assert.deepEqual(first?.properties.declined, [{ title: 'Swap it', reason: 'No role is here.' }]);
  });

  it('reports problems as notifications, and whether everything was checked', () => {
    const [{ executionSuccessful, toolExecutionNotifications }] = full.runs[0].invocations;
    assert.equal(executionSuccessful, false);
    assert.deepEqual(toolExecutionNotifications.map(({ level }) => level), ['warning', 'note', 'error']);
    assert.equal(printed([]).runs[0].invocations[0].executionSuccessful, true);
  });

  it('keeps the most severe findings when there are more than an upload takes', () => {
    const many = Array.from({ length: 25_010 }, (_, index) => findingAt(text, 'false', { severity: index < 20 ? 'hint' : 'error' }));
    const { results, invocations } = printed([reportFile(resultOf(text, many), source)]).runs[0];
    assert.equal(results.length, 25_000);
    assert.equal(results.filter(({ level }) => level === 'note').length, 10);
    assert.match(invocations[0].toolExecutionNotifications[0]?.message.text ?? '', /^10 findings/);
  });
});
