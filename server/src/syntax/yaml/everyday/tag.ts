/** The short tags of templates: `!Ref`, `!Fn::If`. */
import type { Span } from '../../../text/span.js';
import { noTag, type Cursor } from './cursor.js';

const exclamation = 33;
const tagText = /![A-Za-z][\w:.-]*(?= |[\r\n]|$)/y;

/** Goes behind the tag and the spaces that follow it. `noTag` where there is none, null for a tag that is none of these. */
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
