/** The content of an edit: new values as data, independent of how the file will spell them. */
import type { Node } from '../syntax/tree.js';

/** A string with any characters; it is quoted where the language requires it or the style of the file suggests it. */
export interface Text {
  readonly kind: 'text';
  readonly text: string;
}

/** A number or boolean, never quoted. The letters of a boolean are cased as the file does, unless it has to stay `asWritten`. */
export interface Word {
  readonly kind: 'word';
  readonly word: string;
  readonly asWritten?: true;
}

export interface Field {
  readonly key: string;
  readonly value: Content;
}

export interface Fields {
  readonly kind: 'fields';
  readonly fields: readonly Field[];
}

export interface Items {
  readonly kind: 'items';
  readonly items: readonly Content[];
}

/** An intrinsic function by its long name (`Ref`, `Fn::Sub`); written as `!Sub` where the file does so. */
export interface Intrinsic {
  readonly kind: 'intrinsic';
  readonly name: string;
  readonly argument: Content;
}

/**
 * A value copied from the same file as written, including comments, with new indentation; `content` where that is not
 * possible.
 */
export interface Copy {
  readonly kind: 'copy';
  readonly node: Node;
  readonly content: Exclude<Content, Copy>;
}

export type Content = Text | Word | Fields | Items | Intrinsic | Copy;

export function text(value: string): Text {
  return { kind: 'text', text: value };
}

export function word(value: number | boolean): Word {
  return { kind: 'word', word: String(value) };
}

/** Fields in the order given. */
export function fields(values: Readonly<Record<string, Content>>): Fields {
  return { kind: 'fields', fields: Object.entries(values).map(([key, value]) => ({ key, value })) };
}

export function items(...values: readonly Content[]): Items {
  return { kind: 'items', items: values };
}

export function intrinsic(name: string, argument: Content): Intrinsic {
  return { kind: 'intrinsic', name, argument };
}

/** A value that is a string, or the first of a list of strings; null for any other value. */
export function firstString(content: Content): string | null {
  if (content.kind === 'text') return content.text;
  const [first] = content.kind === 'items' && content.items.every(({ kind }) => kind === 'text') ? content.items : [];
  return first?.kind === 'text' ? first.text : null;
}

/** The fields of both, with fields of the same name joined recursively; for anything that is not fields, the later one. */
export function joinedContent(earlier: Content, later: Content): Content {
  if (earlier.kind !== 'fields' || later.kind !== 'fields') return later;
  const joined = new Map(earlier.fields.map(({ key, value }) => [key, value]));
  for (const { key, value } of later.fields) {
    const known = joined.get(key);
    joined.set(key, known === undefined ? value : joinedContent(known, value));
  }
  return { kind: 'fields', fields: [...joined].map(([key, value]) => ({ key, value })) };
}
