/** SHA-1, which SAM uses for the endings of logical ids. */
import { utf8 } from '../../text/utf8.js';

/** The digest of a text in UTF-8, as 40 hexadecimal digits. */
export function sha1(text: string): string {
  const words = paddedWords(utf8(text));
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let start = 0; start < words.length; start += 16) state = compressed(state, words.slice(start, start + 16));
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Words of 32 bits: the bytes, a one bit, zeros, and the length in bits, in blocks of sixteen. */
function paddedWords(bytes: readonly number[]): readonly number[] {
  const count = (((bytes.length + 8) >> 6) + 1) << 4;
  const words = new Array<number>(count).fill(0);
  [...bytes, 0x80].forEach((byte, index) => {
    words[index >> 2] = (words[index >> 2] ?? 0) | (byte << (24 - (index & 3) * 8));
  });
  words[count - 1] = bytes.length * 8;
  return words;
}

function compressed(state: readonly number[], block: readonly number[]): number[] {
  const words = [...block];
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let step = 0; step < 80; step++) {
    if (step >= 16) words.push(rotated(at(words, step - 3) ^ at(words, step - 8) ^ at(words, step - 14) ^ at(words, step - 16), 1));
    const next = (rotated(a, 5) + mixed(step, b, c, d) + e + at(words, step)) | 0;
    [a, b, c, d, e] = [next, a, rotated(b, 30), c, d];
  }
  return [a, b, c, d, e].map((word, index) => (word + at(state, index)) | 0);
}

function mixed(step: number, b: number, c: number, d: number): number {
  if (step < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (step < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (step < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function at(words: readonly number[], index: number): number {
  return words[index] ?? 0;
}
