/** What the text says where SAM looks before any intrinsic function has a value. */
import { deref, lookupEntry } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import type { Value } from '../../value/value.js';
import { callOf, itemsOf } from '../intrinsic/call.js';
import type { Call } from '../scope.js';

/** The call that a value stands for; null for a literal. An include has happened before SAM looks. */
export function callAt(value: Value): Call | null {
  const call = value.at === null ? null : callOf(value.at);
  return call?.name === 'Fn::Transform' ? null : call;
}

/** Whether a value is text that SAM reads, not an intrinsic function that it passes on. */
export function literalText(value: Value | null): string | null {
  return value?.kind === 'scalar' && callAt(value) === null ? value.text : null;
}

/** Whether a map that a value was read from has an entry, be it one without a value. */
export function hasWritten(map: Value, key: string): boolean {
  return writtenEntry(map, key) !== undefined;
}

/** The node of an entry; null when there is none, or when the map does not stand in this text. */
export function writtenAt(map: Value, key: string): Node | null {
  return writtenEntry(map, key)?.value ?? null;
}

function writtenEntry(map: Value, key: string): { readonly value: Node | null } | undefined {
  return map.at?.kind === 'mapping' && callOf(map.at) === null ? (lookupEntry(map.at, key) ?? undefined) : undefined;
}

/** A call of `Fn::If` with all that belongs to it. */
export interface Choice {
  readonly condition: string;
  readonly then: Node;
  readonly otherwise: Node;
}

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
