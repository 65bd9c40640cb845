import assert from 'node:assert/strict';
import { listRules } from '../../src/lsp/request/rule-list.js';
import { trailNotLogging } from '../../src/rules/audit/trail-not-logging.js';

describe('the list of rules to choose from', () => {
  it('names each rule, with its summary and severity', () => {
    const { id, summary } = trailNotLogging;
    assert.deepEqual(listRules([trailNotLogging]), [{ id, summary, severity: 'error' }]);
  });
});
