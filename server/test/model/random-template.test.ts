/** Random templates, most of them wrong: nothing throws, every value keeps its shape, and the work stays bounded. */
import assert from 'node:assert/strict';
import { readDocuments } from '../../src/model/read-document.js';
import { readText } from '../../src/syntax/read.js';
import { printValue } from '../../src/value/print.js';
import { randomFrom } from '../support/random.js';
import { partsOf, valuesOf } from './every-value.js';
import { pick, randomCondition, randomValue, words, type Random } from './random-value.js';
import { assertShape } from './shape.js';
import { deploymentOf } from './template-in.js';

function randomSection(random: Random, names: readonly string[], make: () => unknown): unknown {
  if (random() < 0.05) return randomValue(random, 2);
  return Object.fromEntries(names.filter(() => random() < 0.8).map((name) => [name, random() < 0.05 ? randomValue(random, 3) : make()]));
}

function randomTemplate(seed: number): string {
  const random = randomFrom(seed);
  const value = (): unknown => randomValue(random, 5);
  return JSON.stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Transform: pick<unknown>(['AWS::LanguageExtensions', ['AWS::Serverless-2016-10-31'], null, { Name: 'AWS::Include' }], random),
    Parameters: randomSection(random, ['P', 'Q', 'L'], () => ({
      Type: pick(['String', 'CommaDelimitedList', 'Number', 'x'], random), Default: pick<unknown>([...words, null, [1]], random), AllowedValues: pick<unknown>([words, 'x', [[]]], random),
    })),
    Mappings: randomSection(random, ['M', 'N'], () => ({ key: { key: value(), A: 'x' }, 'us-east-1': { key: value() } })),
    Conditions: randomSection(random, ['C0', 'C1', 'C2', 'Fn::ForEach::C'], () => randomCondition(random, 3)),
    Rules: randomSection(random, ['R'], () => ({ RuleCondition: value(), Assertions: [{ Assert: value() }] })),
    Resources: randomSection(random, ['A', 'B', 'C', 'Fn::ForEach::R', 'Fn::Transform'], () => ({
      Type: pick(words, random), Condition: pick(['C0', 'C1', 'x'], random), Properties: { P: value(), Q: value() },
    })),
    Outputs: randomSection(random, ['O', 'Fn::ForEach::O'], () => ({ Value: value(), Condition: 'C2' })),
  });
}

function holdTemplate(text: string): void {
  const tree = readText(text, 'json');
  for (const mode of ['open', 'deployed', 'unbound'] as const) {
    const given = { mode, parameters: mode === 'open' ? { P: 'a,b' } : {}, files: { x: text, key: '{"A": {"Ref": "P"}}' } };
    for (const document of readDocuments(tree, deploymentOf(given))) {
      if (document.kind !== 'template') continue;
      const values = valuesOf(document.template);
      for (const value of partsOf(values)) assertShape(value);
      for (const value of values) printValue(value);
      for (const { decided } of document.template.conditions.values()) assert.ok(decided === null || typeof decided === 'boolean');
    }
  }
}

describe('random templates', () => {
  it('resolve without an exception, whatever is wrong with them', () => {
    for (let seed = 1; seed <= 120; seed++) {
      const text = randomTemplate(seed);
      try {
        holdTemplate(text);
      } catch (error) {
        throw new Error(`seed ${seed}: ${text}`, { cause: error });
      }
    }
  });
});
