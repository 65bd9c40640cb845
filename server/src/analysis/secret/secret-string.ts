/** The content of a Secrets Manager secret: the secret itself, or JSON with secrets under their names. */
import type { Node, Scalar } from '../../syntax/tree.js';
import { hole } from '../../text/hole.js';
import { encloses } from '../../text/span.js';
import type { Piece, Value } from '../../value/value.js';
import { passwordNature } from './literal-nature.js';
import { secretNameKind } from './secret-name.js';

/**
 * Whether a text holds a literal secret. Text that is no JSON is one itself where `isWhole`; JSON holds one under a key
 * with the name of a secret, but for the key `made`, whose value Secrets Manager generates. Stand-ins, references and what
 * has a hole are none.
 */
export function secretsInText(text: string, isWhole: boolean, made: string | null): boolean {
  const content = parsed(text);
  if (content === null) return isWhole && isSecret(text);
  return Object.entries(content).some(
    ([key, value]) =>
      (typeof value === 'string' || typeof value === 'number') && key !== made && secretNameKind(key) !== null && isSecret(String(value)),
  );
}

/**
 * The text of a secret as written in the template, there or in a mapping, with holes for what is filled in; null when none
 * of it is written.
 */
export function writtenText(value: Value): string | null {
  return writtenScalars(value).length === 0 ? null : textWithout(value, null);
}

/** The text with a hole also in place of one scalar. */
function textWithout(value: Value, without: Scalar | null): string {
  const isOpen = (piece: Piece): boolean => !isKnown(piece) || (without !== null && piece.scalar === without);
  return partsOf(value)
    .flatMap((part) => (part.kind === 'scalar' ? part.pieces.map((piece) => (isOpen(piece) ? hole : piece.text)) : [hole]))
    .join('');
}

/** The single scalar of a mapping that makes such a text a secret; null if the text is one without it, or several scalars contribute. */
export function fetchedSecret(value: Value, isWhole: boolean, made: string | null): Scalar | null {
  const fetched = new Set(partsOf(value).flatMap((part) => scalarsElsewhere(part, value.at)));
  const [scalar, another] = fetched;
  if (scalar === undefined || another !== undefined) return null;
  return secretsInText(textWithout(value, scalar), isWhole, made) ? null : scalar;
}

function scalarsElsewhere(part: Value, at: Node | null): readonly Scalar[] {
  return part.kind !== 'scalar' || at === null
    ? []
    : part.pieces
        .filter(isWritten)
        .flatMap(({ scalar }) => (scalar === null || encloses(at, scalar) || encloses(scalar, at) ? [] : [scalar]));
}

/** The scalars in which the text is written. */
export function writtenScalars(value: Value): readonly Scalar[] {
  const pieces = partsOf(value).flatMap((part) => (part.kind === 'scalar' ? part.pieces : []));
  return pieces.flatMap((piece) => (piece.scalar !== null && isWritten(piece) ? [piece.scalar] : []));
}

function partsOf(value: Value): readonly Value[] {
  return value.kind === 'concat' ? value.parts : [value];
}

/** Whether a piece is written in the template, other than as the default of a parameter, which has rules of its own. */
function isWritten({ scalar, parameter }: Piece): boolean {
  return scalar !== null && parameter === null;
}

/** Whether a piece is known, including what a function adds, such as the punctuation of `Fn::ToJsonString`. */
function isKnown({ parameter }: Piece): boolean {
  return parameter === null;
}

function isSecret(text: string): boolean {
  return !text.includes(hole) && passwordNature(text) === 'value';
}

/** JSON with holes; a hole outside of a string, such as for a number, is not a secret. */
function parsed(text: string): object | null {
  try {
    const content: unknown = JSON.parse(text.replaceAll(bareHole, '$1null'));
    return typeof content === 'object' && content !== null ? content : null;
  } catch {
    return null;
  }
}

const bareHole = new RegExp(`(:\\s{0,80})${hole}`, 'g');
