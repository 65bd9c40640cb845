/** Finds the secrets in any text that are recognised by their form. */
import type { TokenPattern } from '../../../data/token-pattern.js';
import { outerFirst } from '../../../text/span.js';
import { groupedBy } from '../../grouped.js';
import { awsCredentialAt, namedSecretKeyAt, secretKeysNear } from './aws-key.js';
import { secretKinds, type Detection } from './detection.js';
import { basicCredentialsAt, headerTokenAt, storedCredentialsAt } from './header-token.js';
import { keywordScan, type KeywordScan } from './keyword-scan.js';
import { privateKeyAt, privateWebKeyAt } from './private-key.js';
import {
  botTokenAt,
  connectionPasswordAt,
  dsnPasswordAt,
  queryTokenAt,
  sharedSignatureAt,
  thinPasswordAt,
  urlPasswordAt,
  userTokenAt,
} from './url-credential.js';
import { vendorKeywords, vendorTokensAt } from './vendor-token.js';
import { webhookAt } from './webhook.js';

type Detector = (text: string, offset: number) => Detection | null;

const ownDetectors: readonly (readonly [keyword: string, detector: Detector])[] = [
  ['akia', awsCredentialAt],
  ['asia', awsCredentialAt],
  ['abia', awsCredentialAt],
  ['acca', awsCredentialAt],
  ['absk', awsCredentialAt],
  ['bedrock-api-key-', awsCredentialAt],
  ['amzn.mws.', awsCredentialAt],
  ['secret', namedSecretKeyAt],
  ['-----begin ', privateKeyAt],
  ['putty-user-key', privateKeyAt],
  ['ls0tls1crudjti', privateKeyAt],
  ['kty', privateWebKeyAt],
  ['://', urlPasswordAt],
  ['://', userTokenAt],
  ['password=', connectionPasswordAt],
  ['pwd=', connectionPasswordAt],
  ['accesskey=', connectionPasswordAt],
  ['accountkey=', connectionPasswordAt],
  ['jdbc:oracle:thin:', thinPasswordAt],
  ['@tcp(', dsnPasswordAt],
  ['@unix(', dsnPasswordAt],
  ['api.telegram.org/bot', botTokenAt],
  ['sig=', sharedSignatureAt],
  ['api_key=', queryTokenAt],
  ['apikey=', queryTokenAt],
  ['token=', queryTokenAt],
  ['client_secret=', queryTokenAt],
  ['authorization', headerTokenAt],
  ['basic ', basicCredentialsAt],
  ['auth"', storedCredentialsAt],
  ['auth\\"', storedCredentialsAt],
  ['_auth', storedCredentialsAt],
  ['auth:', storedCredentialsAt],
  ['hook', webhookAt],
  ['integration', webhookAt],
];

/** What a scan for keywords triggers; both lists are indexed by the position of the keyword. */
interface Search {
  readonly scan: KeywordScan;
  readonly detectors: readonly (readonly Detector[])[];
  readonly forms: readonly (readonly TokenPattern[])[];
}

let search: Search | undefined;

/** In order and without overlaps: of two for one place, the surer one is kept. Takes linear time. */
export function detectSecrets(text: string): readonly Detection[] {
  search ??= makeSearch();
  const { scan, detectors, forms } = search;
  const found: Detection[] = [];
  const tries: { readonly form: TokenPattern; readonly offset: number }[] = [];
  scan(text, (keyword, offset) => {
    for (const detector of detectors[keyword] ?? []) {
      const detection = detector(text, offset);
      if (detection !== null) found.push(detection);
    }
    for (const form of forms[keyword] ?? []) tries.push({ form, offset });
  });
  for (const [form, ofForm] of groupedBy(tries, ({ form }) => form)) {
    found.push(
      ...vendorTokensAt(
        form,
        text,
        ofForm.map(({ offset }) => offset),
      ),
    );
  }
  for (const id of found.filter(({ kind }) => kind === 'aws-access-key-id')) found.push(...secretKeysNear(text, id));
  return withoutOverlaps(found);
}

/** Of detections that overlap, keeps the surest, then the longest. */
export function withoutOverlaps<D extends Detection>(detections: readonly D[]): readonly D[] {
  const kept: D[] = [];
  for (const next of [...detections].sort(outerFirst)) {
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
  const own = groupedBy(ownDetectors, ([keyword]) => keyword);
  const vendors = vendorKeywords();
  const keywords = [...new Set([...own.keys(), ...vendors.keys()])];
  return {
    scan: keywordScan(keywords),
    detectors: keywords.map((keyword) => (own.get(keyword) ?? []).map(([, detector]) => detector)),
    forms: keywords.map((keyword) => vendors.get(keyword) ?? []),
  };
}
