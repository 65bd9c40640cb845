/** Reads the tables that list properties of resource types, one type a line, on first use. */

/** Steps from `Properties` down: names, `*` for each element of a list, `{}` for each value of a map. */
export type PropertyPath = readonly string[];

/**
 * Looks up a table of lines `Type [tag:]a/b [tag:]c`; a type that it does not hold has no entries.
 * `tags` are the tags that may occur, `''` for a table without.
 */
export function propertyTable<Tag extends string>(
  text: string,
  tags: readonly Tag[],
): (type: string) => readonly { readonly path: PropertyPath; readonly tag: Tag }[] {
  let lines: Map<string, readonly { readonly path: PropertyPath; readonly tag: Tag }[]> | undefined;
  const readLine = (line: string) => {
    const [type = '', ...cells] = line.split(' ');
    return [type, cells.flatMap(readCell)] as const;
  };
  const readCell = (cell: string) => {
    const colon = cell.indexOf(':');
    const path = cell.slice(colon + 1).split('/');
    return tags.filter((tag) => tag === cell.slice(0, Math.max(colon, 0))).map((tag) => ({ path, tag }));
  };
  return (type) => {
    lines ??= new Map(text.split('\n').map(readLine));
    return lines.get(type) ?? [];
  };
}
