import assert from 'node:assert/strict';
import { ruleEntry, ruleTable } from '../../src/report/rule-table.js';
import { trailNotLogging } from '../../src/rules/audit/trail-not-logging.js';
import { iamUser } from '../../src/rules/role/iam-user.js';

const fixable = { ...trailNotLogging, preset: 'recommended' as const, summary: 'A trail is off.' };
const preview = { ...iamUser, stage: 'preview' as const, summary: 'A user is made.' };

describe('the list of rules', () => {
  it('is a table for people', () => {
    assert.deepEqual(ruleTable([fixable, preview], (style, text) => `${style}(${text})`).split('\n'), [
      'faint(RULE                     SEVERITY     PRESET       FIX  SUMMARY)',
      'strong(audit/trail-not-logging)  error(error      )  recommended  yes  A trail is off.',
      'strong(role/iam-user          )  information(information)  preview           A user is made.',
      '',
    ]);
  });

  it('has its summaries below where the terminal is narrow', () => {
    const lines = ruleTable([fixable, preview], (_style, text) => text, 60).split('\n');
    assert.deepEqual(lines, [
      'RULE                     SEVERITY     PRESET       FIX',
      'audit/trail-not-logging  error        recommended  yes',
      '    A trail is off.',
      'role/iam-user            information  preview',
      '    A user is made.',
      '',
    ]);
  });

  it('is data for programs', () => {
    const { id, preset, stage } = trailNotLogging;
    assert.deepEqual(ruleEntry(trailNotLogging), { id, severity: 'error', preset, stage, fixable: true, summary: trailNotLogging.summary });
    assert.equal(ruleEntry(iamUser).fixable, false);
  });
});
