/** What is written where SAM reads the text before intrinsic functions are resolved. */
import { deref, lookup } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import { entryOf, textOf, valueAt } from '../../value/read.js';
import type { MapEntry, Value } from '../../value/value.js';
import { callOf, itemsOf } from '../intrinsic/call.js';

/**
 * The long name of the intrinsic function that a node calls, or null. Includes are already resolved when SAM reads the text.
 */
export function functionAt(node: Node | null): string | null {
  const target = deref(node);
  const name = target === null ? null : (callOf(target)?.name ?? null);
  return name === 'Fn::Transform' ? null : name;
}

/**
 * The node at a key of a map, even one without a value such as `!Ref AWS::NoValue`; null when the key is not written, or not
 * in this text.
 */
export function writtenAt(map: Value | null, key: string): Node | null {
  const entry = entryOf(map, key);
  if (entry !== null) return writtenValue(entry);
  return map?.at?.kind === 'mapping' && functionAt(map.at) === null ? lookup(map.at, key) : null;
}

/** The node of an entry, which may come from a map other than the one it is in now. */
export function writtenValue({ keyNode }: MapEntry): Node | null {
  const holder = keyNode?.parent;
  if (holder?.kind !== 'mapping') return null;
  return holder.entries.find(({ key }) => key === keyNode)?.value ?? null;
}

/** The text at a key that SAM compares with its own keywords; a function counts as no text. */
export function literalText(map: Value | null, key: string): string | null {
  return functionAt(writtenAt(map, key)) === null ? textOf(entryOf(map, key)?.value) : null;
}

/** The text at a key where SAM also resolves references to parameters. */
export function settledText(map: Value | null, key: string): string | null {
  const name = functionAt(writtenAt(map, key));
  return name === null || name === 'Ref' ? textOf(entryOf(map, key)?.value) : null;
}

/** The value at a path of keys; null for an empty value, which SAM does not pass on. */
export function givenAt(map: Value | null, ...keys: readonly string[]): Value | null {
  const value = valueAt(map, ...keys);
  return value?.kind === 'null' || value?.kind === 'none' ? null : value;
}

/** The node at a key that SAM considers present: any function, whatever it yields, but no empty literal. */
export function presentAt(map: Value, key: string, written: Node | null = writtenAt(map, key)): Node | null {
  const node = deref(written);
  if (functionAt(node) !== null) return node;
  const value = givenAt(map, key);
  return isEmpty(value) ? null : (value?.at ?? node);
}

/** Whether SAM considers a value empty. */
export function isEmpty(value: Value | null): boolean {
  switch (value?.kind) {
    case undefined:
      return true;
    case 'null':
    case 'none':
      return true;
    case 'scalar':
      return value.text === '';
    case 'map':
      return value.entries.length === 0;
    case 'list':
      return value.items.length === 0;
    default:
      return false;
  }
}

/** A call of `Fn::If` with its parts. */
export interface Choice {
  readonly condition: string;
  readonly then: Node;
  readonly otherwise: Node;
}

/** What an `Fn::If` chooses from; null for anything else. */
export function choiceOf(node: Node | null): Choice | null {
  const target = deref(node);
  const call = target === null ? null : callOf(target);
  if (call?.name !== 'Fn::If') return null;
  const [condition, then, otherwise] = itemsOf(call) ?? [];
  const name = deref(condition ?? null);
  return name?.kind === 'scalar' && then !== undefined && otherwise !== undefined ? { condition: name.text, then, otherwise } : null;
}

/** `!Ref AWS::NoValue`, in either form. */
export function isNoValue(node: Node): boolean {
  const target = deref(node);
  const call = target === null ? null : callOf(target);
  const name = call?.name === 'Ref' ? deref(call.argument) : null;
  return name?.kind === 'scalar' && name.text === 'AWS::NoValue';
}
