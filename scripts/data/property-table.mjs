/** Tables from resource type to property paths, one type per line. */
import { compare } from './generated-module.mjs';

/** A table that collects entries `(type, path, tag?)`, keeps the first for each path, and prints `Type [tag:]path [tag:]path`. */
export function propertyTable() {
  const rows = new Map();
  return {
    add(type, path, tag) {
      const entries = rows.get(type) ?? rows.set(type, new Map()).get(type);
      if (!entries.has(path.join('/'))) entries.set(path.join('/'), tag);
    },
    has: (type, path) => rows.get(type)?.has(path) ?? false,
    text: () =>
      [...rows]
        .sort(([a], [b]) => compare(a, b))
        .map(printRow)
        .join('\n'),
  };
}

function printRow([type, entries]) {
  const cells = [...entries].sort(([a], [b]) => compare(a, b)).map(([path, tag]) => (tag ? `${tag}:${path}` : path));
  return [type, ...cells].join(' ');
}
