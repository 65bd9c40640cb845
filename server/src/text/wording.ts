/** Puts numbers and names into sentences. */

/** `1 action`, `3 actions`, `3 fixes`. */
export function quantity(count: number, noun: string, several = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : several}`;
}

/** Follows "all": ` but the one it lists`, ` but the 3 it lists`. */
export function butListed(count: number): string {
  return count === 0 ? ' (it leaves none out)' : ` but the ${count === 1 ? 'one' : String(count)} it lists`;
}

/**
 * Follows a number of actions: `, 3 of which change permissions`; empty for none, because AWS calls some actions that do so merely
 * *Write*, such as `aoss:CreateAccessPolicy`.
 */
export function changingPermissions(count: number): string {
  return count === 0 ? '' : `, ${count} of which change${count > 1 ? '' : 's'} permissions`;
}

/** Follows what a statement allows: ` whenever its condition is met`; empty for a statement without one. */
export function underCondition(condition: object | null): string {
  return condition === null ? '' : ' whenever its condition is met';
}

/** Follows the first of several: ` and 2 other actions`; empty for none. */
export function andOthers(count: number, noun: string): string {
  return count === 0 ? '' : ` and ${count} other ${noun}${count === 1 ? '' : 's'}`;
}

/** Names in backquotes: `` `a`, `b` and `c` ``. */
export function listed(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  return inRow(
    names.map((name) => `\`${name}\``),
    word,
  );
}

/** `a, b and c`. */
export function inRow(parts: readonly string[], word: 'and' | 'or' = 'and'): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${word} ${last}`;
}
