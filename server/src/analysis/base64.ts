/** Base64 without help from a platform, for what templates contain encoded by hand. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digits = new Map([...alphabet].map((character, index) => [character, index]));
const form = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/** The decoded text, as Latin-1; null when it is not base64. Line breaks are skipped. */
export function decodeBase64(text: string): string | null {
  const packed = text.replaceAll(/[\r\n \t]+/g, '');
  if (packed === '' || !form.test(packed)) return null;
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

/** The decoded text, if it is text; null for binary data, and for what is not base64. */
export function decodeBase64Text(text: string): string | null {
  const decoded = decodeBase64(text);
  return decoded === null || /[\0-\x08\x0e-\x1f]/.test(decoded) ? null : decoded;
}
