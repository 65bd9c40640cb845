/** Decodes the bytes of a file into text, and encodes text back into bytes. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export type DecodedText =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding }
  /** Text with bytes that its encoding does not allow, because it is damaged or Latin-1; each is a `replacementCharacter`. */
  | { readonly kind: 'damaged'; readonly text: string };

export type Decoded =
  | DecodedText
  /** Not text: a picture, an archive, a program. */
  | { readonly kind: 'binary' }
  /** Text in an unsupported encoding; `guess` is good enough to tell whether it is a template. */
  | { readonly kind: 'undecodable'; readonly guess: string };

export const replacementCharacter = '\uFFFD';

/** Apart from UTF-16, text has no zero bytes, or a few in a damaged file; other files have many. */
const sampleLength = 8 * 1024;
const mostDamage = 0.01;

/** Decodes a whole file. A byte order mark stays in the text. */
export function decode(bytes: Uint8Array): Decoded {
  return decodeAs(bytes, 'whole');
}

/** Decodes the beginning of a file, which may end within a character. */
export function decodeBeginning(bytes: Uint8Array): Decoded {
  return decodeAs(bytes, 'beginning');
}

function decodeAs(bytes: Uint8Array, kind: 'whole' | 'beginning'): Decoded {
  if (isUtf32(bytes)) {
    return { kind: 'undecodable', guess: new TextDecoder('latin1').decode(bytes.filter((byte) => byte !== 0).subarray(2)) };
  }
  const encoding = detectEncoding(bytes);
  if (encoding === null) return { kind: 'binary' };
  const stream = kind === 'beginning';
  try {
    return { kind: 'text', text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream }), encoding };
  } catch {
    return { kind: 'damaged', text: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes, { stream }) };
  }
}

/** Encodes a text in the encoding it was decoded from. */
export function encode(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
  }
}

/** Told by the byte order mark. To be asked before UTF-16, whose little-endian mark begins the same way. */
function isUtf32(bytes: Uint8Array): boolean {
  const mark = [...bytes.subarray(0, 4)].join(' ');
  return mark === '255 254 0 0' || mark === '0 0 254 255';
}

/** Told by the byte order mark, else by the position of the zero bytes of Latin letters; null when it is not text. */
function detectEncoding(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, sampleLength);
  const zeros = [0, 0];
  for (let index = sample.indexOf(0); index !== -1; index = sample.indexOf(0, index + 1)) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd <= 2 + sample.length * mostDamage) return 'utf-8';
  const most = sample.length / 2;
  if (even === 0 && odd > most * 0.7) return 'utf-16le';
  if (odd === 0 && even > most * 0.7) return 'utf-16be';
  return null;
}
