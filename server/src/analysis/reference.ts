/** Where a document names its parameters and resources: `Ref`, `Fn::GetAtt` and `Fn::Sub`, as written. */
import { keyText } from '../syntax/lookup.js';
import { sourceSpan } from '../syntax/source-span.js';
import type { Mapping, Node, Scalar, Sequence } from '../syntax/tree.js';
import { matchesOf } from '../text/match.js';
import type { Span } from '../text/span.js';

export interface ReferenceSite {
  readonly name: string;
  /** Null for `Ref`, and for `${Name}` in a `Fn::Sub`. */
  readonly attribute: string | null;
  /** The scalar, or the list of `Fn::GetAtt`, that names it. */
  readonly node: Node;
  /** The whole function; in a `Fn::Sub`, the variable with its braces. */
  readonly at: Span;
}

/**
 * Every reference below a node, by the name that it refers to, in the order of the text. In a loop a name has variables, and
 * stands under its `loopName`.
 */
export function referencesBelow(root: Node): ReadonlyMap<string, readonly ReferenceSite[]> {
  const byName = new Map<string, ReferenceSite[]>();
  const add = (site: ReferenceSite): void => {
    const name = loopName(site.name);
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [site]);
    else known.push(site);
  };
  const open: Node[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'scalar') taggedScalar(node, add);
    else if (node.kind === 'sequence') {
      if (node.tag === '!GetAtt') attributeList(node, node, add);
      for (let index = node.items.length - 1; index >= 0; index--) push(open, node.items[index]);
    } else if (node.kind === 'mapping') {
      longForm(node, add);
      for (let index = node.entries.length - 1; index >= 0; index--) push(open, node.entries[index]?.value);
    }
  }
  return byName;
}

/** A name as a loop writes it, whatever the loop calls its variables: each loop over the same items may call them otherwise. */
export function loopName(written: string): string {
  return written.includes('{') ? written.replaceAll(/[$&]\{[A-Za-z0-9]+\}/g, '${}') : written;
}

type Add = (site: ReferenceSite) => void;

function push(open: Node[], node: Node | null | undefined): void {
  if (node !== null && node !== undefined) open.push(node);
}

function taggedScalar(node: Scalar, add: Add): void {
  if (node.tag === '!Ref') add({ name: node.text, attribute: null, node, at: withTag(node) });
  else if (node.tag === '!GetAtt') attributeText(node, withTag(node), add);
  else if (node.tag === '!Sub') variables(node, add);
  else if (node.tag === null && node.text.includes('${') && isTextOfSub(node)) variables(node, add);
}

/** Whether a scalar is the text in `!Sub [text, {…}]`, or in the list of a long-form `Fn::Sub`. */
function isTextOfSub({ parent }: Scalar): boolean {
  if (parent?.kind !== 'sequence') return false;
  return parent.tag === '!Sub' || (parent.parent?.kind === 'mapping' && onlyKey(parent.parent) === 'Fn::Sub');
}

function longForm(node: Mapping, add: Add): void {
  const value = node.entries[0]?.value;
  if (node.entries.length !== 1 || value === null || value === undefined) return;
  const name = onlyKey(node);
  const id = name === 'Ref' ? idNode(value) : null;
  if (id !== null) add({ name: id.text, attribute: null, node: id, at: node });
  else if (name === 'Fn::GetAtt' && value.kind === 'scalar') attributeText(value, node, add);
  else if (name === 'Fn::GetAtt' && value.kind === 'sequence') attributeList(value, node, add);
  else if (name === 'Fn::Sub' && value.kind === 'scalar') variables(value, add);
}

function onlyKey(node: Mapping): string | null {
  const [entry] = node.entries;
  return entry === undefined || node.entries.length > 1 ? null : keyText(entry);
}

function attributeText(node: Scalar, at: Span, add: Add): void {
  const dot = node.text.indexOf('.');
  if (dot > 0) add({ name: node.text.slice(0, dot), attribute: node.text.slice(dot + 1), node, at });
}

function attributeList(node: Sequence, at: Span, add: Add): void {
  const [name, attribute] = node.items;
  const id = name === undefined ? null : idNode(name);
  if (id !== null) add({ name: id.text, attribute: attribute?.kind === 'scalar' ? attribute.text : null, node, at });
}

/** The logical ID, or the `Fn::Sub` that makes it from the variables of a loop. */
function idNode(node: Node): Scalar | null {
  if (node.kind === 'scalar') return node;
  const [made] = node.kind === 'mapping' && onlyKey(node) === 'Fn::Sub' ? node.entries : [];
  return made?.value?.kind === 'scalar' ? made.value : null;
}

/** `${Name}` and `${Name.Attribute}`; `${!Name}` is plain text. */
function variables(node: Scalar, add: Add): void {
  for (const match of matchesOf(/\$\{([A-Za-z][\w:]{0,254})(?:\.([\w.]{1,254}))?\}/g, node.text)) {
    const [whole, name = '', attribute = null] = match;
    add({ name, attribute, node, at: sourceSpan(node, match.index, match.index + whole.length) });
  }
}

function withTag(node: Scalar): Span {
  return { start: node.tagStart >= 0 ? node.tagStart : node.start, end: node.end };
}
