/** Where the characters of a decoded scalar are written. */
import type { Span } from '../text/span.js';
import type { Scalar } from './tree.js';

/** How many characters of the source write the character at an offset of a text, alone or with what must follow it. */
type Width = (text: string, offset: number, counted: 'itself' | 'with-indent') => number;

const offsets = new WeakMap<Scalar, readonly number[] | null>();

/**
 * The place of a part of the decoded text, from one offset to another; the whole scalar where the way it is written
 * does not tell, as in folded lines or with escapes that need not be there.
 */
export function sourceSpan(scalar: Scalar, from: number, to: number): Span {
  const known = offsets.get(scalar);
  const found = known === undefined ? sourceOffsets(scalar) : known;
  if (known === undefined) offsets.set(scalar, found);
  const start = found?.[from];
  if (found === null || start === undefined) return { start: scalar.start, end: scalar.end };
  const last = found[to - 1] ?? start;
  return { start, end: to > from ? last + widthOf(scalar)(scalar.text, to - 1, 'itself') : start };
}

/** Where each character of the text begins; null when the widths do not add up to what is written. */
function sourceOffsets(scalar: Scalar): readonly number[] | null {
  const { text, bodyStart, bodyEnd } = scalar;
  const width = widthOf(scalar);
  const found: number[] = [];
  let end = bodyStart + (scalar.style === 'literal' ? indentAt(scalar, 0) : 0);
  for (let offset = 0; offset < text.length; offset++) {
    found.push(end);
    end += width(text, offset, 'with-indent');
  }
  found.push(end);
  // The last line break of a block is part of its body even where it is not part of its text.
  const isExact = end === bodyEnd || (scalar.style === 'literal' && end + 1 === bodyEnd && !text.endsWith('\n'));
  return isExact ? found : null;
}

function widthOf(scalar: Scalar): Width {
  switch (scalar.style) {
    case 'double':
      return (text, offset) => (/["\\\n\r\t\b\f]/.test(text.charAt(offset)) ? 2 : 1);
    case 'single':
      return (text, offset) => (text.charAt(offset) === "'" ? 2 : 1);
    case 'literal':
      return (text, offset, counted) => 1 + (counted === 'with-indent' && text.charAt(offset) === '\n' ? indentAt(scalar, offset + 1) : 0);
    case 'plain':
    case 'folded':
      return () => 1;
  }
}

/** How far the line that begins at an offset is indented; empty lines need not be. */
function indentAt(scalar: Scalar, offset: number): number {
  const next = scalar.text.charAt(offset);
  return next === '\n' || next === '' ? 0 : scalar.indent;
}
