/** A run ends when its time is over: between two rules, among the subjects of one, or amid the work on a single subject. */
import assert from 'node:assert/strict';
import { lint } from '../../src/engine/lint.js';
import { defaultSettings } from '../../src/engine/settings.js';
import { defineRule } from '../../src/rules/rule.js';
import { iamUser } from '../../src/rules/role/iam-user.js';
import { tick } from '../../src/text/patience.js';

const count = 3000;
const users = Array.from({ length: count }, (_, index) => `  User${index}: { Type: AWS::IAM::User }\n`).join('');

/** How many of the users are found, and which limits reported, when the run may continue so many times. */
function stoppedAfter(times: number): { readonly found: number; readonly limits: readonly string[] } {
  let asked = 0;
  const { findings, problems } = lint({
    name: 'template.yaml', text: `Resources:\n${users}`, settings: { ...defaultSettings, preset: 'strict' }, today: '2026-01-01',
    rules: [iamUser], stop: () => ++asked > times,
  });
  return { found: findings.length, limits: problems.filter(({ kind }) => kind === 'limit').map(({ message }) => message) };
}

describe('a run with a deadline', () => {
  const told = ['Checking took too long and was given up; some rules did not run.'];

  it('finds everything and reports no limit while there is time', () => {
    assert.deepEqual(stoppedAfter(Infinity), { found: count, limits: [] });
  });

  it('runs no rule when its time is already over', () => {
    assert.deepEqual(stoppedAfter(0), { found: 0, limits: told });
  });

  it('stops within a rule that has many subjects, says so once, and keeps its findings', () => {
    const { found, limits } = stoppedAfter(2);
    assert.deepEqual(limits, told);
    assert.ok(found > 0 && found < count, `${found}`);
  });

  it('ends what one subject costs, and is ready for the next run', () => {
    let steps = 0;
    const endless: typeof iamUser = defineRule({
      ...iamUser,
      check: () => {
        for (;;) {
          steps += 1;
          tick();
        }
      },
    });
    const { findings, problems } = lint({
      name: 'template.yaml', text: `Resources:\n${users}`, settings: { ...defaultSettings, preset: 'strict' }, today: '2026-01-01',
      rules: [endless], stop: () => steps > 5000,
    });
    assert.deepEqual([findings.length, problems.map(({ message }) => message)], [0, told]);
    assert.ok(steps < 10_000, `${steps}`);
    assert.deepEqual(stoppedAfter(Infinity), { found: count, limits: [] });
  });
});
