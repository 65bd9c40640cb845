/** What the text of a secret holds: the secret itself, or JSON with secrets under their names. */
import type { Node } from '../../syntax/tree.js';
import { encloses } from '../../text/span.js';
import type { Piece, Value } from '../../value/value.js';
import { hole } from '../script/resolved-text.js';
import { literalNature } from './literal-nature.js';
import { secretNameKind } from './secret-name.js';

/**
 * Whether a text holds a literal secret. Text that is no JSON is one itself where `isWhole`; JSON holds one under a key
 * with the name of a secret, but for the key `made`, whose value Secrets Manager generates. Stand-ins, references and what
 * has a hole are none.
 */
export function secretsInText(text: string, isWhole: boolean, made: string | null): boolean {
  const content = parsed(text);
  if (content === null) return isWhole && isSecret(text);
  return Object.entries(content).some(([key, value]) =>
    typeof value === 'string' && key !== made && secretNameKind(key) !== null && isSecret(value));
}

/** The text of a secret as it is written where it is used, with holes for what is filled in; null where none is written. */
export function writtenText(value: Value): string | null {
  const parts = value.kind === 'concat' ? value.parts : [value];
  const text = parts.flatMap((part) => part.kind === 'scalar' ? part.pieces.map((piece) => isWithin(piece, value.at) ? piece.text : hole) : [hole]).join('');
  return text.replaceAll(hole, '') === '' ? null : text;
}

function isWithin({ scalar }: Piece, at: Node | null): boolean {
  return scalar !== null && at !== null && encloses(at, scalar);
}

function isSecret(text: string): boolean {
  return !text.includes(hole) && literalNature(text) === 'value';
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
