/** `Fn::Transform`: `AWS::Include` with the text of a file at hand; every other macro is unknown. */
import { deref, lookup } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import { unknown } from '../../value/compose.js';
import { textOf, valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import type { Call, Scope } from '../scope.js';

export function transform(call: Call, scope: Scope): Value {
  return included(call.argument, call.node, scope) ?? unknown(call.node, 'macro');
}

/** Whether a macro only adds what a file holds, and leaves the entries beside it alone. */
export function isInclude(argument: Node | null): boolean {
  const map = deref(argument);
  const name = map?.kind === 'mapping' ? deref(lookup(map, 'Name')) : null;
  return name?.kind === 'scalar' && name.text === 'AWS::Include';
}

/** What an include brings to a node; null when the file is not at hand or it is no include. */
export function included(argument: Node | null, at: Node, scope: Scope): Value | null {
  const path = isInclude(argument) ? textOf(valueAt(scope.resolve(argument), 'Parameters', 'Location')) : null;
  return path === null ? null : scope.include(path, at);
}
