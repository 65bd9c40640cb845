/** Where an intrinsic function is evaluated: what it may ask of the template around it. */
import type { Node, Scalar } from '../syntax/tree.js';
import type { Guard } from '../value/guard.js';
import type { KnownScalar, Option, Unknown, Value } from '../value/value.js';
import { alternatives, maxOptions, unknown } from '../value/compose.js';

/** One use of an intrinsic function. */
export interface Call {
  /** `Ref`, `Condition`, `Fn::Sub`, …, in its long form. */
  readonly name: string;
  /** The node that stands for the result. */
  readonly node: Node;
  /** In the short form the node itself, its tag aside. */
  readonly argument: Node | null;
  readonly isShort: boolean;
}

export interface Scope {
  /** What is known of the value that a node stands for; null stands for nothing and is invalid. */
  resolve(node: Node | null): Value;
  /** What is known of the argument of a call. */
  argument(call: Call): Value;
  /** The text of a scalar, with the variables of the loops around it put in. */
  textOf(scalar: Scalar): KnownScalar;
  /** The value of `Ref`. */
  reference(name: string, at: Node): Value;
  /** The value of `Fn::GetAtt`. */
  attribute(id: string, name: string, at: Node): Value;
  /** A mapping with all its keys, or null. */
  mapping(name: string): Value | null;
  mappingNames(): readonly string[];
  /** Whether a reference means a parameter or pseudo parameter, so that a guard can speak of its value. */
  isParameter(name: string): boolean;
  /** Whether a reference means a parameter or pseudo parameter that is a list; null for what is no parameter. */
  isListParameter(name: string): boolean | null;
  allowedValues(parameter: string): readonly string[] | null;
  /** Whether the row of a mapping, or the item of a list, that a default chooses leaves the others open. */
  readonly isOpenToOthers: boolean;
  /** Whether a condition holds: decided, or null when open. */
  conditionHolds(name: string): boolean | null;
  /** Both guards together without what the first implies; null when they cannot hold together. */
  combine(guard: Guard, more: Guard): Guard | null;
  /** The value as it is where the guard holds: options that cannot be are gone. */
  restrict(value: Value, guard: Guard): Value;
  /** What the text of a file, named by a relative path, stands for at a node; null when it is not at hand. */
  include(path: string, at: Node): Value | null;
  /** What stands for a value that is too much work to follow; the template remembers where that was first. */
  giveUp(at: Node | null): Unknown;
}

/** A change made to a value, or to each of its options. */
export function mapOptions(value: Value, at: Node, scope: Scope, change: (value: Value) => Value): Value {
  return value.kind === 'alternatives' ? flatten(at, changed(value.options, change), scope) : change(value);
}

function* changed(options: readonly Option[], change: (value: Value) => Value): Iterable<Option> {
  for (const option of options) yield { when: option.when, value: change(option.value) };
}

/**
 * Alternatives out of options that may be alternatives themselves; what cannot be is left out.
 * Options are asked for one by one, and no more once there are too many.
 */
export function flatten(at: Node, options: Iterable<Option>, scope: Scope): Value {
  const flat: Option[] = [];
  for (const { when, value } of options) {
    if (value.kind === 'alternatives') addInner(flat, when, value.options, scope);
    else flat.push({ when, value: scope.restrict(value, when) });
    if (flat.length > maxOptions) return unknown(at, 'limit');
  }
  return alternatives(at, flat);
}

function addInner(flat: Option[], when: Guard, options: readonly Option[], scope: Scope): void {
  for (const option of options) {
    const both = scope.combine(when, option.when);
    if (both !== null) flat.push({ when: both, value: scope.restrict(option.value, when) });
  }
}
