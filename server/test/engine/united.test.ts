/** Reports of one message at one place become one finding. */
import assert from 'node:assert/strict';
import type { Finding } from '../../src/engine/finding.js';
import { lint } from '../../src/engine/lint.js';
import { defaultSettings } from '../../src/engine/settings.js';
import { defineRule, type Related } from '../../src/rules/rule.js';
import type { Assumption, Guard } from '../../src/value/guard.js';

const text = 'Parameters:\n  Size: { Type: String, AllowedValues: [s, m, l] }\nResources:\n  Ann: { Type: AWS::IAM::User }\n  Bob: { Type: AWS::IAM::User }\n';

const isProd = (holds: boolean): Assumption => ({ kind: 'condition', name: 'IsProd', holds });
const isOpen: Assumption = { kind: 'condition', name: 'IsOpen', holds: true };
const stage = (value: string): Assumption => ({ kind: 'parameter', name: 'Stage', value });
const size = (value: string): Assumption => ({ kind: 'parameter', name: 'Size', value });
const other = (...values: readonly string[]): Assumption => ({ kind: 'other-value', name: 'Stage', values });

/** The findings of a rule that reports each user, or the first one, under each of some guards. */
function united(guards: readonly Guard[], related: readonly (readonly Related[])[] = []): readonly Finding[] {
  const rule = defineRule({
    id: 'role/made-up', preset: 'recommended', stage: 'stable', since: '0.1.0', summary: 's', why: 'w', remedy: 'r', references: [],
    messages: { user: { severity: 'hint', text: 'A user.' } },
    subject: 'resource',
    types: ['AWS::IAM::User'],
    check(user, report) {
      for (const [index, when] of guards.entries()) report('user', user.key, { when, related: related[index] ?? [] });
    },
  });
  return lint({ name: 'template.yaml', text, settings: defaultSettings, today: '2026-01-01', rules: [rule] }).findings;
}

describe('reports with the same message at the same place', () => {
  const cases: readonly (readonly [name: string, guards: readonly Guard[], when: string | null])[] = [
    ['one alone', [[isProd(true)]], 'IsProd'],
    ['two sides of a condition', [[isProd(true)], [isProd(false)]], null],
    ['two sides of a condition within another', [[isOpen, isProd(true)], [isProd(false), isOpen]], 'IsOpen'],
    ['a value of a parameter, and every other one', [[stage('prod')], [other('prod')]], null],
    ['two values of a parameter, which are not all there are', [[stage('prod')], [stage('test')]], 'Stage == "prod"'],
    ['all values of a parameter', [[size('s')], [size('m')], [size('l')]], null],
    ['all values of a parameter, within a condition', [[isOpen, size('s')], [size('m'), isOpen], [isOpen, size('l')]], 'IsOpen'],
    ['all values of a parameter but one', [[size('s')], [size('m')]], 'Size != "l"'],
    ['some values of a parameter within a condition', [[isOpen, size('m')], [isOpen, size('l')]], 'IsOpen && Size != "s"'],
    ['a value of a parameter, and another in one case', [[size('s')], [size('m'), isOpen]], 'Size == "s"'],
    ['values of two parameters', [[size('s')], [stage('prod')]], 'Size == "s"'],
    ['a value of a parameter, and some others', [[other('prod', 'test')], [stage('prod')]], 'Stage != "prod" && Stage != "test"'],
    ['two conditions', [[isProd(true)], [isOpen]], 'IsProd'],
    ['two sides of a condition, one of them within another', [[isProd(true)], [isProd(false), isOpen]], 'IsProd'],
    ['always, and under a condition', [[], [isProd(true)]], null],
    ['under a condition, and always', [[isProd(true)], []], null],
    ['under two conditions, and under one of them', [[isProd(true), isOpen], [isOpen]], 'IsOpen'],
  ];
  for (const [name, guards, when] of cases) {
    it(`are united: ${name}`, () => assert.deepEqual(united(guards).map((finding) => finding.when), [when, when]));
  }

  const sentences: readonly (readonly [name: string, said: readonly (readonly [word: string, when: Guard])[], expected: readonly string[]])[] = [
    ['stay two where each is said of one branch', [['read', [isProd(true)]], ['write', [isProd(false)]]], ['read IsProd', 'write !IsProd']],
    ['are one where both hold at once', [['read', [isProd(true)]], ['write', [isProd(true)]]], ['read IsProd']],
    ['are one where one always holds', [['read', []], ['write', [isProd(true)]]], ['read null']],
    ['are one for each sentence', [['read', [size('s')]], ['write', [size('m')]], ['read', [size('l')]]], ['read Size != "m"', 'write Size == "m"']],
  ];
  for (const [name, said, expected] of sentences) {
    it(name, () => {
      const rule = defineRule({
        id: 'role/made-up', preset: 'recommended', stage: 'stable', since: '0.1.0', summary: 's', why: 'w', remedy: 'r', references: [],
        messages: { user: { severity: 'hint', text: '{word}' } },
        subject: 'resource',
        types: ['AWS::IAM::User'],
        check(user, report) {
          for (const [word, when] of said) report('user', user.key, { when, slots: { word } });
        },
      });
      const { findings } = lint({ name: 'template.yaml', text, settings: defaultSettings, today: '2026-01-01', rules: [rule] });
      assert.deepEqual(findings.filter(({ resource }) => resource === 'Ann').map(({ message, when }) => `${message} ${String(when)}`), expected);
    });
  }

  it('keep all their related places, each once', () => {
    const here = { message: 'Here.', at: { start: 0, end: 9 } };
    const there = { message: 'There.', at: { start: 13, end: 16 } };
    const [finding] = united([[], [], []], [[here], [here, there], [there]]);
    assert.deepEqual(finding?.related, [here, there]);
  });
});
