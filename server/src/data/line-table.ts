/** Reads tables of lines whose first column is a key, on first use. */

/** The columns of the line that begins with a key, without the key; null when the table does not hold it. `text` is asked for once. */
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
