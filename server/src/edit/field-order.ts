/** Orders the fields of a new member as those of the members beside it. */
import { deref, keyText, lookup } from '../syntax/lookup.js';
import type { Mapping, Node, Sequence } from '../syntax/tree.js';
import type { Content, Field, Fields } from './content.js';
import type { Work } from './member.js';

/** The same work, with new maps that have their keys in the order of the most similar map that is a member already. */
export function inOrder(work: Work): Work {
  const members = valuesOf(work.collection);
  const insertions = work.insertions.map((insertion) => ({ ...insertion, value: orderedLike(insertion.value, members) }));
  return { ...work, insertions };
}

function valuesOf(collection: Mapping | Sequence): readonly Node[] {
  return collection.kind === 'sequence' ? collection.items : collection.entries.flatMap(({ value }) => value ?? []);
}

function orderedLike(content: Content, examples: readonly Node[]): Content {
  if (content.kind === 'items') {
    const items = examples.flatMap((each) => (each.kind === 'sequence' ? each.items : []));
    return { kind: 'items', items: content.items.map((item) => orderedLike(item, items)) };
  }
  if (content.kind !== 'fields') return content;
  const [example] = examples
    .flatMap((each) => (each.kind === 'mapping' && each.tag === null ? [each] : []))
    .map((map) => ({ map, likeness: likenessOf(content, map) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((left, right) => right.likeness - left.likeness);
  return example === undefined ? content : orderedBy(content, example.map);
}

/** How many keys a map has in common; with the same `Type`, it is more alike than any other. */
function likenessOf({ fields }: Fields, map: Mapping): number {
  const shared = fields.filter(({ key }) => lookup(map, key) !== null);
  const type = fields.find(({ key }) => key === 'Type')?.value;
  const own = lookup(map, 'Type');
  const isSame = type?.kind === 'text' && own?.kind === 'scalar' && own.text === type.text;
  return shared.length + (isSame ? 100 : 0);
}

/** What the example does not have stays behind what it was behind. */
function orderedBy({ fields }: Fields, example: Mapping): Fields {
  const keys = example.entries.map(keyText);
  const groups: { readonly rank: number; readonly fields: Field[] }[] = [];
  for (const { key, value } of fields) {
    const rank = keys.indexOf(key);
    const own = deref(example.entries[rank]?.value ?? null);
    const field = { key, value: own === null ? value : orderedLike(value, [own]) };
    const last = groups.at(-1);
    if (rank < 0 && last !== undefined) last.fields.push(field);
    else groups.push({ rank, fields: [field] });
  }
  return { kind: 'fields', fields: groups.sort((left, right) => left.rank - right.rank).flatMap((group) => group.fields) };
}
