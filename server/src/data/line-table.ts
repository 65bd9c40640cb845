/** Reads tables whose lines begin with a key, on first use. */

/** Returns the columns of the line with a key, without the key itself; null when there is none. `text` is called only once. */
export function lineTable(text: () => string, separator: '|' | ' '): (key: string) => readonly string[] | null {
  let lines: Map<string, readonly string[]> | undefined;
  return (key) => {
    lines ??= new Map(
      text()
        .split('\n')
        .map((line) => {
          const [first = '', ...columns] = line.split(separator);
          return [first, columns];
        }),
    );
    return lines.get(key) ?? null;
  };
}
