/** Reads the JSON files of a cloud assembly, whose content can be anything. */

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value of a JSON text; undefined when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return value;
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The entries of an object that are objects. */
export function entriesOf(value: unknown): [string, JsonObject][] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, entry]): [string, JsonObject][] => (isRecord(entry) ? [[key, entry]] : []));
}

/** The text at a path of keys, or null. */
export function textAt(value: unknown, ...keys: readonly string[]): string | null {
  let current = value;
  for (const key of keys) current = isRecord(current) && Object.hasOwn(current, key) ? current[key] : null;
  return typeof current === 'string' ? current : null;
}

/** The texts in a list. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
