/** `Fn::Equals`: when two values are the same text. */
import type { Guard } from '../../value/guard.js';
import { knownJson } from '../../value/print.js';
import { optionsOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import type { Scope } from '../scope.js';
import { and, constant, equals, opaque, or, type Formula } from './formula.js';

/** How many pairs of options are compared before giving up. */
const maxPairs = 4_096;

/** What a comparison is part of. */
export interface Comparison {
  readonly scope: Scope;
  /** What a guard states. */
  assumed(guard: Guard): Formula;
  /** The formula when one of the values is unknown: two unknown values are not the same because they print the same. */
  readonly open: Formula;
}

/** What must hold for two values to be equal. */
export function equality(left: Value, right: Value, comparison: Comparison): Formula {
  if (optionsOf(left).length * optionsOf(right).length > maxPairs) return differing(left, right, comparison);
  if (left.kind === 'alternatives') {
    return or(left.options.map((option) => and([comparison.assumed(option.when), equality(option.value, right, comparison)])));
  }
  if (right.kind === 'alternatives') return equality(right, left, comparison);
  if (left.kind === 'scalar') return textEquality(right, left.text, comparison);
  if (right.kind === 'scalar') return textEquality(left, right.text, comparison);
  return differing(left, right, comparison);
}

/** The formula of a comparison that only the deployment decides; identical texts count as the same comparison. */
function differing(left: Value, right: Value, { open }: Comparison): Formula {
  const [first, second] = [knownJson(left), knownJson(right)];
  if (first === null || second === null) return open;
  if (first === second) return constant(true);
  return opaque(first < second ? `${first} = ${second}` : `${second} = ${first}`);
}

function textEquality(value: Value, text: string, { scope, open }: Comparison): Formula {
  if (value.kind === 'scalar') return constant(value.text === text);
  // The empty value of a parameter adds nothing to a text.
  const parts = value.kind === 'concat' ? value.parts.filter((part) => part.kind !== 'scalar' || part.text !== '') : [value];
  const prefix = knownText(parts[0]);
  const suffix = parts.length > 1 ? knownText(parts.at(-1)) : '';
  if (text.length < prefix.length + suffix.length || !text.startsWith(prefix) || !text.endsWith(suffix)) return constant(false);
  const holes = parts.slice(prefix === '' ? 0 : 1, suffix === '' ? undefined : -1);
  const rest = text.slice(prefix.length, text.length - suffix.length);
  if (rest === '' && holes.some((hole) => hole.kind === 'scalar')) return constant(false);
  if (holes.length === 1 || rest === '') {
    const formulas = holes.map((hole) => holeEquality(hole, rest, scope));
    if (formulas.every((formula) => formula !== null)) return and(formulas);
  }
  const printed = knownJson(value);
  const undecided = printed === null ? open : opaque(`${printed} = ${JSON.stringify(text)}`);
  const [only, more] = holes;
  // `Fn::Join` of a list, or its first item: if that is not empty, neither is the parameter.
  const isPart = only?.kind === 'ref' && only.derived === true && more === undefined && scope.isParameter(only.name);
  return isPart && text === '' ? or([equals(only.name, ''), undecided]) : undecided;
}

function knownText(part: Value | undefined): string {
  return part?.kind === 'scalar' ? part.text : '';
}

/** Null when the hole is not a parameter, so that no formula can mention its value. */
function holeEquality(hole: Value, text: string, scope: Scope): Formula | null {
  if (hole.kind !== 'ref' || hole.derived === true || !scope.isParameter(hole.name)) return null;
  const allowed = scope.allowedValues(hole.name);
  return allowed !== null && !allowed.includes(text) ? constant(false) : equals(hole.name, text);
}
