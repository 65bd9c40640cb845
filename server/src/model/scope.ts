/** The context in which an intrinsic function is evaluated: what it may ask about its template. */
import type { Node, Scalar } from '../syntax/tree.js';
import type { Guard } from '../value/guard.js';
import type { KnownScalar, Option, Unknown, Value } from '../value/value.js';
import { alternatives, maxOptions, unknown } from '../value/compose.js';

/** A use of an intrinsic function. */
export interface Call {
  /** The name in its long form: `Ref`, `Condition`, `Fn::Sub`, … */
  readonly name: string;
  /** The node that is replaced by the result. */
  readonly node: Node;
  /** In the short form this is the node itself, without its tag. */
  readonly argument: Node | null;
  readonly isShort: boolean;
}

export interface Scope {
  /** The value of a node, as far as it is known; null is a missing node, whose value is invalid. */
  resolve(node: Node | null): Value;
  /** The value of a call's argument, as far as it is known. */
  argument(call: Call): Value;
  /** The text of a scalar, with the variables of enclosing loops filled in. */
  textOf(scalar: Scalar): KnownScalar;
  /** The value of `Ref`. */
  reference(name: string, at: Node): Value;
  /** The value of `Fn::GetAtt`. */
  attribute(id: string, name: string, at: Node): Value;
  /** A mapping with all its keys, or null. */
  mapping(name: string): Value | null;
  mappingNames(): readonly string[];
  /** Whether a name refers to a parameter or pseudo parameter, so that a guard can mention its value. */
  isParameter(name: string): boolean;
  /** Whether a name refers to a list parameter or list pseudo parameter; null if it is not a parameter. */
  isListParameter(name: string): boolean | null;
  allowedValues(parameter: string): readonly string[] | null;
  /** Whether other rows of a mapping, or items of a list, stay possible beside the one that a default selects. */
  readonly isOpenToOthers: boolean;
  /** Whether a condition holds: decided, or null when open. */
  conditionHolds(name: string): boolean | null;
  /** Both guards together, without what the first already implies; null when they cannot hold together. */
  combine(guard: Guard, more: Guard): Guard | null;
  /** The value under a guard, without the options that the guard rules out. */
  restrict(value: Value, guard: Guard): Value;
  /** The value at a node of the file with a relative path; null when the file is not available. */
  include(path: string, at: Node): Value | null;
  /** The value to use where following one would take too much work; the template remembers the first such place. */
  giveUp(at: Node | null): Unknown;
}

/** Applies a change to a value, or to each of its options. */
export function mapOptions(value: Value, at: Node, scope: Scope, change: (value: Value) => Value): Value {
  return value.kind === 'alternatives' ? flatten(at, changed(value.options, change), scope) : change(value);
}

function* changed(options: readonly Option[], change: (value: Value) => Value): Iterable<Option> {
  for (const option of options) yield { when: option.when, value: change(option.value) };
}

/**
 * Makes alternatives out of options that may be alternatives themselves, leaving out the impossible. Options are consumed
 * one by one, and no further once there are too many.
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
