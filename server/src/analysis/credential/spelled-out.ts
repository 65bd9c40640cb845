/** Texts in which the template itself spells out a secret, although it fills in other parts. */
import type { Template } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import type { Piece, Value } from '../../value/value.js';
import { resourceAt } from '../place.js';
import { secretNameKind } from '../secret/secret-name.js';

/**
 * Whether the text of the template is the secret, although other parts are filled in: with what everybody knows who knows the
 * account or the stack, or, beside a password, with a parameter that shows what it holds, such as a stage. The text of a secret
 * may have several parts, of which each parameter can be the secret one.
 */
export function isSpelledOut(parts: readonly Value[], at: Node | null, template: Template): boolean {
  if (!parts.every((part) => isOpenToAll(part, template))) return false;
  const isMade = parts.some((part) =>
    part.kind === 'ref'
      ? template.parameter(part.name) !== null
      : part.kind === 'scalar' && part.pieces.some(({ parameter }) => parameter !== null),
  );
  if (!isMade) return parts.length > 1;
  return besidePassword.test(textIn(parts)) && at !== null && resourceAt(at, template)?.type !== 'AWS::SecretsManager::Secret';
}

function isOpenToAll(part: Value, template: Template): boolean {
  if (part.kind === 'ref') return part.derived !== true && (tellable.has(part.name) || isShown(part.name, template));
  return (
    part.kind === 'scalar' &&
    part.pieces.every(({ scalar, parameter }) => scalar !== null && (parameter === null || isShown(parameter, template))) &&
    !part.text.includes('{{resolve:')
  );
}

const tellable: ReadonlySet<string> = new Set(['AWS::AccountId', 'AWS::Partition', 'AWS::Region', 'AWS::StackName', 'AWS::URLSuffix']);

/** Whether a parameter shows what it holds, which by its name is no secret. */
function isShown(name: string, template: Template): boolean {
  const parameter = template.parameter(name);
  return parameter !== null && !parameter.mayBeHidden && !/^AWS::/.test(parameter.type ?? '') && secretNameKind(name) === null;
}

/** Letters and digits, or a word for a password: `-Winter2024`, `-dbpassword`. */
const besidePassword = /^(?=[^\s{}"';:=]{6,64}$)(?:(?=.*[A-Za-z]).*\d|.*(?:pass|pwd|secret))/i;

/** The text that the template itself has, without the defaults of parameters. */
export function textIn(parts: readonly Value[]): string {
  return writtenPieces(parts)
    .map(({ text }) => text)
    .join('');
}

/** The pieces of that text. */
export function writtenPieces(parts: readonly Value[]): readonly Piece[] {
  return parts.flatMap((part) => (part.kind === 'scalar' ? part.pieces.filter(({ parameter }) => parameter === null) : []));
}
