/** Literals that are recognised as secrets only by the name beside them. */
import { Redacted } from '../../text/redacted.js';
import type { Span } from '../../text/span.js';
import { isAwsCredentialName, secretNameKind } from './secret-name.js';
import { looksLikeSecretKey, namesSecretKey } from './form/aws-key.js';
import type { Detection, SecretKind } from './form/detection.js';
import { entropy } from './form/entropy.js';
import { isUuid, looksGenerated, looksMadeUp } from './generated-text.js';
import { literalNature, passwordNature } from './literal-nature.js';
import { vendorTokenNamed } from './form/vendor-token.js';

export interface NamedDetection extends Detection {
  /** Whether the literal itself says that it must be changed. */
  readonly isStandIn: boolean;
}

/** A literal as a secret under a name, at a place; null when the name or the literal say otherwise. */
export function namedSecret(name: string, literal: string, at: Span): NamedDetection | null {
  const { start, end } = at;
  const kind = secretNameKind(name);
  if (kind === null) return null;
  const nature = kind === 'password' ? passwordNature(literal) : literalNature(literal);
  if (nature === 'empty' || nature === 'reference' || nature === 'switch' || isField(name, literal) || isNameOfError(literal)) return null;
  if (namesSecretKey(name) && looksLikeSecretKey(literal)) return found('aws-secret-access-key', 'AWS');
  const vendor = nature === 'value' ? vendorTokenNamed(name, literal) : null;
  if (vendor !== null) return { ...vendor, start, end, isStandIn: false };
  if (isForSeed(name)) return isSeed(literal) ? found('password', null) : null;
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

/** Whether it is a token that is a UUID. */
function isUuidToken(name: string, text: string): boolean {
  return isUuid(text) && issuesUuids.test(name) && entropy(text) > 2;
}

/**
 * The tokens of Splunk's collectors, of Consul, Nomad, Heroku, Postmark, Codecov, Loggly, Logentries, Cypress and Sauce Labs, and
 * the old ones of npm.
 */
const issuesUuids = /(?:splunk|hec|consul|nomad|heroku|postmark|codecov|loggly|logentries|cypress|sauce|npm)[\w.-]{0,128}(?:token|key)$/i;

/** Whether it is `name:password`, under a name for both. */
function isPair(name: string, text: string): boolean {
  const [, password = ''] = /^[\w.-]{1,64}:([\x21-\x39\x3b-\x7e]{6,128})$/.exec(text) ?? [];
  return (
    /(?:credentials?|basic[-_. ]?auth(?:[-_. ]user[-_. ]info)?)$/i.test(name) &&
    /[A-Za-z]/.test(password) &&
    /[^A-Za-z-]/.test(password) &&
    !/[/@]/.test(password)
  );
}

/** Whether it is not a password but where one is stored: a path, a URL, the name of a secret in a path. */
export function isPlace(text: string): boolean {
  return /^(?:\/[\w.-]+){1,8}$|^[a-z][a-z0-9+.-]*:\/\/|^arn:|^[\w.-]+\/[\w./-]+$/i.test(text);
}

/** Whether it is the name of a field, under a name for the key of one: `SECRET_KEY: password`, `auth_token_key: token`. */
function isField(name: string, text: string): boolean {
  return /(?:secret|token|password|credentials?)[-_ ]?key$/i.test(name) && /^(?:password|passwd|pwd|token|api[-_]?key)$/.test(text);
}

/** `InvalidPasswordException` */
function isNameOfError(text: string): boolean {
  return /^(?:[A-Z][a-z]+){2,8}(?<=Exception|Error|Fault)$/.test(text);
}

/** Whether it means no password at all (`*`, `!`), or one that cloud-init generates (`R`, `RANDOM`). */
function isLock(text: string): boolean {
  return /^(?:[^A-Za-z0-9]{1,2}|R|RANDOM)$/.test(text);
}

/** Whether it is one or two words about where a password comes from: `see vault`, `not set`, `auto-generated`. */
function isRemark(text: string): boolean {
  return /^(?:(?:see|not|in|from|via|ask|read|kept|stored|managed|generated) [a-z]{2,16}|[a-z]{2,16} (?:managed|generated|elsewhere|later|below|above)|(?:auto[- ]?)?generated)[.!]?$/i.test(
    text,
  );
}

/** Whether it is a series of words under a name for a passphrase. */
function isPhrase(name: string, text: string): boolean {
  return /pass[-_ ]?phrase$/i.test(name) && /^[a-z]{3,}(?: [a-z]{3,}){3,}$/.test(text) && !/\b(?:the|your|for|enter|pass\w*)\b/.test(text);
}

/** Whether the name is for the words from which a wallet makes its keys. Menus have mnemonics, too. */
function isForSeed(name: string): boolean {
  return /(?:mnemonic|(?:seed|recovery)[-_ ]?phrase)$/i.test(name);
}

/** Whether it is twelve to twenty-four words (BIP 39), and no sentence. */
function isSeed(text: string): boolean {
  return /^[a-z]{3,8}(?: [a-z]{3,8}){11,23}$/.test(text) && !/\b(?:the|your|for|and)\b/.test(text);
}

/** Whether it is a message about a token, such as `Your token has expired`. A request to fill in a token is a stand-in instead. */
function isMessage(text: string): boolean {
  return /^\S+(?:\s+\S+){2,}$/.test(text) && !/\b(?:here|change|insert|paste|put|replace|todo)\b/i.test(text);
}

/** Whether it is words with letters that no keyboard of a program has: `Contraseña`, `パスワード`. */
function isForeign(text: string): boolean {
  return /^[\p{L}\p{M} '.!?:-]{2,64}$/u.test(text) && /[^\x20-\x7e]/.test(text);
}

/** Whether it is a label or a description, even a short one such as `Admin password`. */
function isSentence(text: string): boolean {
  if (/^(?:[A-Za-z]+ pass(?:word|wort)|pass(?:word|wort) [A-Za-z]+)[.!?]?$/i.test(text) || isForeign(text)) return true;
  return /^[\w'"(),.:;/?!-]+(?:\s+[\w'"(),.:;/?!-]+){2,}$/.test(text.slice(0, 300));
}
