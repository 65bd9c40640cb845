/** Groups things by their key, each group in order; things without a key are left out. */
export function groupedBy<T, Key>(items: Iterable<T>, keyOf: (item: T) => Key | null): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
