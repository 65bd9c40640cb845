/** Cuts a YAML text between the entries of its outer mapping, and of large mappings in it, where that is plain to see. */
import type { Span } from '../../text/span.js';
import { dash, hash, indentAt, isLineBreak } from '../line.js';

/**
 * Whole lines. A piece that opens sections has their keys and the first entry of the innermost; the pieces behind it, up to
 * the one that closes them, have the others.
 */
export interface Piece extends Span {
  readonly opens: number;
  readonly closes: number;
  /** How far the keys of the sections are indented that are open where it starts. */
  readonly around: readonly number[];
}

/** A smaller section stays in one piece. */
const largeSection = 1500;

/** How many sections can be open at a place. */
export const maxSections = 5;

/** Lines by number; the index behind the last one is that of a line at the end of the text. */
interface Lines {
  readonly starts: readonly number[];
  /** How far each is indented; those that are blank or hold a comment alone further than any other. */
  readonly indents: readonly number[];
}

/** From line to line, the second one excluded. */
interface Entry {
  readonly first: number;
  readonly behind: number;
}

/** Signs beside which lines are not what they seem. */
export const unreadable = /^\uFEFF|\0|\r(?!\n)/;

/**
 * The pieces make up the text. Null where a mapping in block style cannot be told by the beginnings of its lines; and even
 * when it can, only reading a piece tells whether it is whole.
 */
export function cutYaml(text: string): readonly Piece[] | null {
  if (unreadable.test(text)) return null;
  const start = behindMarker(text);
  if (start === null) return null;
  const lines = linesFrom(text, start);
  const all = { first: 0, behind: lines.starts.length - 1 };
  const entries = entriesIn(text, lines, all, 0);
  if (entries.length < 2) return null;
  return entries.flatMap((entry, index) =>
    index === 0
      ? [{ start: 0, end: lines.starts[entry.behind] ?? text.length, opens: 0, closes: 0, around: [] }]
      : cutEntry(text, lines, entry, []),
  );
}

/** Behind the comments and the `---` that a document may begin with; null where something else stands before its first key. */
function behindMarker(text: string): number | null {
  const [prologue] = /^(?:[ \t]*(?:#.*)?\r?\n)*(?:---[ \t]*(?:#.*)?\r?\n)?/.exec(text) ?? [''];
  return text.startsWith('%', prologue.length) ? null : prologue.length;
}

function linesFrom(text: string, start: number): Lines {
  const starts: number[] = [];
  const indents: number[] = [];
  for (let line = start; line < text.length; line = nextLine(text, line)) {
    const indent = indentAt(text, line);
    starts.push(line);
    indents.push(isIdle(text.charCodeAt(line + indent)) ? Number.POSITIVE_INFINITY : indent);
  }
  starts.push(text.length);
  return { starts, indents };
}

/** A large section in its entries, they in theirs, and anything else in one piece. */
function cutEntry(text: string, lines: Lines, entry: Entry, around: readonly number[]): readonly Piece[] {
  const start = lines.starts[entry.first] ?? 0;
  const end = lines.starts[entry.behind] ?? text.length;
  const entries = end - start < largeSection || around.length === maxSections ? [] : entriesBelow(text, lines, entry);
  const within = [...around, lines.indents[entry.first] ?? 0];
  const pieces = entries.flatMap((below) => cutEntry(text, lines, below, within));
  if (pieces.length < 2) return [{ start, end, opens: 0, closes: 0, around }];
  return pieces.map((piece, index) => ({
    ...piece,
    ...(index === 0 && { start, opens: piece.opens + 1, around }),
    ...(index === pieces.length - 1 && { closes: piece.closes + 1 }),
  }));
}

/** The entries below a key that has nothing beside it. */
function entriesBelow(text: string, { starts, indents }: Lines, { first, behind }: Entry): readonly Entry[] {
  if (!isBareKey(text.slice(starts[first], starts[first + 1]))) return [];
  let body = first + 1;
  while (body < behind && indents[body] === Number.POSITIVE_INFINITY) body += 1;
  const indent = indents[body] ?? 0;
  return indent <= (indents[first] ?? 0) ? [] : entriesIn(text, { starts, indents }, { first: body, behind }, indent);
}

/** `Resources:` */
function isBareKey(line: string): boolean {
  return /^ *[\w:]+:[ \t]*(?:#.*)?\r?\n?$/.test(line);
}

/**
 * The entries of a mapping, by their indentation; a sequence may stand as far out as the key that it belongs to. None when a
 * line stands further out, or begins with what can be something else than a key.
 */
function entriesIn(text: string, { starts, indents }: Lines, { first, behind }: Entry, indent: number): readonly Entry[] {
  const keys: number[] = [];
  for (let line = first; line < behind; line++) {
    const own = indents[line] ?? 0;
    if (own > indent) continue;
    if (own < indent) return [];
    const place = (starts[line] ?? 0) + own;
    if (isKeyStart(text.charCodeAt(place))) keys.push(line);
    else if (text.charCodeAt(place) !== dash || keys.length === 0 || text.startsWith('---', place)) return [];
  }
  return keys.map((key, index) => ({ first: key, behind: keys[index + 1] ?? behind }));
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

/** A line break, a comment, or the end of the text. */
export function isIdle(code: number): boolean {
  return isLineBreak(code) || code === hash || Number.isNaN(code);
}

/** A letter, a digit, `_` or a quote. */
function isKeyStart(code: number): boolean {
  return /[\w"']/.test(String.fromCharCode(code));
}
