/** `Fn::If`: one value or the other, depending on a condition. */
import { deref } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import { alternatives, maxOptions, unknown } from '../../value/compose.js';
import { always, type Guard } from '../../value/guard.js';
import type { Option, Value } from '../../value/value.js';
import type { Call, Scope } from '../scope.js';
import { callOf, itemsOf } from './call.js';

export function choose(call: Call, scope: Scope): Value {
  const choice = choiceOf(call, scope);
  if (choice === null) return unknown(call.node, 'invalid');
  const options: Option[] = [];
  collect(choice, always, 0, { scope, options });
  return options.length > maxOptions ? unknown(call.node, 'limit') : alternatives(call.node, options);
}

interface Choice {
  readonly condition: string;
  /** Whether the condition holds, or null when it is open. */
  readonly holds: boolean | null;
  readonly then: Node;
  readonly otherwise: Node;
}

/** Null for what CloudFormation rejects. */
function choiceOf(call: Call, scope: Scope): Choice | null {
  const [name, then, otherwise, more] = itemsOf(call) ?? [];
  const scalar = deref(name ?? null);
  if (scalar?.kind !== 'scalar' || callOf(scalar) !== null || then === undefined || otherwise === undefined || more !== undefined) {
    return null;
  }
  const condition = scope.textOf(scalar).text;
  return { condition, holds: scope.conditionHolds(condition), then, otherwise };
}

interface Collection {
  readonly scope: Scope;
  readonly options: Option[];
}

/** How deeply choices may nest; anchors can chain them without end. */
const maxDepth = 200;

/**
 * Walks nested choices from the outside in, so that branches that cannot be taken are not visited. Every path taken ends in
 * an option, so the number of options bounds the work.
 */
function collect(choice: Choice, when: Guard, depth: number, collection: Collection): void {
  const { condition, holds, then, otherwise } = choice;
  if (holds !== null) return branch(holds ? then : otherwise, when, depth, collection);
  const whenTrue = collection.scope.combine(when, [{ kind: 'condition', name: condition, holds: true }]);
  if (whenTrue !== null) branch(then, whenTrue, depth, collection);
  const whenFalse = collection.scope.combine(when, [{ kind: 'condition', name: condition, holds: false }]);
  if (whenFalse !== null) branch(otherwise, whenFalse, depth, collection);
}

function branch(node: Node, when: Guard, depth: number, collection: Collection): void {
  const { scope, options } = collection;
  if (options.length > maxOptions) return;
  const target = deref(node);
  const call = target === null ? null : callOf(target);
  const inner = call?.name === 'Fn::If' && depth < maxDepth ? choiceOf(call, scope) : null;
  if (inner !== null) return collect(inner, when, depth + 1, collection);
  const value = scope.resolve(node);
  if (value.kind !== 'alternatives') {
    options.push({ when, value: scope.restrict(value, when) });
    return;
  }
  for (const option of value.options) {
    const both = scope.combine(when, option.when);
    if (both !== null) options.push({ when: both, value: scope.restrict(option.value, when) });
  }
}
