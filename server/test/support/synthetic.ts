/**
 * Fills placeholders for key-shaped text, so that no scanner trips on tests, fixtures and pages.
 * `AKIA{{1}}` (also ASIA, ABIA, ACCA) becomes an access key id; `{{secret:1}}` a secret access key;
 * `{{pem-begin}}` and `{{pem-end}}` become the lines around a private key.
 * `{{alnum:36:1}}`, `{{hex:40:1}}`, `{{upper:16:1}}`, `{{base64:110:1}}` become that many characters. Equal numbers give equal text.
 */
import { randomFrom } from './random.js';

const alphabets = {
  base32: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  secret: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  alnum: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  hex: '0123456789abcdef',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  base64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
} as const;

type Alphabet = keyof typeof alphabets;

export function fillPlaceholders(text: string): string {
  return text
    .replace(/\b(A[KSBC][IC]A)\{\{(\d+)\}\}/g, (_, prefix: string, seed: string) => prefix + draw('base32', 16, Number(seed)))
    .replace(/\{\{pem-(begin|end)\}\}/g, (_, word: string) => `-----${word.toUpperCase()} RSA PRIVATE KEY-----`)
    .replace(/\{\{secret:(\d+)\}\}/g, (_, seed: string) => draw('secret', 40, Number(seed)))
    .replace(/\{\{(alnum|hex|upper|base64):(\d+):(\d+)\}\}/g, (_, kind: Alphabet, length: string, seed: string) =>
      draw(kind, Number(length), Number(seed)));
}

function draw(alphabet: Alphabet, length: number, seed: number): string {
  const random = randomFrom(seed * 7919 + length);
  const letters: string = alphabets[alphabet];
  return Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
}
