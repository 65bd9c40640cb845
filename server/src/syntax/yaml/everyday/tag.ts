/** The short tags of templates: `!Ref`, `!Fn::If`. */
import type { Span } from '../../../text/span.js';
import { noTag, type Cursor } from './cursor.js';

const exclamation = 33;
const tagText = /![A-Za-z][\w:.-]*(?= |[\r\n]|$)/y;

/** Moves past the tag and the spaces after it. Returns `noTag` where there is none, and null for any other kind of tag. */
export function readTag(cursor: Cursor): Span | null {
  if (cursor.code !== exclamation) return noTag;
  tagText.lastIndex = cursor.at;
  const [written] = tagText.exec(cursor.text) ?? [];
  if (written === undefined) return null;
  const start = cursor.at;
  cursor.at += written.length;
  cursor.skipSpaces();
  return { start, end: start + written.length };
}
