/** Collections that are still being read: the nodes of the tree, with an end that is not final yet. */
import type { Entry, Mapping, Node, Sequence } from './tree.js';

type Open<T> = { -readonly [Key in keyof T]: T[Key] };

export type OpenMapping = Open<Omit<Mapping, 'entries'>> & { readonly entries: Entry[] };
export type OpenSequence = Open<Omit<Sequence, 'items'>> & { readonly items: Node[] };
export type OpenCollection = OpenMapping | OpenSequence;
