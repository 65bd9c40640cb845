/** Base64 in both directions, without help from a platform: what `Fn::Base64` encodes, and what templates contain encoded. */
import { utf8 } from '../text/utf8.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The Base64 of a text in UTF-8. */
export function encodeBase64(text: string): string {
  const bytes = utf8(text);
  let encoded = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second, third] = bytes.slice(index, index + 3);
    const word = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    encoded += digit(word >> 18) + digit(word >> 12);
    encoded += second === undefined ? '==' : digit(word >> 6) + (third === undefined ? '=' : digit(word));
  }
  return encoded;
}

function digit(bits: number): string {
  return alphabet[bits & 63] ?? '';
}

const digits = new Map([...alphabet].map((character, index) => [character, index]));
const encodedForm = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/** The decoded text, as Latin-1; null when it is not Base64. Line breaks are skipped. */
export function decodeBase64(text: string): string | null {
  const packed = text.replaceAll(/[\r\n \t]+/g, '');
  if (packed === '' || !encodedForm.test(packed)) return null;
  let decoded = '';
  let bits = 0;
  let held = 0;
  for (const character of packed) {
    const digit = digits.get(character);
    if (digit === undefined) break;
    held = (held << 6) | digit;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    decoded += String.fromCharCode((held >> bits) & 0xff);
    held &= (1 << bits) - 1;
  }
  return decoded;
}

/** The decoded text, if it is text; null for binary data, and for what is not Base64. */
export function decodeBase64Text(text: string): string | null {
  const decoded = decodeBase64(text);
  return decoded === null || /[\0-\x08\x0e-\x1f]/.test(decoded) ? null : decoded;
}
