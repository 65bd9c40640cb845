/** What rules about places report of a secret that is recognised only by its name. */
import type { Span } from '../../text/span.js';
import { isRecognisedByName } from './form/detection.js';
import type { SecretPlaceKind } from './secret-place.js';
import type { SecretSite } from './secret-site.js';

export interface ReportByName {
  readonly message: 'literal' | 'standIn';
  readonly at: Span;
  readonly slots: { readonly name: string };
}

/** Null for a secret that is recognised by its form, or is in another place. */
export function recognisedByName(
  { kind, place, isStandIn, start, end, name }: SecretSite,
  places: ReadonlySet<SecretPlaceKind>,
): ReportByName | null {
  if (!isRecognisedByName(kind) || !places.has(place.kind)) return null;
  return { message: isStandIn ? 'standIn' : 'literal', at: { start, end }, slots: { name: name ?? 'a name for a secret' } };
}
