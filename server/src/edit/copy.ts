/** Turns a value written in a file into content for another place in that file. */
import type { Mapping, Node, Scalar } from '../syntax/tree.js';
import { type Content, type Copy, type Field, intrinsic, items, text } from './content.js';
import { isIntrinsicName } from './style-votes.js';
import { needsQuotes } from './scalar-text.js';

/** What a node says, without the text that it is written as. */
type Spelled = Exclude<Content, Copy>;

/** How many nodes a copy may contain: aliases can make a small file expand enormously. */
const limit = 20_000;

/** `left` counts down while a copy is made; `shared` becomes true when the text alone does not show what it means. */
interface Budget {
  left: number;
  shared: boolean;
}

/**
 * A node as content to be written elsewhere in its file, exactly as it is but with aliases written out. Null when that would
 * not mean the same: for a merge key, an alias without an anchor, or more nodes than is sensible.
 */
export function copy(node: Node): Content | null {
  const budget: Budget = { left: limit, shared: false };
  const content = spelled(node, budget);
  if (content === null || budget.shared) return content;
  return { kind: 'copy', node, content };
}

function spelled(node: Node, budget: Budget): Spelled | null {
  budget.left -= 1;
  if (budget.left < 0) return null;
  if (node.anchor !== null || node.kind === 'alias') budget.shared = true;
  if (node.kind === 'alias') return node.target === null ? null : spelled(node.target, budget);
  const value = node.kind === 'scalar' ? scalar(node) : node.kind === 'mapping' ? mapping(node, budget) : null;
  if (node.kind !== 'sequence') return value === null ? null : tagged(node, value);
  const members: Content[] = [];
  for (const item of node.items) {
    const member = spelled(item, budget);
    if (member === null) return null;
    members.push(member);
  }
  return tagged(node, items(...members));
}

function scalar(node: Scalar): Spelled {
  const isOther = node.style === 'plain' && node.tag === null && needsQuotes(node.text, 'block');
  return isOther ? { kind: 'word', word: node.text === '' ? 'null' : node.text, asWritten: true } : text(node.text);
}

function mapping(node: Mapping, budget: Budget): Spelled | null {
  const members: Field[] = [];
  for (const entry of node.entries) {
    if (entry.key.kind !== 'scalar' || entry.key.text === '<<') return null;
    const value = entry.value === null ? text('') : spelled(entry.value, budget);
    if (value === null) return null;
    members.push({ key: entry.key.text, value });
  }
  const only = members.length === 1 ? members[0] : undefined;
  return only !== undefined && isIntrinsicName(only.key) && only.key !== 'Condition'
    ? intrinsic(only.key, only.value)
    : { kind: 'fields', fields: members };
}

/** `!GetAtt A.B` has the names of the resource and of its attribute in one text. */
function tagged(node: Node, value: Spelled): Spelled {
  const name = intrinsicOf(node);
  if (name === 'Fn::GetAtt' && value.kind === 'text') {
    const dot = value.text.indexOf('.');
    const parts = dot < 0 ? [value.text] : [value.text.slice(0, dot), value.text.slice(dot + 1)];
    return intrinsic(name, items(...parts.map(text)));
  }
  return name === null ? value : intrinsic(name, value);
}

/** The long name of the intrinsic function that a node's tag means: `!Sub` is `Fn::Sub`; null without one. */
export function intrinsicOf(node: Node): string | null {
  if (node.tag === null || !/^![A-Za-z]/.test(node.tag)) return null;
  const name = node.tag.slice(1);
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}
