/** Cuts a YAML text between the entries of its outer mapping, and of large mappings within it, where these are plain to see. */
import type { Span } from '../../text/span.js';
import { dash, hash, indentAt, isLineBreak } from '../line.js';

/**
 * A number of whole lines. A piece that opens sections contains their keys and the first entry of the innermost section; the
 * pieces after it, up to the one that closes the sections, contain the other entries.
 */
export interface Piece extends Span {
  readonly opens: number;
  readonly closes: number;
  /** The indentations of the keys of the sections that are open where it starts. */
  readonly around: readonly number[];
}

/** A shorter section stays in one piece. */
const largeSection = 1500;

/** How many sections can be open at once. */
export const maxSections = 5;

/** Lines by number; the index after the last one is that of a line at the end of the text. */
interface Lines {
  readonly starts: readonly number[];
  /** The indentation of each line; infinite for lines that are blank or contain only a comment. */
  readonly indents: readonly number[];
}

/** A range of lines, without the second one. */
interface Entry {
  readonly first: number;
  readonly behind: number;
}

/** Characters that make lines differ from what they seem. */
export const unreadable = /^\uFEFF|\0|\r(?!\n)/;

/**
 * The pieces make up the text. Null where the lines do not show a block mapping by how they begin; and even where they do, only
 * reading a piece tells whether it is complete.
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

/** The offset after the comments and the `---` with which a document may begin; null where anything else precedes its first key. */
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

/** Cuts a large section into its entries, and these into theirs; anything else is one piece. */
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

/** The entries below a key that has nothing after it on its line. */
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
 * The entries of a mapping, by their indentation; a sequence may be indented as little as the key that it belongs to. None when
 * a line is indented less, or begins with what may not be a key.
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
