/** Cuts a YAML text between the entries of its outer mapping, and of large sections such as `Resources`, where that is plain to see. */
import type { Span } from '../text/span.js';
import { dash, hash, indentAt, isLineBreak } from './line.js';

/**
 * Whole lines. A piece that opens a section has its key and its first entry; the pieces behind it, up to the one that
 * closes it, have the others.
 */
export interface Piece extends Span {
  readonly opens: boolean;
  readonly closes: boolean;
}

/** Below this a section stays in one piece. */
const largeSection = 1500;

/**
 * The pieces make up the text. Null where a mapping in block style cannot be told by the beginnings of its lines; and even
 * when it can, only reading a piece tells whether it is whole.
 */
export function cutYaml(text: string): readonly Piece[] | null {
  if (/^\uFEFF|\0|\r(?!\n)/.test(text)) return null;
  const start = behindMarker(text);
  const entries = start === null ? null : entryStarts(text, { start, end: text.length }, 0);
  if (entries === null || entries.length < 2) return null;
  return entries.flatMap((entry, index) => {
    const end = entries[index + 1] ?? text.length;
    return index === 0 ? [{ start: 0, end, opens: false, closes: false }] : cutSection(text, { start: entry, end });
  });
}

/** Behind the comments and the `---` that a document may begin with; null where something else stands before its first key. */
function behindMarker(text: string): number | null {
  const [prologue] = /^(?:[ \t]*(?:#.*)?\r?\n)*(?:---[ \t]*(?:#.*)?\r?\n)?/.exec(text) ?? [''];
  return text.startsWith('%', prologue.length) ? null : prologue.length;
}

function cutSection(text: string, section: Span): readonly Piece[] {
  const whole = [{ ...section, opens: false, closes: false }];
  if (section.end - section.start < largeSection) return whole;
  const body = nextLine(text, section.start);
  const indent = isBareKey(text.slice(section.start, body)) ? firstIndent(text, { start: body, end: section.end }) : 0;
  const entries = indent === 0 ? null : entryStarts(text, { start: body, end: section.end }, indent);
  if (entries === null || entries.length < 2) return whole;
  return entries.map((entry, index) => ({
    start: index === 0 ? section.start : entry, end: entries[index + 1] ?? section.end,
    opens: index === 0, closes: index === entries.length - 1,
  }));
}

/** `Resources:` */
function isBareKey(line: string): boolean {
  return /^\w+:[ \t]*(?:#.*)?\r?\n?$/.test(line);
}

function firstIndent(text: string, { start, end }: Span): number {
  for (let line = start; line < end; line = nextLine(text, line)) {
    const indent = indentAt(text, line);
    if (!isIdle(text.charCodeAt(line + indent))) return indent;
  }
  return 0;
}

/**
 * Where the lines start that begin an entry, by their indentation; a sequence may stand as far out as the key that it
 * belongs to. Null when a line stands further out, or begins with what can be something else than a key.
 */
function entryStarts(text: string, { start, end }: Span, indent: number): readonly number[] | null {
  const starts: number[] = [];
  for (let line = start; line < end; line = nextLine(text, line)) {
    const own = indentAt(text, line);
    const code = text.charCodeAt(line + own);
    if (own > indent || isIdle(code)) continue;
    if (own < indent) return null;
    if (isKeyStart(code)) starts.push(line);
    else if (code !== dash || starts.length === 0 || text.startsWith('---', line + own)) return null;
  }
  return starts;
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

/** A line break, a comment, or the end of the text. */
function isIdle(code: number): boolean {
  return isLineBreak(code) || code === hash || Number.isNaN(code);
}

/** A letter, a digit, `_` or a quote. */
function isKeyStart(code: number): boolean {
  return /[\w"']/.test(String.fromCharCode(code));
}
