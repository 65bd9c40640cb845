/** What is too much work to follow is reported once, where it was first given up. */
import assert from 'node:assert/strict';
import { lint } from '../../src/engine/lint.js';
import { defaultSettings } from '../../src/engine/settings.js';

function limitsOf(text: string): readonly string[] {
  const { problems } = lint({ name: 'template.yaml', text, settings: { ...defaultSettings, preset: 'strict' }, today: '2026-01-01' });
  return problems.filter(({ kind }) => kind === 'limit').map(({ at }) => text.slice(at?.start, at?.end).split('\n')[0] ?? '');
}

const doubled = Array.from({ length: 30 }, (_, level) => `  - &l${level + 1} [*l${level}, *l${level}]`).join('\n');
const numbers = Array.from({ length: 11_000 }, (_, index) => index).join(', ');

describe('what is given up for lack of budget', () => {
  const cases: { name: string; text: string; told: readonly RegExp[] }[] = [
    {
      name: 'nothing in a template that holds little',
      text: 'Resources:\n  User:\n    Type: AWS::IAM::User\n    Properties: { Policies: [] }\n',
      told: [],
    },
    {
      name: 'aliases of aliases',
      text: `Mappings:\n  - &l0 [x]\n${doubled}\nResources:\n  User:\n    Type: AWS::IAM::User\n    Properties: { Policies: *l30 }\n`,
      told: [/^\*l\d+$/],
    },
    {
      name: 'a loop of too many turns',
      text: `Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Users:\n    - Name\n    - [${numbers}]\n    - 'User\${Name}': { Type: AWS::IAM::User }\n`,
      told: [/^- Name$/],
    },
  ];
  for (const { name, text, told } of cases) {
    it(`becomes a problem: ${name}`, () => {
      const limits = limitsOf(text);
      assert.equal(limits.length, told.length);
      for (const [index, form] of told.entries()) assert.match(limits[index] ?? '', form);
    });
  }
});
