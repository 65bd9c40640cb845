/** A template left open, and then settled with values, says what the template with these values given says. */
import assert from 'node:assert/strict';
import type { Template } from '../../src/model/template.js';
import type { Value } from '../../src/value/value.js';
import { randomFrom } from '../support/random.js';
import { pick, randomValue, type Random } from './random-value.js';
import { settle, unsettled, type Decision, type Settled } from './settle.js';
import { templateIn } from './template-in.js';

function randomTemplate(random: Random): string {
  const value = (): unknown => randomValue(random, 6);
  const conditions = Object.fromEntries(['C0', 'C1', 'C2'].map((name) => [name, decidable(random, 3)]));
  return JSON.stringify({
    Transform: 'AWS::LanguageExtensions',
    Parameters: { P: { Type: 'String', AllowedValues: ['a', 'key', '0'] }, Q: { Type: 'String' }, L: { Type: 'CommaDelimitedList' } },
    Mappings: { M: { key: { key: 'k', A: ['x', 'y'] }, 'us-east-1': { key: 'u', A: 'z' } } },
    Conditions: conditions,
    Resources: {
      A: { Type: 'AWS::S3::Bucket', Properties: { P: value(), Q: value(), R: text(random, 4) } },
      B: { Type: 'AWS::S3::Bucket', Condition: 'C1', Properties: { P: value(), Q: { 'Fn::If': ['C1', { 'Fn::If': ['C2', value(), 1] }, 2] }, R: text(random, 5) } },
    },
  });
}

/** A text that the parameters decide, made with every function that makes one. */
function text(random: Random, depth: number): unknown {
  const part = (): unknown => text(random, depth - 1);
  const optional = (): unknown => ({ 'Fn::If': [pick(['C0', 'C1', 'C2'], random), part(), { Ref: 'AWS::NoValue' }] });
  const list = (): unknown => pick([[part(), optional(), part()], [optional(), optional()], [optional(), part()], { Ref: 'L' }], random);
  switch (depth <= 0 ? 'Ref' : pick(['Ref', 'Text', 'Sub', 'Join', 'If', 'Select', 'Map', 'Base64', 'Json', 'Split'], random)) {
    case 'Text': return pick(['', 'a', 'b,c', 'x-y'], random);
    case 'Sub': return { 'Fn::Sub': ['${P}<${V}>${Q}', { V: part() }] };
    case 'Join': return { 'Fn::Join': [pick(['', ',', '-'], random), list()] };
    case 'If': return { 'Fn::If': [pick(['C0', 'C1', 'C2'], random), part(), part()] };
    case 'Select': return { 'Fn::Select': [pick([0, 1], random), list()] };
    case 'Map': return { 'Fn::FindInMap': ['M', { Ref: pick(['P', 'AWS::Region'], random) }, 'key'] };
    case 'Base64': return { 'Fn::Base64': part() };
    case 'Json': return { 'Fn::ToJsonString': { a: optional(), b: list(), c: part() } };
    case 'Split': return { 'Fn::Select': [0, { 'Fn::Split': [',', part()] }] };
    default: return { Ref: pick(['P', 'Q', 'AWS::Region'], random) };
  }
}

/** A condition that depends on the parameters. */
function decidable(random: Random, depth: number): unknown {
  const part = (): unknown => decidable(random, depth - 1);
  switch (depth <= 0 ? 'Fn::Equals' : pick(['Condition', 'Fn::Equals', 'Fn::And', 'Fn::Or', 'Fn::Not'], random)) {
    case 'Condition': return { Condition: pick(['C0', 'C1', 'C2'], random) };
    case 'Fn::And': return { 'Fn::And': [part(), part()] };
    case 'Fn::Or': return { 'Fn::Or': [part(), part()] };
    case 'Fn::Not': return { 'Fn::Not': [part()] };
    default: return { 'Fn::Equals': [{ Ref: pick(['P', 'Q', 'AWS::Region'], random) }, pick(['a', 'key', '', 'us-east-1', 'x'], random)] };
  }
}

function randomParameters(random: Random): Readonly<Record<string, string>> {
  return { P: pick(['a', 'key', '0'], random), Q: pick(['', 'key', 'a,b', 'x'], random), L: pick(['a', 'a,b,c', ''], random), 'AWS::Region': pick(['us-east-1', 'eu-west-1'], random) };
}

function decisionOf(given: Template, parameters: Readonly<Record<string, string>>): Decision {
  return {
    parameters: new Map(Object.entries(parameters).map(([name, text]) => [name, name === 'L' ? text.split(',') : text])),
    holds: (condition) => given.conditions.get(condition)?.decided === true,
  };
}

/** The number of values that could be compared. */
function compare(text: string, parameters: Readonly<Record<string, string>>): number {
  const open = templateIn(text, { mode: 'unbound' });
  const given = templateIn(text, { mode: 'unbound', parameters });
  if ([...given.conditions.values()].some(({ decided }) => decided === null)) return 0;
  const decision = decisionOf(given, parameters);
  let compared = 0;
  for (const resource of given.resources.values()) {
    const before = open.resource(resource.id);
    assert.ok(before !== null, `${resource.id} was left out while open`);
    for (const name of ['P', 'Q', 'R']) {
      const left = settled(before.property(name), decision);
      const right = settled(resource.property(name), decision);
      if (left === unsettled || right === unsettled) continue;
      assert.deepEqual(left, right, `${resource.id}.${name} given ${JSON.stringify(parameters)}`);
      compared += 1;
    }
  }
  return compared;
}

function settled(value: Value | null, decision: Decision): Settled {
  return value === null ? undefined : settle(value, decision);
}

describe('a template left open', () => {
  it('resolves to the same as the template with the values given', () => {
    let compared = 0;
    for (let seed = 1; seed <= 80; seed++) {
      const random = randomFrom(seed);
      const text = randomTemplate(random);
      for (let round = 0; round < 4; round++) {
        const parameters = randomParameters(random);
        try {
          compared += compare(text, parameters);
        } catch (error) {
          throw new Error(`seed ${seed}: ${text}`, { cause: error });
        }
      }
    }
    assert.ok(compared > 250, `only ${compared} values were compared`);
  });
});
