/** Recognises intrinsic functions, in the short form of YAML and in the long one. */
import { deref, effectiveEntries, keyText } from '../../syntax/lookup.js';
import type { Mapping, Node } from '../../syntax/tree.js';
import type { Call } from '../scope.js';

/** The function that a node calls, or null for a literal. Whether there is such a function is not asked. */
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

/** The call that the argument of a short form is in turn, as in `!Base64 {Fn::Sub: …}`. */
export function innerCallOf(call: Call): Call | null {
  const { argument } = call;
  if (argument === null || argument.kind === 'alias') return null;
  return call.isShort ? (argument.kind === 'mapping' ? longForm(argument) : null) : callOf(argument);
}

function longForm(node: Mapping): Call | null {
  if (node.entries.length !== 1) return null;
  const [entry] = effectiveEntries(node);
  const name = entry === undefined ? null : keyText(entry);
  if (entry === undefined || name === null) return null;
  if (name !== 'Ref' && (!name.startsWith('Fn::') || name.startsWith('Fn::ForEach::'))) return null;
  return { name, node, argument: entry.value, isShort: false };
}

/** The items of a list that is written out; null when the argument is something else, such as another call. */
export function itemsOf(call: Call): readonly Node[] | null {
  const list = literal(call);
  return list?.kind === 'sequence' ? list.items : null;
}

/** The argument when it is written out, not computed. */
export function literal(call: Call): Exclude<Node, { kind: 'alias' }> | null {
  if (innerCallOf(call) !== null) return null;
  const node = deref(call.argument);
  return node === call.argument || (node !== null && callOf(node) === null) ? node : null;
}
