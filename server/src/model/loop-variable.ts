/** The variables of loops, and how they are filled into texts. */
import { joinedText, pieceCutter, unwrittenPiece } from '../value/compose.js';
import type { KnownScalar, Piece } from '../value/value.js';

/** By the names that the loops give them. */
export type Variables = ReadonlyMap<string, KnownScalar>;

export const noVariables: Variables = new Map();

/** Replaces `${Name}` and `&{Name}` by the value of the variable; the latter drops everything but letters and digits. */
export function withVariables(whole: KnownScalar, variables: Variables): KnownScalar {
  if (variables.size === 0) return whole;
  const cut = pieceCutter(whole.pieces);
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of whole.text.matchAll(/[$&]\{([A-Za-z0-9]+)\}/g)) {
    const variable = variables.get(match[1] ?? '');
    if (variable === undefined) continue;
    pieces.push(...cut(done, match.index));
    if (match[0].startsWith('$')) pieces.push(...variable.pieces);
    else pieces.push(unwrittenPiece(variable.text.replace(/[^A-Za-z0-9]/g, '')));
    done = match.index + match[0].length;
  }
  return done === 0 ? whole : joinedText(whole.at, [...pieces, ...cut(done, whole.text.length)]);
}
