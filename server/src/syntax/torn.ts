/** Finds the maps from which broken text may have taken something away. */
import type { Span } from '../text/span.js';
import { indentAt, lineEnd, lineStart, tab } from './line.js';
import { keyText } from './lookup.js';
import type { Mapping, Node, ProblemCode, Sequence, SyntaxProblem, Tree } from './tree.js';

/** With these, something was not read; a comma too many at the end hides nothing. */
const tearing: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['yaml-error', 'json-error', 'too-deep', 'too-long']);
/** With these, an alias could not be followed, which matters where it is merged. */
const unfollowed: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['unresolved-alias', 'alias-cycle', 'too-many-aliases']);

/** More problems than this are not looked at one by one. */
const maxProblems = 200;

export type TornMaps = ReadonlySet<Mapping>;

const none: TornMaps = new Set();
const known = new WeakMap<Tree, TornMaps>();

/**
 * The maps around each place that was not read: what they hold is there, but they may hold more. Text that was not read behind
 * the last line of a block may belong to it, unless it is indented less.
 */
export function tornMaps(tree: Tree): TornMaps {
  if (tree.problems.length === 0) return none;
  const before = known.get(tree);
  if (before !== undefined) return before;
  const torn = new Set<Mapping>();
  const problems = tree.problems.filter(({ kind }) => kind !== 'notice').slice(0, maxProblems);
  for (const problem of problems) for (const map of tornBy(problem, tree)) torn.add(map);
  known.set(tree, torn);
  return torn;
}

function tornBy({ code, start }: SyntaxProblem, tree: Tree): readonly Mapping[] {
  if (tearing.has(code)) return mapsAround(start, tree);
  const innermost = unfollowed.has(code) ? mapsAround(start, tree).at(-1) : undefined;
  const entry = innermost === undefined ? null : lastBefore(innermost.entries, start);
  return innermost !== undefined && entry !== null && keyText(entry) === '<<' ? [innermost] : [];
}

/** From the outermost to the innermost. */
function mapsAround(offset: number, tree: Tree): readonly Mapping[] {
  const maps: Mapping[] = [];
  // What could not be read in front of the first document belongs to it.
  let node: Node | null = lastBefore(tree.documents, offset) ?? tree.documents[0] ?? null;
  while ((node?.kind === 'mapping' || node?.kind === 'sequence') && reaches(node, offset, tree.text)) {
    if (node.kind === 'mapping') maps.push(node);
    node = node.kind === 'sequence' ? lastBefore(node.items, offset) : (lastBefore(node.entries, offset)?.value ?? null);
  }
  return maps;
}

function lastBefore<Part extends Span>(parts: readonly Part[], offset: number): Part | null {
  let last: Part | null = null;
  for (const part of parts) if (part.start <= offset) last = part;
  return last;
}

/** Whether what is at an offset, within a collection or behind all that was read of it, may belong to it. */
function reaches(collection: Mapping | Sequence, offset: number, text: string): boolean {
  if (offset < collection.end) return true;
  if (collection.style === 'flow') return !/[}\]]/.test(text.charAt(collection.end - 1));
  const column = collection.start - lineStart(text, collection.start);
  return [offset, nextText(collection.end, text)].every((place) => indentation(place, text) >= column);
}

/** Where the first line behind an offset begins that is neither empty nor a comment. */
function nextText(offset: number, text: string): number {
  const next = /[\r\n]\s*(?:#[^\r\n]*\s*)*/y;
  next.lastIndex = lineEnd(text, offset);
  return next.test(text) ? next.lastIndex : text.length;
}

/** The spaces in front of the line at an offset; with a tab among them, the line may belong anywhere. */
function indentation(offset: number, text: string): number {
  const start = lineStart(text, offset);
  const indent = indentAt(text, start);
  return text.charCodeAt(start + indent) === tab ? Infinity : indent;
}
