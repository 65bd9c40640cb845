/** Searches by halves in what is in order. */

/** The index of the first item for which a test holds, given that it holds for all after it too; the length when it holds for none. */
export function firstIndex<Item>(ordered: readonly Item[], holds: (item: Item) => boolean): number {
  return firstNumber(ordered.length, (index) => {
    const item = ordered[index];
    return item !== undefined && holds(item);
  });
}

/** The same among the numbers below `count`. */
export function firstNumber(count: number, holds: (number: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
