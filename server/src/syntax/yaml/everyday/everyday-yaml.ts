/**
 * Reads the YAML in which nearly all templates are written, several times faster than js-yaml reads all of YAML. Anything
 * unusual or wrong ends the reading, and js-yaml takes over.
 */
import { EVENT_ID, type DocumentEvent, type Event } from 'js-yaml';
import type { Span } from '../../../text/span.js';
import { dash, endsWord } from '../../line.js';
import { colon, doubleQuote, greater, openBrace, openBracket, pipe, singleQuote } from '../yaml-signs.js';
import { Cursor, noTag } from './cursor.js';
import { flowCollection } from './flow.js';
import { blockScalar, emptyScalar, plainScalar, quotedScalar } from './scalars.js';
import { readTag } from './tag.js';

/** The events that js-yaml would produce; null when it has to be asked. `depth`: the nesting depth that is too deep. */
export function readEveryday(text: string, depth: number): readonly Event[] | null {
  if (oddUnit.test(text) && unusualSign.test(text)) return null;
  const cursor = new Cursor(text);
  if (!cursor.skip()) return null;
  const isExplicit = isMarker(cursor, '---');
  if (isExplicit) {
    cursor.at += 3;
    if (!cursor.endLine()) return null;
  }
  const document: DocumentEvent = { type: EVENT_ID.DOCUMENT, explicitStart: isExplicit, explicitEnd: false, directives: [] };
  cursor.events.push(document);
  const root: Place = { outer: cursor.column - 1, levels: depth - levelsToSpare };
  if (!blockCollection(cursor, noTag, root)) return null;
  if (isMarker(cursor, '...')) {
    document.explicitEnd = true;
    cursor.at += 3;
    if (!cursor.endLine()) return null;
  }
  cursor.close();
  return cursor.isAtEnd ? cursor.events : null;
}

function isMarker(cursor: Cursor, marker: '---' | '...'): boolean {
  return cursor.column === 0 && cursor.text.startsWith(marker, cursor.at);
}

/** A quick check by single UTF-16 units, three times as fast, which cannot tell whether a surrogate is in order. */
const oddUnit = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;

/** Control characters and lone surrogates, which are errors, and byte order marks. */
const unusualSign = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

/** How many levels deeper than the nodes js-yaml goes while it tries out what a node is. */
const levelsToSpare = 3;

interface Place {
  /** The indentation of the collection around it. */
  readonly outer: number;
  /** How many more levels may be opened. */
  readonly levels: number;
}

/** Reads a mapping or sequence at the cursor; false when there is neither. */
function blockCollection(cursor: Cursor, tag: Span, place: Place): boolean {
  if (place.levels <= 0) return false;
  if (isItem(cursor)) return sequence(cursor, tag, place.levels);
  return isEntry(cursor) && mapping(cursor, tag, place);
}

function isItem(cursor: Cursor): boolean {
  return cursor.code === dash && endsWord(cursor.text, cursor.at + 1);
}

function sequence(cursor: Cursor, tag: Span, levels: number): boolean {
  const outer = cursor.column;
  cursor.sequence(cursor.at, tag, 'block');
  do {
    cursor.at += 1;
    if (!value(cursor, { outer, levels: levels - 1 }, 'item')) return false;
  } while (cursor.column === outer && isItem(cursor));
  cursor.close();
  return cursor.column <= outer || cursor.isAtEnd;
}

function mapping(cursor: Cursor, tag: Span, { outer, levels }: Place): boolean {
  const indent = cursor.column;
  cursor.mapping(cursor.at, tag, 'block');
  do {
    if (!key(cursor, outer) || !value(cursor, { outer: indent, levels: levels - 1 }, 'entry')) return false;
  } while (cursor.column === indent && !cursor.isAtEnd && !isMarker(cursor, '...'));
  cursor.close();
  return cursor.column <= indent || cursor.isAtEnd;
}

/** The start of an entry: a key, and a colon on the same line. */
const entryStart = /(?:"(?:[^"\\\r\n]|\\.)*" *|'(?:[^'\r\n]|'')*' *|[^\s"'[{](?:[^\r\n:#]|:(?=\S)|(?<=\S)#)*):(?=\s|$)/y;

function isEntry(cursor: Cursor): boolean {
  entryStart.lastIndex = cursor.at;
  return entryStart.test(cursor.text);
}

function key(cursor: Cursor, outer: number): boolean {
  const { text, lineStart } = cursor;
  if (isMarker(cursor, '---') || isMarker(cursor, '...') || !quotedOrPlain(cursor, noTag, outer) || cursor.lineStart !== lineStart) {
    return false;
  }
  cursor.skipSpaces();
  if (cursor.code !== colon || !endsWord(text, cursor.at + 1)) return false;
  cursor.at += 1;
  return true;
}

/** Reads what follows the dash of an item or the colon of an entry, on the same line or below, and moves to the next token. */
function value(cursor: Cursor, place: Place, of: 'item' | 'entry'): boolean {
  const { lineStart } = cursor;
  if (!cursor.skip()) return false;
  const isBelow = cursor.lineStart > lineStart;
  if (isEmpty(cursor, isBelow, place, of)) return nothing(cursor, noTag);
  const tag = readTag(cursor);
  if (tag === null) return false;
  const { lineStart: tagLine } = cursor;
  if (!cursor.skip()) return false;
  const isBelowTag = cursor.lineStart > tagLine;
  if (tag !== noTag && isEmpty(cursor, isBelowTag, place, of)) return nothing(cursor, tag);
  const mayBeCollection = isBelowTag || (tag === noTag && (isBelow || of === 'item'));
  if (mayBeCollection && (isItem(cursor) || isEntry(cursor))) return blockCollection(cursor, tag, place);
  return inlineNode(cursor, tag, place);
}

/**
 * Whether the value has been left out, and the cursor is at what follows it. A sequence may be indented as little as the key
 * that it belongs to.
 */
function isEmpty(cursor: Cursor, isBelow: boolean, { outer }: Place, of: 'item' | 'entry'): boolean {
  if (cursor.isAtEnd) return true;
  if (!isBelow || cursor.column > outer) return false;
  return of === 'item' || cursor.column < outer || !isItem(cursor);
}

function nothing(cursor: Cursor, tag: Span): true {
  emptyScalar(cursor, tag);
  return true;
}

/** Reads a scalar or a flow collection; nothing else may follow on its line. */
function inlineNode(cursor: Cursor, tag: Span, { outer, levels }: Place): boolean {
  const indent = outer + 1;
  switch (cursor.code) {
    case openBracket:
    case openBrace:
      return flowCollection(cursor, tag, indent, levels) && cursor.endLine();
    case pipe:
    case greater:
      return blockScalar(cursor, tag, indent) && cursor.skip();
    default:
      return quotedOrPlain(cursor, tag, outer) && cursor.endLine();
  }
}

function quotedOrPlain(cursor: Cursor, tag: Span, outer: number): boolean {
  const place = { indent: outer + 1, isInFlow: false };
  const isQuoted = cursor.code === singleQuote || cursor.code === doubleQuote;
  return isQuoted ? quotedScalar(cursor, tag, place) : plainScalar(cursor, tag, place);
}
