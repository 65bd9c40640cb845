/** Finds the secrets of a text that their own form betrays, whatever the text is. */
import { awsCredentialAt, namedSecretKeyAt, secretKeysNear } from './aws-key.js';
import { secretKinds, type Detection } from './detection.js';
import { headerTokenAt } from './header-token.js';
import { keywordScan, type KeywordScan } from './keyword-scan.js';
import { privateKeyAt } from './private-key.js';
import { connectionPasswordAt, urlPasswordAt } from './url-credential.js';
import { vendorKeywords, vendorTokensAt } from './vendor-token.js';

type Detector = (text: string, offset: number) => readonly Detection[];

const ownDetectors: readonly (readonly [keyword: string, detector: (text: string, offset: number) => Detection | null])[] = [
  ['akia', awsCredentialAt], ['asia', awsCredentialAt], ['abia', awsCredentialAt], ['acca', awsCredentialAt], ['absk', awsCredentialAt],
  ['bedrock-api-key-', awsCredentialAt], ['amzn.mws.', awsCredentialAt], ['secret', namedSecretKeyAt],
  ['-----begin ', privateKeyAt], ['putty-user-key', privateKeyAt], ['ls0tls1crudjti', privateKeyAt],
  ['://', urlPasswordAt], ['password=', connectionPasswordAt], ['pwd=', connectionPasswordAt], ['accesskey=', connectionPasswordAt],
  ['accountkey=', connectionPasswordAt], ['authorization', headerTokenAt],
];

interface Search {
  readonly scan: KeywordScan;
  readonly detectors: readonly Detector[];
}

let search: Search | undefined;

/** Ordered and without overlaps: of two for one place the surer one stays. Linear in the text. */
export function detectSecrets(text: string): readonly Detection[] {
  search ??= makeSearch();
  const { scan, detectors } = search;
  const found: Detection[] = [];
  scan(text, (keyword, start) => {
    const detections = detectors[keyword]?.(text, start) ?? [];
    if (detections.length > 0) found.push(...detections);
  });
  for (const id of found.filter(({ kind }) => kind === 'aws-access-key-id')) found.push(...secretKeysNear(text, id));
  return withoutOverlaps(found);
}

/** Keeps of neighbours that cover one place the surest, then the longest. */
export function withoutOverlaps<D extends Detection>(detections: readonly D[]): readonly D[] {
  const kept: D[] = [];
  for (const next of [...detections].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || last.end <= next.start) kept.push(next);
    else if (isBetter(next, last)) kept[kept.length - 1] = next;
  }
  return kept;
}

function isBetter(next: Detection, last: Detection): boolean {
  return rank(next) - rank(last) < 0 || (rank(next) === rank(last) && next.end - next.start > last.end - last.start);
}

function rank({ kind }: Detection): number {
  return secretKinds.indexOf(kind);
}

function makeSearch(): Search {
  const byKeyword = new Map<string, Detector[]>();
  const add = (keyword: string, detector: Detector): void => {
    byKeyword.set(keyword, [...(byKeyword.get(keyword) ?? []), detector]);
  };
  for (const [keyword, detector] of ownDetectors) {
    add(keyword, (text, offset) => {
      const detection = detector(text, offset);
      return detection === null ? [] : [detection];
    });
  }
  for (const [keyword, patterns] of vendorKeywords()) {
    add(keyword, (text, offset) => patterns.flatMap((pattern) => vendorTokensAt(pattern, text, offset)));
  }
  const keywords = [...byKeyword.keys()];
  const detectors = keywords.map((keyword): Detector => (text, offset) =>
    (byKeyword.get(keyword) ?? []).flatMap((detector) => detector(text, offset)));
  return { scan: keywordScan(keywords), detectors };
}
