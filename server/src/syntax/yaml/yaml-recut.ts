/** Cuts a YAML text like its previous version, where the change lies within one piece and stays below its key. */
import { moved } from '../../text/span.js';
import { changeBetween, type TextChange } from '../../text/text-change.js';
import { indentAt, lineEnd, lineStart } from '../line.js';
import { isIdle, unreadable, type Piece } from './yaml-pieces.js';

export interface Cut {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** A longer piece may be worth cutting afresh. */
const longestPiece = 20_000;

/** Null when the text has to be cut afresh. */
export function recut({ text: before, pieces }: Cut, text: string): readonly Piece[] | null {
  const change = changeBetween(before, text);
  const index = pieces.findIndex(({ end }) => change.endBefore < end);
  const piece = pieces[index];
  // The first piece begins with what precedes its key.
  if (piece === undefined || index === 0 || piece.opens > 0) return null;
  const by = change.endAfter - change.endBefore;
  if (piece.end + by - piece.start > longestPiece || !staysBelow(piece, text, change)) return null;
  return pieces.map((each, place) => (place < index ? each : place === index ? { ...each, end: each.end + by } : moved(each, by)));
}

/** Whether every line that changed comes after the first line of the piece, and is indented deeper. */
function staysBelow({ start }: Piece, text: string, { start: from, endAfter: to }: TextChange): boolean {
  let line = lineStart(text, from);
  if (line <= start) return false;
  const end = lineEnd(text, to) + 1;
  if (unreadable.test(text.slice(line, end + 1))) return false;
  const indent = indentAt(text, start);
  while (line < end) {
    const own = indentAt(text, line);
    if (own <= indent && !isIdle(text.charCodeAt(line + own))) return false;
    line = text.indexOf('\n', line) + 1;
    if (line === 0) return true;
  }
  return true;
}
