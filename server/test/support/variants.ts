/** Writes one document in other forms that mean the same: as JSON with long intrinsics, and with long intrinsics in YAML. */
import { deref } from '../../src/syntax/lookup.js';
import type { Node, Scalar, Tree } from '../../src/syntax/tree.js';

/** The first document of the tree as JSON text, with the long forms of intrinsic functions. Aliases are written out. */
export function asJson(tree: Tree): string {
  const root = tree.documents[0];
  return root === undefined ? '' : JSON.stringify(plain(root), null, 2);
}

function plain(node: Node): unknown {
  const target = deref(node);
  if (target === null) return null;
  const content = untagged(target);
  const tag = node.tag ?? target.tag;
  if (tag === null || !tag.startsWith('!') || tag.startsWith('!!')) return content;
  return { [longName(tag.slice(1))]: tag === '!GetAtt' && typeof content === 'string' ? splitAttribute(content) : content };
}

function untagged(node: Exclude<Node, { kind: 'alias' }>): unknown {
  switch (node.kind) {
    case 'scalar': return scalarValue(node);
    case 'sequence': return node.items.map(plain);
    case 'mapping': {
      const pairs = node.entries.map((entry): [string, unknown] => {
        const key = deref(entry.key);
        return [key?.kind === 'scalar' ? key.text : '', entry.value === null ? null : plain(entry.value)];
      });
      return Object.fromEntries(pairs);
    }
  }
}

function scalarValue(node: Scalar): unknown {
  if (node.style !== 'plain' || node.tag !== null) return node.text;
  if (/^(?:true|false)$/.test(node.text)) return node.text === 'true';
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d*[1-9])?$/.test(node.text)) return Number(node.text);
  return /^(?:null|~|)$/.test(node.text) ? null : node.text;
}

function longName(tag: string): string {
  return tag === 'Ref' || tag === 'Condition' ? tag : `Fn::${tag}`;
}

function splitAttribute(text: string): readonly string[] {
  const dot = text.indexOf('.');
  return [text.slice(0, dot), text.slice(dot + 1)];
}
