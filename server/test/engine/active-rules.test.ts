import assert from 'node:assert/strict';
import { activeRules } from '../../src/engine/active-rules.js';
import { defaultSettings, type RuleSetting, type Settings } from '../../src/engine/settings.js';
import { starOnStar } from '../../src/rules/admin/star-on-star.js';
import { iamUser } from '../../src/rules/role/iam-user.js';
import { credentials } from '../../src/rules/root/credentials.js';
import type { AnyRule, Stage } from '../../src/rules/rule.js';
import { output } from '../../src/rules/secret/output.js';

const staged = (stage: Stage): AnyRule => ({ ...starOnStar, stage });
const strictOnly: AnyRule = { ...iamUser, preset: 'strict' };

/** `runs`, with the severity that replaces those of its messages; or `off`. */
function shown(rule: AnyRule, preset: Settings['preset'], setting?: RuleSetting): string {
  const rules = new Map(setting === undefined ? [] : [[rule.id, setting]]);
  const [active] = activeRules([rule], { ...defaultSettings, preset, rules });
  return active === undefined ? 'off' : `runs ${active.severity ?? 'as it is'}`;
}

describe('activeRules', () => {
  const cases: readonly (readonly [name: string, rule: AnyRule, preset: Settings['preset'], setting: RuleSetting | undefined, expect: string])[] = [
    ['a recommended rule', starOnStar, 'recommended', undefined, 'runs as it is'],
    ['a recommended rule under strict', starOnStar, 'strict', undefined, 'runs as it is'],
    ['a strict rule', strictOnly, 'recommended', undefined, 'off'],
    ['a strict rule under strict', strictOnly, 'strict', undefined, 'runs as it is'],
    ['a strict rule that is named', strictOnly, 'recommended', 'hint', 'runs hint'],
    ['a rule that is switched off', starOnStar, 'strict', 'off', 'off'],
    ['a rule about secrets alone', output, 'secrets-only', undefined, 'runs as it is'],
    ['the credentials of root among secrets', credentials, 'secrets-only', undefined, 'runs as it is'],
    ['a rule about something else than secrets', starOnStar, 'secrets-only', undefined, 'off'],
    ['a preview', staged('preview'), 'strict', undefined, 'off'],
    ['a preview that is named', staged('preview'), 'strict', 'error', 'runs error'],
    ['a deprecated rule that is named', staged('deprecated'), 'strict', 'error', 'off'],
  ];
  for (const [name, rule, preset, setting, expect] of cases) it(`${name}: ${expect}`, () => assert.equal(shown(rule, preset, setting), expect));
});
