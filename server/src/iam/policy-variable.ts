/** Policy variables in the texts of a policy: `${aws:username}`, `${aws:username, 'nobody'}`, `${*}`. */
import { flatten, holeOf, type FlatText, type Hole, type PartialText } from './partial-text.js';

export interface Variable {
  readonly kind: 'variable';
  /** In lower case, because names of keys are not case-sensitive. */
  readonly key: string;
  readonly default: string | null;
}

/** What `${…}` is: a variable under `Version: 2012-10-17`, plain text under any other, or one of the two when the version is not known. */
export type Expansion = 'variable' | 'text' | 'unknown';

/** What begins at an offset, and the offset after it. A string is the character that `${*}`, `${?}` or `${$}` stands for. */
export interface FoundVariable {
  readonly segment: Variable | string | Hole;
  readonly end: number;
}

/** The beginning of a text that is a variable under the new version, as in `${aws:username}`. */
export const variableForm = /\$\{[a-z]+:/i;

const defaulted = /^([^,]*),\s*'([^']*)'\s*$/;

/** The variable that begins at an offset, or null when none does. A variable with a hole in it is itself a hole. */
export function variableAt(text: FlatText, offset: number, expansion: Expansion): FoundVariable | null {
  if (expansion === 'text' || !text.chars.startsWith('${', offset)) return null;
  const close = text.chars.indexOf('}', offset);
  if (close < 0) return null;
  const end = close + 1;
  const inside = text.chars.slice(offset + 2, close);
  if (expansion === 'unknown' || holdsHole(text, offset, end)) return { segment: anyText(), end };
  if (inside === '*' || inside === '?' || inside === '$') return { segment: inside, end };
  const [, key, fallback] = defaulted.exec(inside) ?? [];
  return { segment: { kind: 'variable', key: (key ?? inside).trim().toLowerCase(), default: fallback ?? null }, end };
}

/**
 * Whether a text contains a malformed variable: not closed, without a key, with blanks around its colon, or with a default
 * without quotes.
 */
export function holdsBrokenVariable(text: PartialText): boolean {
  const flat = flatten(text);
  for (let at = flat.chars.indexOf('${'); at >= 0; at = flat.chars.indexOf('${', at + 2)) {
    const close = flat.chars.indexOf('}', at);
    if (close < 0) return beginsLikeKey.test(flat.chars.slice(at + 2));
    if (!holdsHole(flat, at, close) && isBroken(flat.chars.slice(at + 2, close))) return true;
  }
  return false;
}

/** `aws:username`; anything else between such braces may be a placeholder of another tool. */
const beginsLikeKey = /^\s*[a-z][a-z0-9.-]*\s*:/i;

function isBroken(inside: string): boolean {
  if (inside === '') return true;
  if (!beginsLikeKey.test(inside)) return false;
  const [key = '', fallback] = inside.split(',', 2);
  return /^\s|\s$|\s:|:\s|\$\{/.test(key) || (fallback !== undefined && !defaulted.test(inside));
}

function holdsHole(text: FlatText, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) if (text.holes.has(offset)) return true;
  return false;
}

function anyText(): Hole {
  return holeOf({ kind: 'unknown', reason: 'limit', at: null }, 'text');
}
