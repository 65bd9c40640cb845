/** Secrets that the template puts together under a name for one: `!Sub 'Pa55word-${Stage}'`. */
import type { Template } from '../../model/template.js';
import { sourceSpan } from '../../syntax/source-span.js';
import { gather } from '../../text/gather.js';
import type { Span } from '../../text/span.js';
import { optionsOf } from '../../value/read.js';
import type { Piece, Value } from '../../value/value.js';
import { isSpelledOut, textIn, writtenPieces } from '../credential/spelled-out.js';
import { looksGenerated } from './generated-text.js';
import { namedSecret, type NamedDetection } from './named-literal.js';

/** Each part of such a secret that is more than a separator, where it is written. */
export function composedSecrets(composed: Value, name: string, template: Template): readonly NamedDetection[] {
  return optionsOf(composed).flatMap(({ value }) => {
    const parts = value.kind === 'concat' ? value.parts : [value];
    if (!isJoined(value) && !isSpelledOut(parts, value.at, template)) return [];
    const text = textIn(parts);
    if (!looksLikeSecret(text) || namedSecret(name, text, nowhere) === null) return [];
    return gather(writtenPieces(parts).filter(isSubstantial), (piece) => secretPiece(piece, name) ?? []);
  });
}

/** Whether a text is nothing but several pieces of the template. */
function isJoined(value: Value): boolean {
  return (
    value.kind === 'scalar' &&
    value.pieces.length > 1 &&
    value.pieces.every(({ scalar, parameter }) => scalar !== null && parameter === null)
  );
}

/** Beside what is filled in, a word is more often the name of a secret: `${Stage}-db-password`. */
function looksLikeSecret(text: string): boolean {
  return !/[/\s]/.test(text) && (looksGenerated(text) || (/[A-Z]/.test(text) && /[a-z]/.test(text) && /\d/.test(text)));
}

/** The whole of it is judged first: its parts do not show that it is encrypted, or a hash. */
const nowhere: Span = { start: 0, end: 0 };

function isSubstantial({ text }: Piece): boolean {
  return /[A-Za-z0-9]{4}/.test(text);
}

function secretPiece({ scalar, text, from }: Piece, name: string): NamedDetection | null {
  const found = scalar === null ? null : namedSecret(name, text, sourceSpan(scalar, from, from + text.length));
  return found === null || found.isStandIn ? null : found;
}
