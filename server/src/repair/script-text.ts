/** A script as the template puts it together, with the way back from each character to what can be edited. */
import { keyText } from '../syntax/lookup.js';
import type { Entry, Node, Scalar, Sequence } from '../syntax/tree.js';

/** Stands for a credential, and for anything else that is only known after deployment. */
export const credential = '\uE000';
export const other = '\uE001';

/** A run of characters from one source. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  /** The scalar that holds it, and where in its decoded text; null for a function and for what joins two items. */
  readonly scalar: Scalar | null;
  readonly from: number;
  readonly to: number;
  /** The items of joined lists that it is a part of, the outermost first; null for what joins two items. */
  readonly items: readonly Node[] | null;
  readonly node: Node | null;
}

export interface ScriptText {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Variables of `Fn::Sub` that are a credential. */
  readonly variables: readonly Entry[];
}

const deepest = 20;

/** Null when the script is put together by functions that choose or look up. `depth`: how many functions are around it. */
export function scriptText(root: Node, credentials: ReadonlySet<string>, depth = 0): ScriptText | null {
  if (depth > deepest) return null;
  const builder = new Builder(credentials, depth);
  return builder.add(root, []) ? { text: builder.text, pieces: builder.pieces, variables: builder.variables } : null;
}

class Builder {
  text = '';
  readonly pieces: Piece[] = [];
  readonly variables: Entry[] = [];
  readonly #credentials: ReadonlySet<string>;
  readonly #depth: number;

  constructor(credentials: ReadonlySet<string>, depth: number) {
    this.#credentials = credentials;
    this.#depth = depth;
  }

  /** False when a part of the text cannot be told. */
  add(node: Node, items: readonly Node[]): boolean {
    if (items.length > deepest || node.kind === 'alias') return false;
    if (node.tag !== null && /^![A-Z]/.test(node.tag)) return this.#call(node.tag.slice(1), node, items, 'short');
    return this.#untagged(node, items);
  }

  #untagged(node: Node, items: readonly Node[]): boolean {
    const call = longCall(node);
    if (call !== null) return this.#call(call.name, call.argument, items, 'long');
    if (node.kind !== 'scalar') return false;
    this.#push(node.text, items, node, { scalar: node, from: 0, to: node.text.length });
    return true;
  }

  #call(name: string, argument: Node, items: readonly Node[], form: 'short' | 'long'): boolean {
    switch (name) {
      case 'Base64':
        return form === 'short' ? this.#untagged(argument, items) : this.add(argument, items);
      case 'Sub':
        return argument.kind === 'sequence' ? this.#withVariables(argument, items)
          : argument.kind === 'scalar' && this.#substituted(argument, items, new Set());
      case 'Join':
        return argument.kind === 'sequence' && this.#joined(argument, items);
      case 'Ref':
        this.#push(this.#names(argument.kind === 'scalar' ? argument.text : '') ? credential : other, items, argument);
        return true;
      case 'GetAtt':
        this.#push(this.#names(attributeOwner(argument)) ? credential : other, items, argument);
        return true;
      default:
        this.#push(other, items, argument);
        return true;
    }
  }

  #names(id: string): boolean {
    return this.#credentials.has(id);
  }

  #withVariables(argument: Sequence, items: readonly Node[]): boolean {
    const [scalar, map, ...more] = argument.items;
    if (scalar?.kind !== 'scalar' || scalar.tag !== null || map?.kind !== 'mapping' || map.tag !== null || more.length > 0) return false;
    const names = new Set<string>();
    for (const entry of map.entries) {
      const value = entry.value === null ? null : scriptText(entry.value, this.#credentials, this.#depth + 1);
      const isCredential = value?.text === credential;
      if (value?.text.includes(credential) === true && !isCredential) return false;
      if (!isCredential) continue;
      names.add(keyText(entry) ?? '');
      this.variables.push(entry);
    }
    return this.#substituted(scalar, items, names);
  }

  /** `variables`: names that stand for a credential here. */
  #substituted(scalar: Scalar, items: readonly Node[], variables: ReadonlySet<string>): boolean {
    let done = 0;
    for (const match of scalar.text.matchAll(/\$\{([\w:]{1,255})(?:\.[\w.]{1,255})?\}/g)) {
      const [whole, name = ''] = match;
      if (!variables.has(name) && !this.#names(name)) continue;
      this.#push(scalar.text.slice(done, match.index), items, scalar, { scalar, from: done, to: match.index });
      done = match.index + whole.length;
      this.#push(credential, items, scalar, { scalar, from: match.index, to: done });
    }
    this.#push(scalar.text.slice(done), items, scalar, { scalar, from: done, to: scalar.text.length });
    return true;
  }

  #joined(argument: Sequence, items: readonly Node[]): boolean {
    const [glue, list] = argument.items;
    if (glue?.kind !== 'scalar' || glue.tag !== null || list?.kind !== 'sequence' || list.tag !== null) return false;
    return list.items.every((item, index) => {
      if (index > 0) this.#push(glue.text, null, null);
      return this.add(item, [...items, item]);
    });
  }

  #push(text: string, items: readonly Node[] | null, node: Node | null, source?: Pick<Piece, 'scalar' | 'from' | 'to'>): void {
    if (text === '') return;
    this.pieces.push({ start: this.text.length, text, items, node, ...(source ?? { scalar: null, from: 0, to: 0 }) });
    this.text += text;
  }
}

function longCall(node: Node): { readonly name: string; readonly argument: Node } | null {
  const entry = node.kind === 'mapping' && node.entries.length === 1 ? node.entries[0] : undefined;
  const key = entry === undefined ? null : keyText(entry);
  if (entry === undefined || entry.value === null || key === null || !(key === 'Ref' || key.startsWith('Fn::'))) return null;
  return { name: key.replace('Fn::', ''), argument: entry.value };
}

function attributeOwner(argument: Node): string {
  if (argument.kind === 'sequence') return argument.items[0]?.kind === 'scalar' ? argument.items[0].text : '';
  return argument.kind === 'scalar' ? argument.text.split('.')[0] ?? '' : '';
}
