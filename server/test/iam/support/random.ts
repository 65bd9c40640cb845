/** Numbers for property tests: the same ones for the same seed. */

export interface Random {
  /** A whole number from 0 up to but not including `end`. */
  below(end: number): number;
  pick<T>(items: readonly T[]): T;
  text(alphabet: readonly string[], maxLength: number): string;
}

/** mulberry32. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const below = (end: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new RangeError('Nothing to pick from.');
    return item;
  };
  return { below, pick, text: (alphabet, maxLength) => Array.from({ length: below(maxLength + 1) }, () => pick(alphabet)).join('') };
}
