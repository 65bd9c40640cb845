/** Converts offsets to positions in the encoding agreed with the client, and back. */
import type { PositionEncodingKind, Position, Range } from 'vscode-languageserver/node';
import type { LineIndex } from '../../text/line-index.js';
import type { Span } from '../../text/span.js';

/** How a client counts the characters of a line. */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

const encodings: readonly Encoding[] = ['utf-8', 'utf-16', 'utf-32'];

/** The first supported one in the client's order; UTF-16 is always supported. */
export function encodingFor(offered: readonly PositionEncodingKind[] | undefined): Encoding {
  for (const wish of offered ?? []) {
    const encoding = encodings.find((known) => known === wish);
    if (encoding !== undefined) return encoding;
  }
  return 'utf-16';
}

function positionAt(lines: LineIndex, offset: number, encoding: Encoding): Position {
  const { line, character } = lines.position(offset);
  if (encoding === 'utf-16') return { line, character };
  return { line, character: unitsOf(lines.lineText(line).slice(0, character), encoding) };
}

export function rangeOf(lines: LineIndex, span: Span, encoding: Encoding): Range {
  return { start: positionAt(lines, span.start, encoding), end: positionAt(lines, span.end, encoding) };
}

/**
 * The offset of a position; one beyond the end of its line is moved to that end, one beyond the last line to the end of the
 * text.
 */
export function offsetAt(lines: LineIndex, position: Position, encoding: Encoding): number {
  if (position.line >= lines.lineCount) return lines.lineEnd(lines.lineCount - 1);
  if (encoding === 'utf-16') return lines.offset(position);
  return lines.offset({ line: position.line, character: charactersIn(lines.lineText(position.line), position.character, encoding) });
}

export function spanOf(lines: LineIndex, range: Range, encoding: Encoding): Span {
  return { start: offsetAt(lines, range.start, encoding), end: offsetAt(lines, range.end, encoding) };
}

function unitsOf(text: string, encoding: Encoding): number {
  let units = 0;
  for (const character of text) units += unitsOfOne(character, encoding);
  return units;
}

/** The number of UTF-16 units of `text` that its first `units` units of the encoding take. */
function charactersIn(text: string, units: number, encoding: Encoding): number {
  let left = units;
  let characters = 0;
  for (const character of text) {
    left -= unitsOfOne(character, encoding);
    if (left < 0) break;
    characters += character.length;
  }
  return characters;
}

function unitsOfOne(character: string, encoding: Encoding): number {
  if (encoding === 'utf-16') return character.length;
  if (encoding === 'utf-32') return 1;
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
