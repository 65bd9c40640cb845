/** Finds the secrets of a text that their own form betrays, whatever the text is. */
import { awsCredentialAt, namedSecretKeyAt, secretKeysNear } from './aws-key.js';
import { secretKinds, type Detection } from './detection.js';
import { privateKeyAt } from './private-key.js';
import { connectionPasswordAt, urlPasswordAt } from './url-credential.js';

type Detector = (text: string, offset: number) => Detection | null;

/** Cheap searches that say where a detector shall look. Few and long alternatives: such a search is faster than the parser by far. */
const probes: readonly { readonly hits: RegExp; readonly detectors: readonly Detector[] }[] = [
  { hits: /A(?:KIA|SIA|BIA|CCA)[A-Z2-7]|ABSK|bedrock-api-key-|amzn\.mws\./g, detectors: [awsCredentialAt] },
  { hits: /-----BEGIN |PuTTY-User|LS0tLS1CRUdJTi/g, detectors: [privateKeyAt] },
  { hits: /:\/\//g, detectors: [urlPasswordAt] },
  { hits: /[sS]ecret|SECRET/g, detectors: [namedSecretKeyAt] },
  { hits: /[pP]assword=|PASSWORD=|AccessKey=|AccountKey=|[pP]wd=|PWD=/g, detectors: [connectionPasswordAt] },
];

/** Ordered and without overlaps: of two for one place the surer one stays. Linear in the text. */
export function detectSecrets(text: string): readonly Detection[] {
  const found: Detection[] = [];
  for (const { hits, detectors } of probes) {
    for (const { index } of text.matchAll(hits)) {
      for (const detector of detectors) {
        const detection = detector(text, index);
        if (detection !== null) found.push(detection);
      }
    }
  }
  for (const id of found.filter(({ kind }) => kind === 'aws-access-key-id')) found.push(...secretKeysNear(text, id));
  return withoutOverlaps(found);
}

/** Keeps of detections that cover one place the surest, then the longest. */
export function withoutOverlaps<D extends Detection>(detections: readonly D[]): readonly D[] {
  const ranked = [...detections].sort((a, b) => rank(a) - rank(b) || (b.end - b.start) - (a.end - a.start) || a.start - b.start);
  const kept: D[] = [];
  for (const candidate of ranked) {
    if (!kept.some((other) => other.start < candidate.end && candidate.start < other.end)) kept.push(candidate);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function rank({ kind }: Detection): number {
  return secretKinds.indexOf(kind);
}
