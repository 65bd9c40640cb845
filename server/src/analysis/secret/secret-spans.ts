/** Where a text has secrets that must be masked when a part of it is shown. */
import { sourceSpan } from '../../syntax/source-span.js';
import type { Node, Scalar } from '../../syntax/tree.js';
import { Redacted } from '../../text/redacted.js';
import { outerFirst, type Span } from '../../text/span.js';
import { optionsOf, textOf } from '../../value/read.js';
import type { Piece, Value } from '../../value/value.js';
import type { Facts } from '../facts.js';
import { literalNature, passwordNature } from './literal-nature.js';
import { allowedSecrets, defaultSecret } from './parameter-secret.js';

/**
 * By place: what detectors find in the documents of a text, what is in properties for secrets, defaults of parameters for
 * them and the values that these allow, and all of these wherever else the text repeats them. They may overlap.
 */
export function secretSpans(documents: readonly Facts[], text: string): readonly Span[] {
  const found = documents.flatMap(spansIn);
  const secrets = [
    ...documents.flatMap((facts) => facts.secrets.filter(({ isStandIn }) => !isStandIn).map(({ secret }) => secret)),
    ...found
      .filter(({ start, end }) => literalNature(text.slice(start, end)) === 'value')
      .map(({ start, end }) => new Redacted('credential', text.slice(start, end))),
  ];
  return [...found, ...Redacted.places(secrets, text)].sort(outerFirst);
}

function spansIn(facts: Facts): readonly Span[] {
  const credentials = facts.credentials.flatMap(({ value }) => optionsOf(value).flatMap((option) => literalsIn(option.value)));
  const parameters = [...(facts.template?.parameters.values() ?? [])];
  const defaults = parameters.flatMap((parameter) => {
    const { default: given, noEcho } = parameter;
    if (given === null) return [];
    return defaultSecret(parameter) !== null || (noEcho && isLiteral(textOf(given) ?? '')) ? literalsIn(given) : [];
  });
  const allowed = parameters.flatMap((parameter) => allowedSecrets(parameter)?.items ?? []);
  return [...facts.secrets, ...credentials, ...defaults, ...allowed.flatMap(writtenIn)];
}

function writtenIn(node: Node): readonly Span[] {
  return node.kind === 'scalar' && isLiteral(node.text) ? [sourceSpan(node, 0, node.text.length)] : [];
}

/** The parts of a text that are spelled out, unless it is a reference; in JSON in one piece, detectors find the secrets more precisely. */
function literalsIn(value: Value): readonly Span[] {
  const parts = value.kind === 'concat' ? value.parts : [value];
  const pieces = parts.flatMap((part) => (part.kind === 'scalar' ? part.pieces : [])).filter(isWritten);
  const text = pieces.map((piece) => piece.text).join('');
  const isWhole = new Set(pieces.map(({ scalar }) => scalar)).size === 1;
  if (text.includes('{{resolve:') || (isWhole && /^\s*[{[]/.test(text))) return [];
  return pieces
    .filter((piece) => isLiteral(piece.text))
    .map(({ scalar, from, text: written }) => sourceSpan(scalar, from, from + written.length));
}

function isWritten(piece: Piece): piece is Piece & { readonly scalar: Scalar } {
  return piece.scalar !== null;
}

function isLiteral(text: string): boolean {
  const nature = passwordNature(text);
  return nature === 'value' || nature === 'stand-in';
}
