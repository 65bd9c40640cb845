/** Finds commas of a list that are not within brackets or quotes. */
import type { Span } from '../../text/span.js';

/** What stands between them, without blanks around it; null when brackets or quotes do not close. `offset`: where the list begins. */
export function partsBetweenCommas(list: string, offset: number): readonly Span[] | null {
  const parts: Span[] = [];
  let start = 0;
  let depth = 0;
  let quote = '';
  for (let at = 0; at <= list.length; at++) {
    const character = list.charAt(at);
    if (quote !== '') {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
    } else if (character !== '' && '"\'`'.includes(character)) quote = character;
    else if (character !== '' && '([{'.includes(character)) depth++;
    else if (character !== '' && ')]}'.includes(character)) depth--;
    else if (depth === 0 && (character === ',' || at === list.length)) {
      parts.push(trimmed(list, start, at, offset));
      start = at + 1;
    }
  }
  return depth === 0 && quote === '' ? parts : null;
}

function trimmed(list: string, start: number, end: number, offset: number): Span {
  const written = list.slice(start, end);
  const from = start + written.length - written.trimStart().length;
  return { start: offset + from, end: offset + Math.max(from, start + written.trimEnd().length) };
}

/** The offset of the bracket that closes the one before `from`; null when it does not close within reach. */
export function closingAt(text: string, from: number, reach: number): number | null {
  let depth = 0;
  let quote = '';
  for (let at = from; at < Math.min(text.length, from + reach); at++) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
    } else if ('"\'`'.includes(character)) quote = character;
    else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character) && depth-- === 0) return at;
  }
  return null;
}
