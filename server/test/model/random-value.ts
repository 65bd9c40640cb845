/** Random values and conditions of templates, most of them well formed. */
import assert from 'node:assert/strict';

const functions = [
  'Ref', 'Condition', 'Fn::GetAtt', 'Fn::Sub', 'Fn::Join', 'Fn::If', 'Fn::Select', 'Fn::Split', 'Fn::FindInMap', 'Fn::Base64', 'Fn::Cidr',
  'Fn::ImportValue', 'Fn::GetAZs', 'Fn::ToJsonString', 'Fn::Length', 'Fn::Transform', 'Fn::Equals', 'Fn::And', 'Fn::Or', 'Fn::Not',
  'Fn::Contains', 'Fn::ForEach::Loop', 'Fn::Nothing',
];
export const words = [
  'A', 'B', 'P', 'Q', 'L', 'M', 'C0', 'C1', 'C2', 'X', 'x', '', ',', '/', '0', '1', 'Arn', 'A.Arn', 'key', '${P}', '${A.Arn}-${X}', '${!P}', '${',
  'a,b', 'AWS::NoValue', 'AWS::Region', 'us-east-1', '10.0.0.0/16', '8', 'AWS::S3::Bucket', 'Custom::X', '&{X}', '__proto__', 'constructor',
];

export type Random = () => number;

export function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)];
  assert.ok(item !== undefined);
  return item;
}

/** Arguments as each function takes them, more or less. */
const argumentsOf: Readonly<Record<string, (random: Random, depth: number) => unknown>> = {
  'Ref': (random) => pick(['P', 'Q', 'L', 'A', 'B', 'X', 'AWS::Region', 'AWS::NoValue'], random),
  'Fn::GetAtt': (random) => pick<unknown>([['A', 'Arn'], 'B.Name', ['A', { Ref: 'P' }]], random),
  'Fn::Sub': (random, depth) => pick<unknown>(['${P}-${A.Arn}', 'x${Q}${!Q}', ['${V}/${P}', { V: randomValue(random, depth) }]], random),
  'Fn::Join': (random, depth) => [pick(['', ',', '-'], random), randomList(random, depth)],
  'Fn::If': (random, depth) => [pick(['C0', 'C1', 'C2'], random), randomValue(random, depth), randomValue(random, depth)],
  'Fn::Select': (random, depth) => [pick<unknown>([0, '1', { Ref: 'P' }], random), randomList(random, depth)],
  'Fn::Split': (random, depth) => [pick([',', '-', '/'], random), randomValue(random, depth)],
  'Fn::FindInMap': (random) => ['M', pick<unknown>(['key', { Ref: 'AWS::Region' }, { Ref: 'Q' }], random), pick<unknown>(['key', 'A'], random)],
  'Fn::Cidr': (random) => [pick<unknown>(['10.0.0.0/16', { Ref: 'Q' }], random), 3, pick([4, 8, 30], random)],
  'Fn::Equals': (random, depth) => [pick<unknown>([{ Ref: 'P' }, { Ref: 'Q' }, { Ref: 'AWS::Region' }], random), randomValue(random, depth - 2)],
  'Fn::And': (random, depth) => [randomCondition(random, depth), randomCondition(random, depth)],
  'Fn::Or': (random, depth) => [randomCondition(random, depth), randomCondition(random, depth)],
  'Fn::Not': (random, depth) => [randomCondition(random, depth)],
  'Fn::ForEach::Loop': (random, depth) => ['X', randomList(random, depth), { '${X}': randomValue(random, depth) }],
};

export function randomCondition(random: Random, depth: number): unknown {
  const name = depth <= 0 ? 'Condition' : pick(['Condition', 'Fn::Equals', 'Fn::And', 'Fn::Or', 'Fn::Not'], random);
  return { [name]: name === 'Condition' ? pick(['C0', 'C1', 'C2'], random) : argumentsOf[name]?.(random, depth - 1) };
}

function randomList(random: Random, depth: number): unknown {
  return random() < 0.3 ? randomValue(random, depth) : many(random, 3, () => randomValue(random, depth));
}

export function randomValue(random: Random, depth: number): unknown {
  const kind = depth <= 0 ? 0.9 : random();
  if (kind < 0.55) {
    const name = pick(functions, random);
    const wellFormed = argumentsOf[name];
    return { [name]: wellFormed === undefined || random() < 0.1 ? randomArgument(random, depth - 1) : wellFormed(random, depth - 1) };
  }
  if (kind < 0.65) return Object.fromEntries(many(random, 3, () => [pick([...words, ...functions], random), randomValue(random, depth - 1)]));
  if (kind < 0.75) return many(random, 3, () => randomValue(random, depth - 1));
  return pick<unknown>([...words, null, true, 1, 2.5, 1e21], random);
}

function randomArgument(random: Random, depth: number): unknown {
  if (random() < 0.3) return randomValue(random, depth);
  return many(random, 4, (index) => (index === 0 && random() < 0.7 ? pick(words, random) : randomValue(random, depth)));
}

function many<T>(random: Random, most: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: Math.floor(random() * (most + 1)) }, (_, index) => make(index));
}
