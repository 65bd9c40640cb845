/** Finds the literal secret at a place. */
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
  let low = 0;
  let high = secrets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((secrets[middle]?.end ?? 0) <= place.start) low = middle + 1;
    else high = middle;
  }
  const found = secrets[low];
  return found !== undefined && found.start < place.end ? found : null;
}
