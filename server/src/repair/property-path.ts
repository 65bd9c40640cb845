/** Reads the path from the properties of a resource to one of them. */

/** The name of the property itself, or of the list that holds it. */
export function propertyIn(path: readonly string[]): string {
  return path.filter((step) => !isIndex(step)).at(-1) ?? '';
}

/** Whether a step leads to an item of a list. */
export function isIndex(step: string): boolean {
  return /^\d+$/.test(step);
}
