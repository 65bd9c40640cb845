/** What a tree says, without its style, and what it shall say once changes are made: worked out without the editor. */
import type { Change, Emptied } from '../../src/edit/change.js';
import type { Content } from '../../src/edit/content.js';
import type { Entry, Node, Scalar, Tree } from '../../src/syntax/tree.js';

/** A word (`true`, `1`, nothing) differs from a text; intrinsics are in their long form. */
export type Said =
  | { readonly text: string } | { readonly word: string } | { readonly alias: string }
  | readonly Said[] | { readonly map: readonly (readonly [string, Said])[] };

const words = /^(?:|~|null|true|false|[-+]?[0-9]+|[-+]?[0-9]*\.[0-9]+|[-+]?[0-9.]+e[-+]?[0-9]+|0x[0-9a-f]+)$/i;

export function said(node: Node): Said {
  return new Telling([]).say(node);
}

export function asked(tree: Tree, changes: readonly Change[]): Said {
  const root = tree.documents[0];
  if (root === undefined) throw new Error('no document');
  return new Telling(changes).say(root);
}

const gone = Symbol('gone');

/** Says a tree with changes made on the way. */
class Telling {
  readonly #changes: readonly Change[];

  constructor(changes: readonly Change[]) {
    this.#changes = changes;
  }

  say(node: Node): Said {
    const value = this.#say(node);
    return value === gone ? this.#bare(node, []) : value;
  }

  #say(node: Node): Said | typeof gone {
    if (node.kind === 'alias') return { alias: node.name };
    if (node.kind === 'scalar') {
      const text = this.#spliced(node);
      return tagged(node.tag, node.style === 'plain' && words.test(text) ? { word: text } : { text });
    }
    const members: (readonly [Entry | Node, string, Said | typeof gone])[] = node.kind === 'mapping'
      ? node.entries.map((entry) => [entry, this.#key(entry), this.#member(entry, entry.value)])
      : node.items.map((item) => [item, '', this.#member(item, item)]);
    const kept: (readonly [Entry | Node | null, string, Said | typeof gone])[] = [...members];
    const inserted = this.#inserted(node, members.map(([member]) => member));
    for (const { after, key, value } of inserted) {
      const last = kept.findIndex(([member]) => member === after);
      let at = after === null ? 0 : last + 1;
      while (kept[at]?.[0] === null) at += 1;
      kept.splice(at, 0, [null, key, value]);
    }
    const left = kept.filter((member): member is readonly [Entry | Node | null, string, Said] => member[2] !== gone);
    if (left.length === 0 && members.length > 0 && this.#goes(members) && !isArgument(node)) return gone;
    return this.#bare(node, left.map(([, key, value]) => [key, value]));
  }

  #spliced(node: Scalar): string {
    const splice = this.#changes.find((change) => change.kind === 'splice' && change.scalar === node);
    return splice?.kind === 'splice' ? node.text.slice(0, splice.from) + splice.text + node.text.slice(splice.to) : node.text;
  }

  #bare(node: Node, members: readonly (readonly [string, Said])[]): Said {
    return tagged(node.tag, node.kind === 'mapping' ? { map: members } : members.map(([, value]) => value));
  }

  #key(entry: Entry): string {
    const renamed = this.#changes.find((change) => change.kind === 'rename' && change.entry === entry);
    if (renamed?.kind === 'rename') return renamed.key;
    return entry.key.kind === 'scalar' ? entry.key.text : JSON.stringify(said(entry.key));
  }

  #member(target: Entry | Node, value: Node | null): Said | typeof gone {
    if (this.#removal(target) !== null) return gone;
    const set = this.#changes.find((change) => change.kind === 'set' && change.target === target);
    if (set?.kind === 'set') return told(set.value);
    return value === null ? { word: '' } : this.#say(value);
  }

  #removal(target: Entry | Node): Emptied | null {
    const removal = this.#changes.find((change) => change.kind === 'remove' && change.target === target);
    return removal?.kind === 'remove' ? removal.emptied : null;
  }

  /** One removal that asks for it is enough; a member that went because it was emptied asks for it too. */
  #goes(members: readonly (readonly [Entry | Node, string, unknown])[]): boolean {
    return members.some(([target]) => this.#removal(target) !== 'keep');
  }

  #inserted(node: Node, members: readonly (Entry | Node)[]): readonly { after: Entry | Node | null; key: string; value: Said }[] {
    return this.#changes.flatMap((change) => {
      const isHere = change.kind === 'insert-entry' ? change.mapping === node : change.kind === 'insert-item' && change.sequence === node;
      if (!isHere || (change.kind !== 'insert-entry' && change.kind !== 'insert-item')) return [];
      const { place } = change;
      const index = place.kind === 'first' ? 0 : place.kind === 'before' ? members.indexOf(place.sibling)
        : place.kind === 'after' ? members.indexOf(place.sibling) + 1 : members.length;
      return [{ after: members[index - 1] ?? null, key: change.kind === 'insert-entry' ? change.key : '', value: told(change.value) }];
    });
  }
}

/** What an intrinsic counts on stays, be it empty. */
function isArgument({ parent }: Node): boolean {
  if (parent?.kind !== 'sequence') return false;
  const key = parent.parent?.kind === 'mapping' ? parent.parent.entries.find(({ value }) => value === parent)?.key : undefined;
  return /^![A-Z]/.test(parent.tag ?? '') || (key?.kind === 'scalar' && /^(?:Fn::|Ref$|Condition$)/.test(key.text));
}

function told(content: Content): Said {
  switch (content.kind) {
    case 'text': return { text: content.text };
    case 'word': return { word: content.word };
    case 'fields': return { map: content.fields.map(({ key, value }) => [key, told(value)]) };
    case 'items': return content.items.map(told);
    case 'copy': return said(content.node);
    case 'intrinsic': return { map: [[content.name, told(content.argument)]] };
  }
}

function tagged(tag: string | null, value: Said): Said {
  if (tag === null || !/^![A-Za-z]/.test(tag)) return value;
  const name = tag.slice(1);
  if (name === 'GetAtt' && 'text' in value) {
    const [id = '', ...attribute] = value.text.split('.');
    return { map: [['Fn::GetAtt', attribute.length === 0 ? [{ text: id }] : [{ text: id }, { text: attribute.join('.') }]]] };
  }
  return { map: [[name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`, value]] };
}
