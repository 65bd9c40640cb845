/** Replaces a part of the text of a scalar, keeping the way it is written. */
import { sourceSpan } from '../syntax/source-span.js';
import { textOf } from '../syntax/source-text.js';
import type { Scalar } from '../syntax/tree.js';
import { onceWith } from '../text/once.js';
import type { Span } from '../text/span.js';
import { type Change, noteOf, type PlannedEdit } from './change.js';
import { jsonText, needsQuotes } from './scalar-text.js';

type Splice = Extract<Change, { kind: 'splice' }>;

export function spliceEdit(splice: Splice): PlannedEdit {
  const { start, end } = spliceSpan(splice) ?? { start: splice.scalar.end, end: splice.scalar.end };
  return { start, end, newText: spelt(splice.scalar, splice.text), ...noteOf(splice) };
}

/** Where the part is written; null when that is not known, or when what remains could not be written in the same way. */
export function spliceSpan(splice: Splice): Span | null {
  const { scalar, from, to, text } = splice;
  const start = offsetOf(scalar, from);
  const end = offsetOf(scalar, to);
  if (start === null || end === null) return null;
  if (isFragile(splice)) return null;
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

function isFragile({ scalar, from, to, text }: Splice): boolean {
  switch (scalar.style) {
    case 'plain':
      return needsQuotes(scalar.text, 'block') || needsQuotes(scalar.text.slice(0, from) + text + scalar.text.slice(to), 'flow');
    case 'single':
      return /[\r\n]/.test(text);
    case 'literal': {
      // The first line of a text of several lines determines its indentation.
      const first = from > 0 ? scalar.text.charAt(0) : text.charAt(0) || scalar.text.charAt(to);
      return first.trim() === '' || text.includes('\r') || hasCarriageReturn(scalar);
    }
    case 'folded':
      return true;
    case 'double':
      return false;
  }
}

/** Kept, because a long script can be cut at many places. */
const hasCarriageReturn = onceWith(({ text }: Scalar): boolean => text.includes('\r'));

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
