/** Orders the fields of a new member as those of the members beside it. */
import { deref, keyText, lookup } from '../syntax/lookup.js';
import type { Mapping, Node, Sequence } from '../syntax/tree.js';
import type { Content, Field, Fields } from './content.js';
import type { Work } from './member.js';

/** So many members show how the others are written. */
const maxExamples = 50;

/** By collection: many plans add to `Resources`, which may have thousands of members. */
const known = new WeakMap<Mapping | Sequence, Examples>();

/** The same work, with new maps that have their keys in the order of the most similar map that is a member already. */
export function inOrder(work: Work): Work {
  const examples = known.get(work.collection) ?? examplesIn(work.collection);
  known.set(work.collection, examples);
  const insertions = work.insertions.map((insertion) => ({ ...insertion, value: orderedLike(insertion.value, examples) }));
  return { ...work, insertions };
}

interface Examples {
  readonly maps: readonly Mapping[];
  readonly mapsByType: ReadonlyMap<string, readonly Mapping[]>;
  readonly lists: readonly Sequence[];
}

function examplesIn(collection: Mapping | Sequence): Examples {
  const values = collection.kind === 'sequence' ? collection.items : collection.entries.flatMap(({ value }) => value ?? []);
  return examplesOf(values);
}

function examplesOf(nodes: readonly Node[]): Examples {
  const maps = nodes.filter((node) => node.kind === 'mapping').filter(({ tag }) => tag === null);
  const mapsByType = new Map<string, Mapping[]>();
  for (const map of maps) {
    const type = typeOf(map);
    const alike = type === null ? undefined : mapsByType.get(type);
    if (alike === undefined && type !== null) mapsByType.set(type, [map]);
    else if (alike !== undefined && alike.length < maxExamples) alike.push(map);
  }
  return {
    maps: maps.slice(0, maxExamples),
    mapsByType,
    lists: nodes.filter((node) => node.kind === 'sequence').slice(0, maxExamples),
  };
}

function orderedLike(content: Content, examples: Examples): Content {
  if (content.kind === 'items') {
    const items = examplesOf(examples.lists.flatMap((list) => list.items));
    return { kind: 'items', items: content.items.map((item) => orderedLike(item, items)) };
  }
  if (content.kind !== 'fields') return content;
  const type = content.fields.find(({ key }) => key === 'Type')?.value;
  const alike = type?.kind === 'text' ? examples.mapsByType.get(type.text) : undefined;
  const [example] = (alike ?? examples.maps)
    .map((map) => ({ map, likeness: likenessOf(content, map) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((left, right) => right.likeness - left.likeness);
  return example === undefined ? content : orderedBy(content, example.map);
}

/** How many keys a map has in common. */
function likenessOf({ fields }: Fields, map: Mapping): number {
  return fields.filter(({ key }) => lookup(map, key) !== null).length;
}

function typeOf(map: Mapping): string | null {
  const type = lookup(map, 'Type');
  return type?.kind === 'scalar' ? type.text : null;
}

/** What the example does not have stays behind what it was behind. */
function orderedBy({ fields }: Fields, example: Mapping): Fields {
  const keys = example.entries.map(keyText);
  const groups: { readonly rank: number; readonly fields: Field[] }[] = [];
  for (const { key, value } of fields) {
    const rank = keys.indexOf(key);
    const own = deref(example.entries[rank]?.value ?? null);
    const field = { key, value: own === null ? value : orderedLike(value, examplesOf([own])) };
    const last = groups.at(-1);
    if (rank < 0 && last !== undefined) last.fields.push(field);
    else groups.push({ rank, fields: [field] });
  }
  return { kind: 'fields', fields: groups.sort((left, right) => left.rank - right.rank).flatMap((group) => group.fields) };
}
