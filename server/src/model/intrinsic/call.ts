/** Recognises intrinsic functions, in YAML's short form and in the long form. */
import { deref, effectiveEntries, keyText } from '../../syntax/lookup.js';
import type { Mapping, Node } from '../../syntax/tree.js';
import type { Call } from '../scope.js';

/** The function that a node calls, or null for a literal. The function need not exist. */
export function callOf(node: Node): Call | null {
  if (node.kind === 'alias') return null;
  if (node.tag !== null && isShortForm(node.tag)) {
    return { name: longName(node.tag.slice(1)), node, argument: node, isShort: true };
  }
  return node.kind === 'mapping' ? longForm(node) : null;
}

/** `!Ref`, but not `!!str`, `!` or `!<…>`. */
function isShortForm(tag: string): boolean {
  return tag.length > 1 && tag.charCodeAt(0) === 33 && tag.charCodeAt(1) !== 33 && tag.charCodeAt(1) !== 60;
}

function longName(name: string): string {
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

/** The call that is itself the argument of a short form, as in `!Base64 {Fn::Sub: …}`. */
export function innerCallOf(call: Call): Call | null {
  const { argument } = call;
  if (argument === null || argument.kind === 'alias') return null;
  return call.isShort ? (argument.kind === 'mapping' ? longForm(argument) : null) : callOf(argument);
}

function longForm(node: Mapping): Call | null {
  const [first] = node.entries;
  const name = first === undefined ? null : keyText(first);
  if (first === undefined || name === null) return null;
  if (isFunction(name) && node.entries.length === 1) return { name, node, argument: first.value, isShort: false };
  return isFunction(name) || name === '<<' ? loneCall(node) : null;
}

/** A mapping with duplicates or merge keys can still amount to one call. */
function loneCall(node: Mapping): Call | null {
  const [entry, more] = effectiveEntries(node);
  const name = entry === undefined || more !== undefined ? null : keyText(entry);
  return entry !== undefined && name !== null && isFunction(name) ? { name, node, argument: entry.value, isShort: false } : null;
}

/** A loop looks like a function, but is an entry of the map around it. */
function isFunction(name: string): boolean {
  return name === 'Ref' || (name.startsWith('Fn::') && !name.startsWith('Fn::ForEach::'));
}

/** Whether a node is part of the argument of a function, at any depth, other than a branch of `Fn::If`. */
export function isArgument(node: Node): boolean {
  for (let outer = node.parent; outer !== null; outer = outer.parent) {
    const call = callOf(outer);
    if (call !== null && call.name !== 'Fn::If') return true;
  }
  return false;
}

/** The items of a list that is written out; null when the argument is anything else, such as another call. */
export function itemsOf(call: Call): readonly Node[] | null {
  const list = literal(call);
  return list?.kind === 'sequence' ? list.items : null;
}

/** The argument if it is written out rather than computed. */
export function literal(call: Call): Exclude<Node, { kind: 'alias' }> | null {
  if (innerCallOf(call) !== null) return null;
  const node = deref(call.argument);
  return node === call.argument || (node !== null && callOf(node) === null) ? node : null;
}
