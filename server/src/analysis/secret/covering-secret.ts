/** Finds the literal secret at a place. */
import { firstIndex } from '../../text/ordered.js';
import type { Span } from '../../text/span.js';
import { isRecognisedByForm } from './form/detection.js';
import type { SecretSite } from './secret-site.js';

/** Whether the secret at a place is recognised by its form, so that a rule of its own reports it. */
export function isReportedByForm(place: Span, secrets: readonly SecretSite[]): boolean {
  const covering = coveringSecret(place, secrets);
  return covering !== null && !covering.isStandIn && isRecognisedByForm(covering.kind);
}

/** The first secret that overlaps a place; null when there is none. `secrets` are in order and do not overlap. */
export function coveringSecret(place: Span, secrets: readonly SecretSite[]): SecretSite | null {
  const found = secrets[firstIndex(secrets, ({ end }) => end > place.start)];
  return found !== undefined && found.start < place.end ? found : null;
}
