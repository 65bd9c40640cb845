/** Unpacks the text of large tables, which is ASCII, deflated and encoded in base64. */
import { inflateSync, strFromU8 } from 'fflate';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The text that a generator packed. It is decoded here because the core has neither `atob` nor `Buffer`. */
export function unpack(base64: string): string {
  return strFromU8(inflateSync(decode(base64)), true);
}

function decode(base64: string): Uint8Array {
  const values = new Uint8Array(128);
  for (let index = 0; index < alphabet.length; index++) values[alphabet.charCodeAt(index)] = index;
  const digits = base64.endsWith('==') ? base64.length - 2 : base64.length - (base64.endsWith('=') ? 1 : 0);
  const bytes = new Uint8Array((digits * 3) >> 2);
  let bits = 0;
  for (let index = 0, byte = 0; index < digits; index++) {
    bits = (bits << 6) | (values[base64.charCodeAt(index)] ?? 0);
    if (index % 4 !== 0) bytes[byte++] = (bits >> (6 - (index % 4) * 2)) & 0xff;
  }
  return bytes;
}
