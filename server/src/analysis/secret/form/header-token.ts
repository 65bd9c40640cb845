/** Tokens in the authorization header of requests, and in the files from which clients build it. */
import { Redacted } from '../../../text/redacted.js';
import { decodeBase64Text } from '../../../value/base64.js';
import { looksGenerated } from '../generated-text.js';
import { passwordNature } from '../literal-nature.js';
import type { Detection } from './detection.js';

/** `Authorization: Bearer …`, also as a pair of key and value, and within JSON in a string, whose quotes have backslashes. */
const header =
  /authorization(?:_?token)?["'`]?[)\]]?[\s"'`:=!,>\\]{1,24}(?:[fbru]["'`])?(?:value\\?["'`]?\s{0,4}[:=]\s{0,4}\\?["'`]?)?(?:bearer|basic|token)\s{1,4}([\w.~+/=-]{16,2048})(?![\w${<(])/iy;

const basic = /basic[ ]([A-Za-z0-9+/]{8,512}={0,2})(?![A-Za-z0-9+/=$])/iy;

/** `"auth": "…"` of Docker, `_auth=…` of npm. */
const stored = /_?auth\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?([A-Za-z0-9+/]{8,512}={0,2})(?![A-Za-z0-9+/=$])/iy;

/** The credentials of basic authentication after the word at the offset, if they are a name and a password. */
export function basicCredentialsAt(text: string, offset: number): Detection | null {
  return encodedPair(basic, 'Basic', text, offset);
}

/** The same in the configuration of a client, which has only the credentials. */
export function storedCredentialsAt(text: string, offset: number): Detection | null {
  return encodedPair(stored, 'auth', text, offset);
}

function encodedPair(form: RegExp, name: string, text: string, offset: number): Detection | null {
  form.lastIndex = offset;
  const [whole = '', encoded = ''] = form.exec(text) ?? [];
  const [, password = ''] =
    /^[\x20-\x39\x3b-\x7e]{1,64}:([\x21-\x7e]{3,128})$/.exec(encoded === '' ? '' : (decodeBase64Text(encoded) ?? '')) ?? [];
  if (passwordNature(password) !== 'value') return null;
  const start = offset + whole.length - encoded.length;
  return { kind: 'token', secret: new Redacted('token', encoded), issuer: null, name, start, end: start + encoded.length };
}

/** The token of the header whose name begins at the offset. */
export function headerTokenAt(text: string, offset: number): Detection | null {
  header.lastIndex = offset;
  const match = header.exec(text);
  const [whole = '', token = ''] = match ?? [];
  if (match === null || !looksGenerated(token)) return null;
  const start = offset + whole.length - token.length;
  return { kind: 'token', secret: new Redacted('token', token), issuer: null, name: 'Authorization', start, end: start + token.length };
}
