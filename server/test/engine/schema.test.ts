import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { readConfiguration } from '../../src/engine/configuration.js';
import { configurationSchema } from '../../src/engine/schema.js';
import { rules } from '../../src/rules/registry.generated.js';
import { readText } from '../../src/syntax/read.js';

const validate = new Ajv({ allowUnionTypes: true }).compile(configurationSchema(rules));

const sound: readonly unknown[] = [
  {}, { preset: 'strict' }, { rules: { 'audit/trail-not-logging': 'off' } },
  { include: ['stacks/**'], exclude: 'legacy/**' }, { accounts: { own: '111122223333', trusted: [444455556666, '000011112222'] } }, { accounts: { own: 111122223333 } },
];
const broken: readonly unknown[] = [
  [], { presets: 'strict' }, { preset: 'strickt' }, { rules: { 'audit/trail-not-loging': 'off' } }, { rules: { 'audit/trail-not-logging': 'warn' } },
  { exclude: { a: 'b' } }, { exclude: [['a']] }, { accounts: { mine: [] } }, { accounts: { own: [42] } }, { accounts: { own: '1111' } },
];

describe('the schema of the configuration', () => {
  for (const [verdict, values] of [['takes', sound], ['refuses', broken]] as const) {
    for (const value of values) {
      const text = JSON.stringify(value);
      it(`${verdict} ${text}, as its reader does`, () => {
        const { problems } = readConfiguration(readText(text, 'json'), rules);
        assert.deepEqual([validate(value), problems.length === 0], [verdict === 'takes', verdict === 'takes'], problems[0]?.message);
      });
    }
  }
});
