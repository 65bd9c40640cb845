/** What must not be printed of a document's values: what detectors find, what is in credential properties, what `NoEcho` hides. */
import { sourceSpan } from '../../syntax/source-span.js';
import type { Scalar } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { firstNumber } from '../../text/ordered.js';
import { Redacted } from '../../text/redacted.js';
import { outerFirst, type Span } from '../../text/span.js';
import type { SecretSpan, Secrets } from '../../value/print.js';
import { textOf } from '../../value/read.js';
import type { KnownScalar, Piece, Value } from '../../value/value.js';
import type { CredentialProperty } from '../credential/credential-property.js';
import { referencesIn, unknownPart } from '../credential/dynamic-reference.js';
import type { Facts } from '../facts.js';
import { groupedBy } from '../grouped.js';
import { detectSecrets } from '../secret/form/detect-secrets.js';
import { literalNature, passwordNature } from '../secret/literal-nature.js';
import { defaultSecret } from '../secret/parameter-secret.js';
import { secretNameKind } from '../secret/secret-name.js';
import type { SecretSite } from '../secret/secret-site.js';

export function maskedValues(facts: Facts): Secrets {
  const credentials = new Map(facts.credentials.flatMap(literalsOf));
  const byScalar = groupedBy(facts.secrets, ({ node }) => (node?.kind === 'scalar' ? node : null));
  const hidden = hiddenParameters(facts);
  const repeatsIn = Redacted.finder(repeatable(facts, credentials));
  return {
    kindOf: (value) => (value.kind === 'scalar' && credentials.get(value) === 'whole' ? 'credential' : null),
    within: (value) =>
      withoutOverlaps([
        ...spansOf(credentials.get(value)),
        ...spansWithin(value, hidden, byScalar),
        ...repeatsIn(value.text).map(({ start, end, secret }) => ({ start, end, secret: secret.kind })),
      ]),
    inName: facts.mask,
  };
}

/** The secrets that are masked wherever else a text repeats them; words that ask for a secret are none. */
function repeatable({ secrets, template }: Facts, credentials: ReadonlyMap<Value, Stretches>): readonly Redacted[] {
  const literals = [...credentials].flatMap(([value, stretches]) =>
    value.kind !== 'scalar' ? [] : stretches === 'whole' ? [value.text] : stretches.map(({ start, end }) => value.text.slice(start, end)),
  );
  const defaults = [...(template?.parameters.values() ?? [])].flatMap((parameter) =>
    defaultSecret(parameter) === null ? [] : [textOf(parameter.default) ?? ''],
  );
  return [
    ...secrets.filter(({ isStandIn }) => !isStandIn).map(({ secret }) => secret),
    ...[...literals, ...defaults].filter((text) => literalNature(text) === 'value').map((text) => new Redacted('credential', text)),
  ];
}

/** The kinds of secrets in parameters, by the name of the parameter: what `NoEcho` hides, and defaults that are secrets by name. */
function hiddenParameters({ template }: Facts): ReadonlyMap<string, string> {
  return new Map(
    [...(template?.parameters.values() ?? [])].flatMap((parameter): [string, string][] => {
      if (parameter.noEcho) return [[parameter.name, 'no-echo']];
      return defaultSecret(parameter)?.isStandIn === false ? [[parameter.name, secretNameKind(parameter.name) ?? 'credential']] : [];
    }),
  );
}

/** Which stretches of a known text are secret. */
type Stretches = 'whole' | readonly Span[];

function spansOf(stretches: Stretches | undefined): readonly SecretSpan[] {
  return stretches === undefined || stretches === 'whole' ? [] : stretches.map((span) => ({ ...span, secret: 'credential' }));
}

/** The known texts in a credential property that are secrets, without the references to one, which may run over several parts. */
function literalsOf({ value }: CredentialProperty): readonly (readonly [Value, Stretches])[] {
  const references = referencesIn(value);
  let offset = 0;
  return gather(value.kind === 'concat' ? value.parts : [value], (part) => {
    const start = offset;
    offset += part.kind === 'scalar' ? part.text.length : unknownPart.length;
    if (part.kind !== 'scalar') return [];
    const beside = besideReferences(part.text, start, references).filter((span) => isSecret(part.text.slice(span.start, span.end)));
    const [first] = beside;
    if (first === undefined) return [];
    return [[part, first.start === 0 && first.end === part.text.length ? 'whole' : beside] as const];
  });
}

function isSecret(text: string): boolean {
  return ['value', 'stand-in'].includes(passwordNature(text));
}

/** What of a text that begins at an offset no reference covers. */
function besideReferences(text: string, offset: number, references: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  let from = 0;
  for (const { start, end } of references) {
    if (end <= offset || start >= offset + text.length) continue;
    if (start - offset > from) found.push({ start: from, end: start - offset });
    from = Math.max(from, end - offset);
  }
  if (from < text.length) found.push({ start: from, end: text.length });
  return found;
}

function spansWithin(
  value: KnownScalar,
  hidden: ReadonlyMap<string, string>,
  byScalar: ReadonlyMap<Scalar, readonly SecretSite[]>,
): readonly SecretSpan[] {
  const found: SecretSpan[] = [];
  let start = 0;
  for (const piece of value.pieces) {
    const end = start + piece.text.length;
    const secret = piece.parameter === null ? undefined : hidden.get(piece.parameter);
    if (secret !== undefined) found.push({ start, end, secret });
    else if (piece.scalar !== null) {
      found.push(...(byScalar.get(piece.scalar) ?? []).flatMap((site) => spanInPiece(site, piece, piece.scalar, start) ?? []));
    }
    start = end;
  }
  // A secret may become complete only when its pieces are joined.
  const joined =
    value.pieces.length > 1
      ? detectSecrets(value.text).map(({ start: from, end: to, kind }) => ({ start: from, end: to, secret: kind }))
      : [];
  return withoutOverlaps([...found, ...joined]);
}

/** The place of a secret of the source within the text that a piece contributes. */
function spanInPiece(site: SecretSite, piece: Piece, scalar: Scalar | null, offset: number): SecretSpan | null {
  if (scalar === null) return null;
  const from = decodedOffset(scalar, site.start) - piece.from;
  const to = decodedOffset(scalar, site.end) - piece.from;
  if (to <= 0 || from >= piece.text.length) return null;
  return { start: offset + Math.max(0, from), end: offset + Math.min(piece.text.length, to), secret: site.kind };
}

/** The offset in the decoded text of the character that is written at an offset of the source, or of the next one. */
function decodedOffset(scalar: Scalar, offset: number): number {
  return firstNumber(scalar.text.length, (decoded) => sourceSpan(scalar, decoded, decoded).start >= offset);
}

function withoutOverlaps(spans: readonly SecretSpan[]): readonly SecretSpan[] {
  const kept: SecretSpan[] = [];
  for (const span of [...spans].sort(outerFirst)) {
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  }
  return kept;
}
