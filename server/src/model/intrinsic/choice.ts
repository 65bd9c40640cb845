/** `Fn::If`: one value or another, according to a condition. */
import { deref } from '../../syntax/lookup.js';
import { unknown } from '../../value/compose.js';
import type { Value } from '../../value/value.js';
import { flatten, type Call, type Scope } from '../scope.js';
import { itemsOf } from './call.js';

/** A branch that cannot be taken is not looked at. */
export function choose(call: Call, scope: Scope): Value {
  const { node } = call;
  const [condition, then, otherwise, more] = itemsOf(call) ?? [];
  const name = deref(condition ?? null);
  if (name?.kind !== 'scalar' || then === undefined || otherwise === undefined || more !== undefined) return unknown(node, 'invalid');
  const { text } = scope.textOf(name);
  const holds = scope.conditionHolds(text);
  if (holds === undefined) return unknown(node, 'invalid');
  if (holds !== null) return scope.resolve(holds ? then : otherwise);
  return flatten(node, [
    { when: [{ kind: 'condition', name: text, holds: true }], value: scope.resolve(then) },
    { when: [{ kind: 'condition', name: text, holds: false }], value: scope.resolve(otherwise) },
  ], scope);
}
