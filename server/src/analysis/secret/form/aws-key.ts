/** AWS's own credentials: access key ids, secret access keys, API keys of Bedrock, tokens of Marketplace Web Service. */
import { matchAt, matchesOf } from '../../../text/match.js';
import { Redacted } from '../../../text/redacted.js';
import type { Detection, SecretKind } from './detection.js';
import { entropy } from './entropy.js';

/** Sticky forms of what begins at a hit; the ids of users, roles and groups (`AIDA`, `AROA`, …) are not credentials. */
const accessKeyId = /(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])/y;
const bedrockKey = /(?:ABSK[A-Za-z0-9+/]{80,260}={0,2}|bedrock-api-key-[A-Za-z0-9+/=]{40,2000})(?![A-Za-z0-9+/=])/y;
const mwsToken = /amzn\.mws\.[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-f])/y;

/** A secret key needs a name beside it, because forty such characters alone may as well be a hash, or a part of other base64. */
const namedSecretKey =
  /(secret[A-Za-z_.-]{0,24})[\s"'`:=>,\]}{-]{1,24}(?:value["']?\s{0,4}[:=]\s{0,4}["']?)?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/iy;
const bareSecretKey = /(?<![A-Za-z0-9/+=])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g;
/** Text before the characters which says that they are something else: `API_TOKEN=`, `Bearer `. */
const otherName = /(?:bearer|basic|token|(?:pass|passwd|password|token|hash|commit|sha)["']?\s{0,4}[:=]\s{0,4}["']?)\s?$/i;
/** How far to look for the secret half around an access key id. */
const pairDistance = 240;

/** The credential that begins at the offset, by its form alone. */
export function awsCredentialAt(text: string, offset: number): Detection | null {
  if (isWordCharacter(text.charCodeAt(offset - 1))) return null;
  const id = matchAt(accessKeyId, text, offset);
  if (id !== null) return entropy(id) < 3 || id.includes('EXAMPLE') ? null : found('aws-access-key-id', id, offset, null);
  const bedrock = matchAt(bedrockKey, text, offset);
  if (bedrock !== null) return entropy(bedrock) < 3.5 ? null : found('bedrock-api-key', bedrock, offset, null);
  const mws = matchAt(mwsToken, text, offset);
  return mws === null ? null : found('mws-auth-token', mws, offset, null);
}

/** The secret access key after the word at the offset, which is part of a name such as `aws_secret_access_key = …`. */
export function namedSecretKeyAt(text: string, offset: number): Detection | null {
  namedSecretKey.lastIndex = offset;
  const match = namedSecretKey.exec(text);
  const [whole = '', rest = '', key = ''] = match ?? [];
  if (match === null || !looksLikeSecretKey(key)) return null;
  const [start = ''] = /[\w.-]{0,24}$/.exec(text.slice(Math.max(0, offset - 24), offset)) ?? [];
  const name = start + rest;
  return namesSecretKey(name) ? found('aws-secret-access-key', key, offset + whole.length - key.length, name) : null;
}

/** Whether a name is for AWS's secret keys; the secret of a client or a webhook may have forty characters too. */
export function namesSecretKey(name: string): boolean {
  return /aws[\w.-]{0,128}secret|secret[-_. ]?(?:access)?[-_. ]?key/i.test(name) && !/client|consumer|oauth|webhook/i.test(name);
}

/** Secret keys without a name near an access key id. */
export function secretKeysNear(text: string, id: Detection): readonly Detection[] {
  const from = Math.max(0, id.start - pairDistance);
  const window = text.slice(from, id.end + pairDistance);
  return matchesOf(bareSecretKey, window)
    .filter(({ 0: key, index }) => looksLikeSecretKey(key) && !otherName.test(window.slice(Math.max(0, index - 64), index)))
    .map((match) => found('aws-secret-access-key', match[0], from + match.index, null));
}

/** Whether forty characters are as mixed as those that AWS makes; hashes in hexadecimal are not. */
export function looksLikeSecretKey(text: string): boolean {
  return (
    /^[A-Za-z0-9/+]{40}$/.test(text) &&
    !text.includes('EXAMPLE') &&
    /[a-z]/.test(text) &&
    /[A-Z]/.test(text) &&
    /[0-9]/.test(text) &&
    entropy(text) >= 4
  );
}

function found(kind: SecretKind, secret: string, start: number, name: string | null): Detection {
  return { kind, secret: new Redacted(kind, secret), issuer: 'AWS', name, start, end: start + secret.length };
}

function isWordCharacter(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
