/** Interprets the path from the properties of a resource to one of them. */

/** The name of the property itself, or of the list that holds it. */
export function propertyIn(path: readonly string[]): string {
  return path.filter((step) => !isIndex(step)).at(-1) ?? '';
}

/** Distinguishes, in a name, the same property of several items: nothing for the first, `2` for the second. */
export function ordinalIn(path: readonly string[]): string {
  const number = Number(path.filter(isIndex).at(-1) ?? 0) + 1;
  return number === 1 ? '' : String(number);
}

/** Whether a step leads to an item of a list. */
function isIndex(step: string): boolean {
  return /^\d+$/.test(step);
}
