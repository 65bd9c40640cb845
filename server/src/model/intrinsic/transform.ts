/** `Fn::Transform`: `AWS::Include` with the text of a file at hand; every other macro is unknown. */
import type { Node } from '../../syntax/tree.js';
import { unknown } from '../../value/compose.js';
import { textOf, valueAt } from '../../value/read.js';
import type { MapEntry, Value } from '../../value/value.js';
import type { Call, Scope } from '../scope.js';

export function transform(call: Call, scope: Scope): Value {
  return included(scope.argument(call), call.node, scope) ?? unknown(call.node, 'macro');
}

/** Whether a macro only adds what a file holds, and leaves the entries beside it alone. */
export function isInclude(macro: Value): boolean {
  return textOf(valueAt(macro, 'Name')) === 'AWS::Include';
}

/** What an include adds to a map; the entry itself, unknown, when the file is not at hand. */
export function includedEntries(macro: Value, key: Node, scope: Scope): readonly MapEntry[] {
  const value = included(macro, key, scope);
  return value?.kind === 'map' ? value.entries : [{ key: 'Fn::Transform', keyNode: key, value: unknown(key, 'macro') }];
}

/** What an include brings to a node; null when the file is not at hand or it is no include. */
export function included(macro: Value, at: Node, scope: Scope): Value | null {
  const path = isInclude(macro) ? textOf(valueAt(macro, 'Parameters', 'Location')) : null;
  return path === null ? null : scope.include(path, at);
}
