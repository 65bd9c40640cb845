/** Encodes a text as Base64 of its UTF-8, like `Fn::Base64`. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

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

/** A lone surrogate becomes U+FFFD, as in other encoders. */
function utf8(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), tail(point));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), tail(point >> 6), tail(point));
    else bytes.push(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point));
  }
  return bytes;
}

function tail(bits: number): number {
  return 0x80 | (bits & 0x3f);
}
