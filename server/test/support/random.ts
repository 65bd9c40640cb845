/** Numbers for property tests that look random and are the same for the same seed. */

/** From 0 up to but not including 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Choices that are made with them. */
export interface Random {
  /** A whole number from 0 up to but not including `end`. */
  below(end: number): number;
  /** Throws `RangeError` where there is nothing to pick from. */
  pick<T>(items: readonly T[]): T;
  text(alphabet: readonly string[], maxLength: number): string;
}

export function seeded(seed: number): Random {
  const random = randomFrom(seed);
  const below = (end: number): number => Math.floor(random() * end);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new RangeError('Nothing to pick from.');
    return item;
  };
  return { below, pick, text: (alphabet, maxLength) => Array.from({ length: below(maxLength + 1) }, () => pick(alphabet)).join('') };
}
