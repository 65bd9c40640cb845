/** `Fn::Transform`: `AWS::Include` of an available file; the result of every other macro is unknown. */
import { keyText } from '../../syntax/lookup.js';
import type { Mapping, Node } from '../../syntax/tree.js';
import { unknown } from '../../value/compose.js';
import { textOf, valueAt } from '../../value/read.js';
import type { MapEntry, UnknownReason, Value } from '../../value/value.js';
import type { Call, Scope } from '../scope.js';

export function transform(call: Call, scope: Scope): Value {
  return included(scope.argument(call), call.node, scope) ?? unknown(call.node, 'macro');
}

/** Whether a macro only adds the content of a file, and leaves the neighbouring entries alone. */
export function isInclude(macro: Value): boolean {
  return textOf(valueAt(macro, 'Name')) === 'AWS::Include';
}

/** Why a map may have more entries than these: one of them stands for what an include or a loop adds. Null when none does. */
export function reasonForMore(entries: readonly MapEntry[]): UnknownReason | null {
  for (const entry of entries) if (entry.key.startsWith('Fn::') && entry.value.kind === 'unknown') return entry.value.reason;
  return null;
}

/** What an include adds to a map; an unknown entry when the file is not available. */
export function includedEntries(macro: Value, key: Node, scope: Scope): readonly MapEntry[] {
  const value = included(macro, key, scope);
  return value?.kind === 'map' ? value.entries : [{ key: 'Fn::Transform', keyNode: key, value: unknown(key, 'macro') }];
}

/** The value that an include yields at a node; null when the file is not available or the macro is not an include. */
export function included(macro: Value, at: Node, scope: Scope): Value | null {
  const path = isInclude(macro) ? textOf(valueAt(macro, 'Parameters', 'Location')) : null;
  return path === null ? null : scope.include(path, at);
}

/** Whether a template language fills in what stands here: YAML reads `{{ name }}` and `{% include … %}` as maps. */
export function isFilledIn({ style, entries }: Mapping): boolean {
  const [only, ...others] = entries;
  if (style !== 'flow' || only === undefined || others.length > 0) return false;
  return only.key.kind === 'mapping' ? only.key.style === 'flow' : /^%.*%$/.test(keyText(only) ?? '');
}
