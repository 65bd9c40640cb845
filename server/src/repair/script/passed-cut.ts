/** Cuts a credential out of JSON that passes variables on: the item with its name and value. */
import { readText } from '../../syntax/read.js';
import { keyText, lookup } from '../../syntax/lookup.js';
import type { Mapping, Node, Sequence } from '../../syntax/tree.js';
import { byPlace, type Span } from '../../text/span.js';
import { credential } from './script-text.js';

export interface PassedCut {
  /** In order. */
  readonly cuts: readonly Span[];
  /** The names of the variables that are cut. */
  readonly names: readonly string[];
}

/** What to cut from the text of a definition or an input; null where a mention of the credential is not the whole value of a variable. */
export function cutsInJson(text: string): PassedCut | null {
  if (!/^\s*[[{]/.test(text)) return null;
  const tree = readText(text, 'json');
  if (tree.problems.length > 0) return null;
  const names: string[] = [];
  const cuts = tree.documents.flatMap((document) => cutsBelow(document, names));
  return withoutCuts(text, cuts).includes(credential) ? null : { cuts, names };
}

/** What is left of a text. */
export function withoutCuts(text: string, cuts: readonly Span[]): string {
  return cuts.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

/** In order; adds the names of what is cut to `names`. */
function cutsBelow(node: Node, names: string[]): readonly Span[] {
  if (node.kind === 'mapping') return node.entries.flatMap(({ value }) => (value === null ? [] : cutsBelow(value, names)));
  if (node.kind !== 'sequence') return [];
  const going = node.items.map((item) => isCredential(item));
  names.push(...node.items.flatMap((item, index) => (going[index] === true && item.kind === 'mapping' ? nameOfPair(item) : [])));
  const within = node.items.flatMap((item, index) => (going[index] === true ? [] : cutsBelow(item, names)));
  return [...cutsAmong(node, going), ...within].sort(byPlace);
}

/** An item goes with the comma behind it, the last ones with that before them. */
function cutsAmong({ items, start, end }: Sequence, going: readonly boolean[]): readonly Span[] {
  if (!going.includes(false)) return going.length === 0 ? [] : [{ start: start + 1, end: end - 1 }];
  const lastKept = going.lastIndexOf(false);
  return items.flatMap((item, index): readonly Span[] => {
    const next = items[index + 1];
    if (going[index] !== true) return [];
    if (index < lastKept) return next === undefined ? [] : [{ start: item.start, end: next.start }];
    const before = items[index - 1];
    return before === undefined ? [] : [{ start: before.end, end: item.end }];
  });
}

function isCredential(item: Node): boolean {
  const value = item.kind === 'mapping' ? valueOfPair(item) : null;
  return value?.kind === 'scalar' && value.text === credential;
}

/** The name of such a variable; none for one that is not written out. */
export function nameOfPair(pair: Mapping): readonly string[] {
  const name = lookup(pair, 'Name') ?? lookup(pair, 'name');
  return name?.kind === 'scalar' ? [name.text] : [];
}

/** The value of a variable that is written as a name and a value; null for any other map. */
export function valueOfPair(pair: Mapping): Node | null {
  const isNamed = pair.entries.some((entry) => /^[Nn]ame$/.test(keyText(entry) ?? ''));
  return isNamed ? (lookup(pair, 'Value') ?? lookup(pair, 'value')) : null;
}
