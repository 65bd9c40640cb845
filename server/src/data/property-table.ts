/** Reads the tables that list properties of resource types, one type a line, each line when its type is first asked for. */
import { remembered } from '../text/remembered.js';

/** Steps from `Properties` down: names, `*` for each element of a list, `{}` for each value of a map. */
export type PropertyPath = readonly string[];

/**
 * Looks up a table of lines `Type [tag:]a/b [tag:]c`; a type that it does not hold has no entries.
 * `text` is asked for once, and `tags` are the tags that may occur, `''` for a table without.
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
