/** Numbers and names as parts of a sentence. */

/** `1 action`, `3 actions`, `3 fixes`. */
export function quantity(count: number, noun: string, several = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : several}`;
}

/** Between an article and a verb: `the one it lists`, `the 3 it lists`. */
export function oneOr(count: number): string {
  return count === 1 ? 'one' : String(count);
}

/** Behind the first of several: ` and 2 other actions`; empty for none. */
export function andOthers(count: number, noun: string): string {
  return count === 0 ? '' : ` and ${count} other ${noun}${count === 1 ? '' : 's'}`;
}

/** Names between backquotes: `` `a`, `b` and `c` ``. */
export function listed(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.at(-1) ?? '';
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} ${word} ${last}`;
}
