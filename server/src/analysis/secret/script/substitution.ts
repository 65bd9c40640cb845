/** The substitutions of sed and Perl in a script: `s/pattern/replacement/`. */
import { matchesOf } from '../../../text/match.js';
import type { Span } from '../../../text/span.js';

export interface Substitution {
  readonly pattern: Span;
  readonly replacement: Span;
}

/** Both programs accept any sign between the parts; these are the common ones. */
const form = /(?<![\w$.-])s([/|#,~!@])((?:\\.|(?!\1)[^\n\\]){1,256})\1((?:\\.|(?!\1)[^\n\\]){0,256})\1/dg;
const program = /\b(?:sed|perl)\b[^\n]*$/;

/** In order. Without one of the programs on the line, a text of this form may as well be a path. */
export function substitutions(text: string): readonly Substitution[] {
  if (!/\b(?:sed|perl)\b/.test(text)) return [];
  return matchesOf(form, text).flatMap(({ index, indices }) => {
    const [pattern, replacement] = [indices?.[2], indices?.[3]];
    if (pattern === undefined || replacement === undefined || !program.test(text.slice(Math.max(0, index - 512), index))) return [];
    return [{ pattern: { start: pattern[0], end: pattern[1] }, replacement: { start: replacement[0], end: replacement[1] } }];
  });
}
