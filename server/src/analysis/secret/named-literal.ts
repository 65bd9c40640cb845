/** Literals that only the name beside them makes a secret. */
import { Redacted } from '../../text/redacted.js';
import type { Span } from '../../text/span.js';
import { isAwsCredentialName, secretNameKind } from './secret-name.js';
import { looksLikeSecretKey, namesSecretKey } from './form/aws-key.js';
import type { Detection, SecretKind } from './form/detection.js';
import { entropy } from './form/entropy.js';
import { looksGenerated, looksMadeUp } from './generated-text.js';
import { literalNature, passwordNature } from './literal-nature.js';
import { vendorTokenNamed } from './form/vendor-token.js';

export interface NamedDetection extends Detection {
  /** A literal that says itself that it must be changed. */
  readonly isStandIn: boolean;
}

/** The secret that a literal is under a name, at a place; null when name or literal say otherwise. */
export function namedSecret(name: string, literal: string, at: Span): NamedDetection | null {
  const { start, end } = at;
  const kind = secretNameKind(name);
  if (kind === null) return null;
  const nature = kind === 'password' ? passwordNature(literal) : literalNature(literal);
  if (nature === 'empty' || nature === 'reference' || nature === 'switch') return null;
  if (namesSecretKey(name) && looksLikeSecretKey(literal)) return found('aws-secret-access-key', 'AWS');
  const vendor = nature === 'value' ? vendorTokenNamed(name, literal) : null;
  if (vendor !== null) return { ...vendor, start, end, isStandIn: false };
  if (kind === 'password') {
    const isNone = isPlace(literal) || (isSentence(literal) && !isPhrase(name, literal)) || isLock(literal);
    return isNone || (nature === 'value' && isRemark(literal)) ? null : found('password', null);
  }
  return ((nature === 'stand-in' && !isMessage(literal)) ||
    looksGenerated(literal) ||
    looksMadeUp(literal) ||
    isUuidToken(name, literal) ||
    isPair(name, literal)) &&
    !isAwsCredentialName(name)
    ? found('token', null)
    : null;

  function found(detected: SecretKind, issuer: string | null): NamedDetection {
    return { kind: detected, secret: new Redacted(detected, literal), issuer, name, start, end, isStandIn: nature === 'stand-in' };
  }
}

/** The tokens of Splunk's collectors, of Consul, Nomad, Heroku and Postmark are UUIDs. */
function isUuidToken(name: string, text: string): boolean {
  return (
    /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text) &&
    /(?:splunk|hec|consul|nomad|heroku|postmark)[\w.-]{0,128}(?:token|key)$/i.test(name) &&
    entropy(text) > 2
  );
}

/** `name:password`, under a name for both. */
function isPair(name: string, text: string): boolean {
  const [, password = ''] = /^[\w.-]{1,64}:([\x21-\x39\x3b-\x7e]{6,128})$/.exec(text) ?? [];
  return (
    /(?:credentials?|basic[-_ ]?auth)$/i.test(name) && /[A-Za-z]/.test(password) && /[^A-Za-z-]/.test(password) && !/[/@]/.test(password)
  );
}

/** Where a password is kept, not the password: a path, an address, a name of a secret in a path. */
export function isPlace(text: string): boolean {
  return /^(?:\/[\w.-]+){1,8}$|^[a-z][a-z0-9+.-]*:\/\/|^arn:|^[\w.-]+\/[\w./-]+$/i.test(text);
}

/** What stands for no password at all: `*`, `!`; for cloud-init `R` and `RANDOM` stand for one that it makes up. */
function isLock(text: string): boolean {
  return /^(?:[^A-Za-z0-9]{1,2}|R|RANDOM)$/.test(text);
}

/** Two words, or one, that tell where a password comes from: `see vault`, `not set`, `auto-generated`. */
function isRemark(text: string): boolean {
  return /^(?:(?:see|not|in|from|via|ask|read|kept|stored|managed|generated) [a-z]{2,16}|[a-z]{2,16} (?:managed|generated|elsewhere|later|below|above)|(?:auto[- ]?)?generated)[.!]?$/i.test(
    text,
  );
}

/** Words that stand together for nothing but to be remembered, under the name of a passphrase. */
function isPhrase(name: string, text: string): boolean {
  return /pass[-_ ]?phrase$/i.test(name) && /^[a-z]{3,}(?: [a-z]{3,}){3,}$/.test(text) && !/\b(?:the|your|for|enter|pass\w*)\b/.test(text);
}

/** What a program says of a token, or asks for: `Your token has expired`. One that asks to write it there is a stand-in. */
function isMessage(text: string): boolean {
  return /^\S+(?:\s+\S+){2,}$/.test(text) && !/\b(?:here|change|insert|paste|put|replace|todo)\b/i.test(text);
}

/** A label or a description; a short one that speaks of passwords is none. */
function isSentence(text: string): boolean {
  if (/^(?:[A-Za-z]+ password|password [A-Za-z]+)[.!?]?$/i.test(text)) return true;
  return /^[\w'"(),.:;/?!-]+(?:\s+[\w'"(),.:;/?!-]+){2,}$/.test(text.slice(0, 300));
}
