/** Measures how much of a text is still read after it was broken in one place. */
import { deref, keyText } from '../../src/syntax/lookup.js';
import type { Mapping, Node, Tree } from '../../src/syntax/tree.js';
import { LineIndex } from '../../src/text/line-index.js';
import type { Breakage } from './breakage.js';

export interface Survival {
  /** Entries of sections (resources, parameters, outputs …) that the breakage did not touch. */
  readonly others: number;
  /** Of these, those whose whole subtree is still there, unchanged. */
  readonly kept: number;
}

export function survivalOf(healthy: Tree, broken: Tree, breakage: Pick<Breakage, 'from' | 'to'>): Survival {
  const index = new LineIndex(healthy.text);
  const after = new Map(partsOf(broken).map((part) => [part.path, digest(part.node)]));
  const others = partsOf(healthy).filter(({ start, end }) =>
    index.position(end).line < breakage.from || index.position(start).line > breakage.to);
  return { others: others.length, kept: others.filter((part) => after.get(part.path) === digest(part.node)).length };
}

interface Part {
  readonly path: string;
  readonly node: Node | null;
  readonly start: number;
  readonly end: number;
}

/** The entries of each mapping at the top, or what stands at the top where it is no mapping. */
function partsOf(tree: Tree): readonly Part[] {
  return tree.documents.flatMap((root, document) =>
    childrenOf(root).flatMap((section) => {
      const entries = section.node?.kind === 'mapping' ? childrenOf(section.node) : [];
      return (entries.length > 0 ? entries : [section]).map((part) =>
        ({ ...part, path: [document, section.path, entries.length > 0 ? part.path : ''].join('\n') }));
    }));
}

function childrenOf(node: Node): readonly Part[] {
  if (node.kind !== 'mapping') return [];
  return node.entries.map((entry) => ({ path: keyText(entry) ?? '', node: entry.value, start: entry.start, end: entry.end }));
}

/** Equal for equal subtrees, wherever they stand. */
function digest(node: Node | null): string {
  if (node === null) return 'null';
  if (node.kind === 'alias') return `*${node.name}`;
  const properties = `${node.tag ?? ''}&${node.anchor ?? ''}`;
  if (node.kind === 'scalar') return `${properties}${node.style}${JSON.stringify(node.text)}`;
  if (node.kind === 'sequence') return `${properties}[${node.items.map(digest).join()}]`;
  return `${properties}{${entriesDigest(node)}}`;
}

function entriesDigest(mapping: Mapping): string {
  return mapping.entries.map((entry) => `${digest(deref(entry.key))}:${digest(entry.value)}`).join();
}
