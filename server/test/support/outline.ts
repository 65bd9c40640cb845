/** Writes a tree as lines that a test can list: path, style, tag, anchor, what is written, and what it says where that differs. */
import { pathOf, walk } from '../../src/syntax/lookup.js';
import type { Node, Tree } from '../../src/syntax/tree.js';

/** Keys are left out; a collection is shown where it has a tag, an anchor or flow style. */
export function outline(tree: Tree): readonly string[] {
  const lines: string[] = [];
  for (const document of tree.documents) {
    walk(document, (node) => {
      if (!isKey(node) && (node.kind === 'scalar' || node.kind === 'alias' || isShown(node))) lines.push(line(tree.text, node));
    });
  }
  return lines;
}

/** The paths of all scalars that are values or items. */
export function leafPaths(tree: Tree): readonly string[] {
  const paths: string[] = [];
  for (const document of tree.documents) {
    walk(document, (node) => { if (node.kind === 'scalar' && !isKey(node)) paths.push(pathOf(node).join('.')); });
  }
  return paths;
}

function isKey(node: Node): boolean {
  return node.parent?.kind === 'mapping' && node.parent.entries.some((entry) => entry.key === node);
}

function isShown(node: Node): boolean {
  return node.tag !== null || node.anchor !== null || (node.kind !== 'scalar' && node.kind !== 'alias' && node.style === 'flow');
}

function line(text: string, node: Node): string {
  const written = text.slice(node.start, node.end);
  const properties = [node.tag ?? '', node.anchor === null ? '' : `&${node.anchor}`].filter((property) => property !== '').join(' ');
  const said = node.kind === 'scalar' && node.text !== written ? ` = ${JSON.stringify(node.text)}` : '';
  return `${pathOf(node).join('.')}: ${properties === '' ? '' : `${properties} `}${JSON.stringify(written).slice(1, -1)}${said}`;
}
