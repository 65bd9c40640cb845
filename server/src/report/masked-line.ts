/** A line of text with every secret masked, or the part of it that the line contains. */
import type { Span } from '../text/span.js';
import type { Source } from './source.js';
import { visible, visibleLength } from './visible.js';

/** Replaces every secret; always the same length, so as not to give away the secret's. */
const mask = '*****';

interface Piece extends Span {
  readonly shown: string;
  readonly isSecret: boolean;
}

export interface MaskedLine {
  readonly text: string;
  /** The column in `text` of an offset in the source; a place inside a secret maps to its start. */
  column(offset: number): number;
}

/** The line that was asked for last: a file without line breaks has all its places on one. */
const last = new WeakMap<Source, { readonly line: number; readonly masked: MaskedLine }>();

export function maskedLine(source: Source, line: number): MaskedLine {
  const known = last.get(source);
  if (known?.line === line) return known.masked;
  const masked = maskLine(source, line);
  last.set(source, { line, masked });
  return masked;
}

function maskLine(source: Source, line: number): MaskedLine {
  const start = source.lines.lineStart(line);
  const end = source.lines.lineEnd(line);
  const pieces: Piece[] = [];
  let done = start;
  for (const secret of source.secrets()) {
    if (secret.end <= done || secret.start >= end || secret.start === secret.end) continue;
    if (secret.start > done) pieces.push(plainPiece(source.text, done, secret.start));
    pieces.push({ start: Math.max(done, secret.start), end: Math.min(end, secret.end), shown: mask, isSecret: true });
    done = Math.min(end, secret.end);
  }
  if (done < end) pieces.push(plainPiece(source.text, done, end));
  return { text: pieces.map((piece) => piece.shown).join(''), column: (offset) => columnOf(source.text, pieces, offset) };
}

/** A whole text with its secrets masked; line breaks are kept, so that line numbers stay the same. */
export function maskedText(text: string, secrets: readonly Span[]): string {
  let result = '';
  let done = 0;
  for (const secret of secrets) {
    const start = Math.max(done, secret.start);
    if (secret.end <= start) continue;
    result += text.slice(done, start) + text.slice(start, secret.end).replace(/[^\r\n]+/g, mask);
    done = secret.end;
  }
  return result + text.slice(done);
}

function plainPiece(text: string, start: number, end: number): Piece {
  return { start, end, shown: visible(text.slice(start, end)), isSecret: false };
}

function columnOf(text: string, pieces: readonly Piece[], offset: number): number {
  let column = 0;
  for (const piece of pieces) {
    if (offset <= piece.start) break;
    if (offset >= piece.end) column += piece.shown.length;
    else column += piece.isSecret ? 0 : visibleLength(text, piece.start, offset);
  }
  return column;
}
