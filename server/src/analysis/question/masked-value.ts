/** What must not be printed of the values of a document: what detectors find, what credential properties hold, what `NoEcho` hides. */
import { sourceSpan } from '../../syntax/source-span.js';
import type { Scalar } from '../../syntax/tree.js';
import type { SecretSpan, Secrets } from '../../value/print.js';
import type { KnownScalar, Piece, Value } from '../../value/value.js';
import type { CredentialProperty } from '../credential/credential-property.js';
import { dynamicReferences } from '../credential/dynamic-reference.js';
import type { Facts } from '../facts.js';
import { detectSecrets } from '../secret/detect-secrets.js';
import { literalNature } from '../secret/literal-nature.js';
import type { SecretSite } from '../secret/secret-site.js';

export function maskedValues(facts: Facts): Secrets {
  const credentials = new Set(facts.credentials.flatMap(literalsOf));
  const byScalar = new Map<Scalar, SecretSite[]>();
  for (const site of facts.secrets) {
    if (site.node?.kind === 'scalar') byScalar.set(site.node, [...(byScalar.get(site.node) ?? []), site]);
  }
  const hidden = new Set([...(facts.template?.parameters.values() ?? [])].filter(({ noEcho }) => noEcho).map(({ name }) => name));
  return {
    kindOf: (value) => (value.kind === 'scalar' && credentials.has(value) ? 'credential' : null),
    within: (value) => spansWithin(value, hidden, byScalar),
  };
}

/** The known texts in a credential property that are secrets and not references to one. */
function literalsOf({ value }: CredentialProperty): readonly Value[] {
  const parts = value.kind === 'concat' ? value.parts : [value];
  return parts.filter((part) => part.kind === 'scalar' && dynamicReferences(part.text).length === 0
    && ['value', 'stand-in'].includes(literalNature(part.text)));
}

function spansWithin(value: KnownScalar, hidden: ReadonlySet<string>, byScalar: ReadonlyMap<Scalar, readonly SecretSite[]>): readonly SecretSpan[] {
  const found: SecretSpan[] = [];
  let start = 0;
  for (const piece of value.pieces) {
    const end = start + piece.text.length;
    if (piece.parameter !== undefined && hidden.has(piece.parameter)) found.push({ start, end, secret: 'no-echo' });
    else if (piece.scalar !== null) found.push(...(byScalar.get(piece.scalar) ?? []).flatMap((site) => spanInPiece(site, piece, piece.scalar, start) ?? []));
    start = end;
  }
  // A secret may come together only when its pieces are joined.
  const joined = value.pieces.length > 1 ? detectSecrets(value.text).map(({ start: from, end: to, kind }) => ({ start: from, end: to, secret: kind })) : [];
  return withoutOverlaps([...found, ...joined]);
}

/** Where a secret of the source stands in the text that a piece contributes. */
function spanInPiece(site: SecretSite, piece: Piece, scalar: Scalar | null, offset: number): SecretSpan | null {
  if (scalar === null) return null;
  const from = decodedOffset(scalar, site.start) - piece.from;
  const to = decodedOffset(scalar, site.end) - piece.from;
  if (to <= 0 || from >= piece.text.length) return null;
  return { start: offset + Math.max(0, from), end: offset + Math.min(piece.text.length, to), secret: site.kind };
}

/** The offset in the decoded text whose character is written at an offset of the source, or behind it. */
function decodedOffset(scalar: Scalar, offset: number): number {
  let low = 0;
  let high = scalar.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sourceSpan(scalar, middle, middle).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function withoutOverlaps(spans: readonly SecretSpan[]): readonly SecretSpan[] {
  const kept: SecretSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  }
  return kept;
}
