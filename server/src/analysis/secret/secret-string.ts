/** What the text of a secret holds: the secret itself, or JSON with secrets under their names. */
import type { Scalar } from '../../syntax/tree.js';
import type { Piece, Value } from '../../value/value.js';
import { hole } from '../script/resolved-text.js';
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

/** The text of a secret as the template writes it, there or in a mapping, with holes for what is filled in; null where none is written. */
export function writtenText(value: Value): string | null {
  if (writtenScalars(value).length === 0) return null;
  return partsOf(value)
    .flatMap((part) => (part.kind === 'scalar' ? part.pieces.map((piece) => (isKnown(piece) ? piece.text : hole)) : [hole]))
    .join('');
}

/** The scalars that this text is written in. */
export function writtenScalars(value: Value): readonly Scalar[] {
  const pieces = partsOf(value).flatMap((part) => (part.kind === 'scalar' ? part.pieces : []));
  return pieces.flatMap((piece) => (piece.scalar !== null && isWritten(piece) ? [piece.scalar] : []));
}

function partsOf(value: Value): readonly Value[] {
  return value.kind === 'concat' ? value.parts : [value];
}

/** Defaults of parameters have rules of their own. */
function isWritten({ scalar, parameter }: Piece): boolean {
  return scalar !== null && parameter === undefined;
}

/** Also what a function puts around it, such as the signs of `Fn::ToJsonString`. */
function isKnown({ parameter }: Piece): boolean {
  return parameter === undefined;
}

function isSecret(text: string): boolean {
  return !text.includes(hole) && passwordNature(text) === 'value';
}

/** A hole that is no part of a string, such as a number, is none of the secrets. */
function parsed(text: string): object | null {
  try {
    const content: unknown = JSON.parse(text.replaceAll(bareHole, '$1null'));
    return typeof content === 'object' && content !== null ? content : null;
  } catch {
    return null;
  }
}

const bareHole = new RegExp(`(:\\s{0,80})${hole}`, 'g');
