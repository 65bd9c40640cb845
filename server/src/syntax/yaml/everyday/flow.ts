/** The flow collections of everyday YAML: `[a, !Ref b]` and `{ a: "b" }`. Each reader moves past what it reads, or gives up with false. */
import type { Span } from '../../../text/span.js';
import { closeBrace, closeBracket, colon, comma, doubleQuote, openBrace, openBracket, singleQuote } from '../yaml-signs.js';
import { noTag, type Cursor } from './cursor.js';
import { readTag } from './tag.js';
import { plainScalar, quotedScalar, type ScalarPlace } from './scalars.js';

/** `levels`: how many more levels may be opened. */
export function flowCollection(cursor: Cursor, tag: Span, indent: number, levels: number): boolean {
  if (levels <= 0) return false;
  const isMapping = cursor.code === openBrace;
  if (isMapping) cursor.mapping(cursor.at, tag, 'flow');
  else cursor.sequence(cursor.at, tag, 'flow');
  cursor.at += 1;
  const end = isMapping ? closeBrace : closeBracket;
  for (;;) {
    if (!skipInFlow(cursor, indent)) return false;
    if (cursor.code === end) break;
    if (!(isMapping ? flowEntry : flowItem)(cursor, indent, levels)) return false;
    if (cursor.code === comma) cursor.at += 1;
    else if (cursor.code !== end) return false;
  }
  cursor.at += 1;
  cursor.close();
  return true;
}

/** Moves to what follows the entry. */
function flowEntry(cursor: Cursor, indent: number, levels: number): boolean {
  return flowNode(cursor, indent, levels) && skipInFlow(cursor, indent) && cursor.code === colon && flowValue(cursor, indent, levels);
}

/** Moves to what follows the item, which may be a mapping of one entry without braces. */
function flowItem(cursor: Cursor, indent: number, levels: number): boolean {
  const { at, lineStart, events } = cursor;
  const before = events.length;
  if (!flowNode(cursor, indent, levels) || !skipInFlow(cursor, indent)) return false;
  if (cursor.code !== colon) return true;
  if (cursor.lineStart !== lineStart) return false;
  const key = events.splice(before);
  cursor.mapping(at, noTag, 'flow');
  for (const event of key) events.push(event);
  if (!flowValue(cursor, indent, levels)) return false;
  cursor.close();
  return true;
}

function flowValue(cursor: Cursor, indent: number, levels: number): boolean {
  cursor.at += 1;
  return skipInFlow(cursor, indent) && flowNode(cursor, indent, levels) && skipInFlow(cursor, indent);
}

function flowNode(cursor: Cursor, indent: number, levels: number): boolean {
  const tag = readTag(cursor);
  if (tag === null) return false;
  const place: ScalarPlace = { indent, isInFlow: true };
  switch (cursor.code) {
    case openBracket:
    case openBrace:
      return flowCollection(cursor, tag, indent, levels - 1);
    case singleQuote:
    case doubleQuote:
      return quotedScalar(cursor, tag, place);
    default:
      return plainScalar(cursor, tag, place);
  }
}

/** A continuation on another line must be indented at least by `indent`. */
function skipInFlow(cursor: Cursor, indent: number): boolean {
  const start = cursor.lineStart;
  return cursor.skip() && (cursor.lineStart === start || cursor.column >= indent);
}
