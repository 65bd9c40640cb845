/** Reads the tables that list properties of resource types, one type per line, each line when its type is first asked for. */
import { remembered } from '../text/remembered.js';

/** Steps down from `Properties`: names, `*` for each element of a list, `{}` for each value of a map. */
export type PropertyPath = readonly string[];

/**
 * Looks types up in a table with lines such as `Type [tag:]a/b [tag:]c`; a type that is not in it has no entries. `text` is
 * called only once, and `tags` are the tags that may occur, with `''` for a table without tags.
 */
export function propertyTable<Tag extends string>(
  text: () => string,
  tags: readonly Tag[],
): (type: string) => readonly { readonly path: PropertyPath; readonly tag: Tag }[] {
  let lines: string | undefined;
  const readCell = (cell: string) => {
    const colon = cell.indexOf(':');
    const path = cell.slice(colon + 1).split('/');
    return tags.filter((tag) => tag === cell.slice(0, Math.max(colon, 0))).map((tag) => ({ path, tag }));
  };
  return remembered((type) => {
    lines ??= `\n${text()}\n`;
    const start = lines.indexOf(`\n${type} `);
    const cells = start < 0 ? '' : lines.slice(start + type.length + 2, lines.indexOf('\n', start + 1));
    return cells === '' ? [] : cells.split(' ').flatMap(readCell);
  });
}
