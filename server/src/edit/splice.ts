/** Replaces a part of the text of a scalar, keeping the way it is written. */
import { sourceSpan } from '../syntax/source-span.js';
import { textOf } from '../syntax/source-text.js';
import type { Scalar } from '../syntax/tree.js';
import type { Span } from '../text/span.js';
import { type Change, noteOf, type PlannedEdit } from './change.js';
import { jsonText, needsQuotes } from './scalar-text.js';

type Splice = Extract<Change, { kind: 'splice' }>;

export function spliceEdit(splice: Splice): PlannedEdit {
  const { start, end } = spliceSpan(splice) ?? { start: splice.scalar.end, end: splice.scalar.end };
  return { start, end, newText: spelt(splice.scalar, splice.text), ...noteOf(splice) };
}

/** Where the part is written; null when that is not known, or when what remains could not be written in the same way. */
export function spliceSpan({ scalar, from, to, text }: Splice): Span | null {
  const start = offsetOf(scalar, from);
  const end = offsetOf(scalar, to);
  if (start === null || end === null) return null;
  const result = scalar.text.slice(0, from) + text + scalar.text.slice(to);
  if (isFragile(scalar, result, text)) return null;
  const isFromLineStart = from === 0 || scalar.text.charAt(from - 1) === '\n';
  return { start: text === '' && isFromLineStart && scalar.style === 'literal' ? startOfBlank(scalar, start, end) : start, end };
}

/** If nothing is left of a line that precedes a blank one, its indentation is removed too, so that no line only looks empty. */
function startOfBlank(scalar: Scalar, start: number, end: number): number {
  const source = textOf(scalar) ?? '';
  if (!/[\r\n]/.test(source.charAt(end))) return start;
  let before = start;
  while (source.charAt(before - 1) === ' ') before--;
  return /[\r\n]/.test(source.charAt(before - 1)) ? before : start;
}

function isFragile(scalar: Scalar, result: string, text: string): boolean {
  switch (scalar.style) {
    case 'plain':
      return needsQuotes(scalar.text, 'block') || needsQuotes(result, 'flow');
    case 'single':
      return /[\r\n]/.test(text);
    case 'literal':
      // The first line of a text of several lines determines its indentation.
      return /^\s|^$|\r/.test(result);
    case 'folded':
      return true;
    case 'double':
      return false;
  }
}

/** The offset in the source of an offset in the decoded text; null when it is not known. */
function offsetOf(scalar: Scalar, offset: number): number | null {
  const { start, end } = sourceSpan(scalar, offset, offset);
  return start === end ? start : null;
}

function spelt(scalar: Scalar, text: string): string {
  switch (scalar.style) {
    case 'double':
      return jsonText(text).slice(1, -1);
    case 'single':
      return text.replaceAll("'", "''");
    case 'literal':
      return text.replaceAll('\n', `\n${' '.repeat(scalar.indent)}`);
    case 'plain':
    case 'folded':
      return text;
  }
}
