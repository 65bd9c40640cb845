/** Tokens of other vendors, recognised by the patterns in the data layer. */
import { tokenPatterns, type TokenPattern } from '../../../data/token-pattern.js';
import { matchesOf } from '../../../text/match.js';
import { Redacted } from '../../../text/redacted.js';
import type { Span } from '../../../text/span.js';
import { groupedBy } from '../../grouped.js';
import { literalNature } from '../literal-nature.js';
import type { Detection } from './detection.js';
import { entropy } from './entropy.js';

/** The text around a keyword on which a pattern is tried: names and separators before it, the token after it. */
const before = 128;
const behind = 1024;

/** The keywords of all forms, with the forms that each is for; AWS's own keys have a detector of their own. */
export function vendorKeywords(): ReadonlyMap<string, readonly TokenPattern[]> {
  const all = tokenPatterns().flatMap((pattern) => pattern.keywords.map((keyword) => ({ keyword, pattern })));
  return new Map([...groupedBy(all, ({ keyword }) => keyword)].map(([keyword, found]) => [keyword, found.map(({ pattern }) => pattern)]));
}

const compiled = new Map<string, RegExp>();

/** The tokens of one pattern near its keywords, which are at the offsets. */
export function vendorTokensAt(pattern: TokenPattern, text: string, offsets: readonly number[]): readonly Detection[] {
  const form = compile(pattern.id, pattern.source, `${pattern.flags}gd`);
  return windowsAround(offsets, text.length).flatMap(({ start: from, end: to }) =>
    matchesOf(form, text.slice(from, to)).flatMap((match) => {
      const [start, end] = match.indices?.[pattern.group] ?? [0, 0];
      const token = text.slice(from + start, from + end);
      return isToken(token, pattern) ? [found(token, pattern, from + start)] : [];
    }),
  );
}

/** The text around keywords, in order; overlapping windows are merged. */
function windowsAround(offsets: readonly number[], length: number): readonly Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const offset of [...offsets].sort((a, b) => a - b)) {
    const start = Math.max(0, offset - before);
    const end = Math.min(length, offset + behind);
    const last = joined.at(-1);
    if (last === undefined || last.end < start) joined.push({ start, end });
    else last.end = end;
  }
  return joined;
}

/** The token in a value that is separate from its name. */
export function vendorTokenNamed(name: string, value: string): Omit<Detection, 'start' | 'end'> | null {
  for (const pattern of tokenPatterns()) {
    const { named } = pattern;
    if (named === null || !compile(`${pattern.id} name`, named.name, 'i').test(name)) continue;
    if (compile(`${pattern.id} value`, `^(?:${named.value})$`, pattern.flags).test(value) && isToken(value, pattern)) {
      return { kind: 'vendor-token', secret: new Redacted('vendor-token', value), issuer: pattern.issuer, name };
    }
  }
  return null;
}

/** Whether a match is a real token, and not an example: too simple, its own description, or a reference. */
function isToken(token: string, pattern: TokenPattern): boolean {
  return (
    token !== '' &&
    entropy(token) >= Math.max(pattern.entropy, 2) &&
    literalNature(token) === 'value' &&
    !/EXAMPLE|example|xxxx|XXXX/.test(token)
  );
}

function found(token: string, { issuer }: TokenPattern, start: number): Detection {
  return { kind: 'vendor-token', secret: new Redacted('vendor-token', token), issuer, name: null, start, end: start + token.length };
}

function compile(key: string, source: string, flags: string): RegExp {
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const made = new RegExp(source, flags);
  compiled.set(key, made);
  return made;
}
