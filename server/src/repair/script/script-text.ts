/** A script as the template assembles it, with a way from each character to the node that can be edited. */
import { keyText } from '../../syntax/lookup.js';
import { sourceSpan } from '../../syntax/source-span.js';
import type { Entry, Node, Scalar, Sequence } from '../../syntax/tree.js';
import { tick } from '../../text/patience.js';
import { byPlace, type Span } from '../../text/span.js';

/** Characters that stand for a credential, and for anything else that is only known after deployment. */
export const credential = '\uE000';
const other = '\uE001';

/** A run of characters from one source. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  /** The scalar that holds it, and the offset in its decoded text; null for a function and for what joins two items. */
  readonly scalar: Scalar | null;
  readonly from: number;
  readonly to: number;
  /** The items of joined lists that it belongs to, outermost first; null for what joins two items. */
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
const secretLength = 40;
const longestName = 48;

/** What a script is searched for. */
export interface Wanted {
  /** By logical ID or name. */
  readonly credentials: ReadonlySet<string>;
  /** Where keys are known to be written out, which count as well; null when they do not. */
  readonly literals: readonly Span[] | null;
  /** Environment variables with a credential, for code that reads them. */
  readonly variables?: ReadonlySet<string>;
  /** Paths of files with nothing but credentials; where the helpers of CloudFormation are told to read one, it counts as well. */
  readonly files?: ReadonlySet<string>;
}

/** An access key ID, or what looks like a secret half. */
const literalKey = /\bA(?:KI|SI)A[A-Z2-7]{16}\b|(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g;
/** What precedes a secret half, in the words of AWS tools. */
const secretName = /(?:SECRET_ACCESS_KEY|secret_access_key|secretAccessKey|--secret-key|-SecretKey)["']?[ \t]{0,8}[=: \t][ \t]{0,8}["']?$/;

/** Where the helpers of CloudFormation are told to read a file with credentials, by an option or in `cfn-hup.conf`. */
export function credentialFile(path: string): RegExp {
  return new RegExp(`(?<=\\bcredential-file[ \\t]{0,8}[= \\t][ \\t]{0,8})${path.replaceAll(/[^\w/]/g, '\\$&')}(?![\\w/.-])`, 'g');
}

/** Null when functions choose or look up a part of the script. `depth`: how many functions are around it. */
export function scriptText(root: Node, wanted: Wanted, depth = 0): ScriptText | null {
  if (depth > deepest) return null;
  const builder = new Builder(wanted, depth);
  return builder.add(root, []) ? { text: builder.text, pieces: builder.pieces, variables: builder.variables } : null;
}

class Builder {
  text = '';
  readonly pieces: Piece[] = [];
  readonly variables: Entry[] = [];
  readonly #wanted: Wanted;
  readonly #depth: number;

  constructor(wanted: Wanted, depth: number) {
    this.#wanted = wanted;
    this.#depth = depth;
  }

  /** False when a part of the text is not known. */
  add(node: Node, items: readonly Node[]): boolean {
    if (items.length > deepest || node.kind === 'alias') return false;
    if (node.tag !== null && /^![A-Z]/.test(node.tag)) return this.#call(node.tag.slice(1), node, items, 'short');
    return this.#untagged(node, items);
  }

  #untagged(node: Node, items: readonly Node[]): boolean {
    const call = longCall(node);
    if (call !== null) return this.#call(call.name, call.argument, items, 'long');
    if (node.kind !== 'scalar') return false;
    this.#pushText(node, 0, node.text.length, items);
    return true;
  }

  #call(name: string, argument: Node, items: readonly Node[], form: 'short' | 'long'): boolean {
    switch (name) {
      case 'Base64':
        return form === 'short' ? this.#untagged(argument, items) : this.add(argument, items);
      case 'Sub':
        return argument.kind === 'sequence'
          ? this.#withVariables(argument, items)
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
    return this.#wanted.credentials.has(id);
  }

  #withVariables(argument: Sequence, items: readonly Node[]): boolean {
    const [scalar, map, ...more] = argument.items;
    if (scalar?.kind !== 'scalar' || scalar.tag !== null || map?.kind !== 'mapping' || map.tag !== null || more.length > 0) return false;
    const names = new Set<string>();
    for (const entry of map.entries) {
      const value = entry.value === null ? null : scriptText(entry.value, this.#wanted, this.#depth + 1);
      const isCredential = value?.text === credential;
      if (value?.text.includes(credential) === true && !isCredential) return false;
      if (!isCredential) continue;
      names.add(keyText(entry) ?? '');
      this.variables.push(entry);
    }
    return this.#substituted(scalar, items, names);
  }

  /** `variables`: the names that stand for a credential here. */
  #substituted(scalar: Scalar, items: readonly Node[], variables: ReadonlySet<string>): boolean {
    let done = 0;
    for (const match of scalar.text.matchAll(/\$\{([\w:]{1,255})(?:\.[\w.]{1,255})?\}/g)) {
      const [whole, name = ''] = match;
      if (!variables.has(name) && !this.#names(name)) continue;
      this.#pushText(scalar, done, match.index, items);
      done = match.index + whole.length;
      this.#push(credential, items, scalar, { scalar, from: match.index, to: done });
    }
    this.#pushText(scalar, done, scalar.text.length, items);
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

  /** Adds a part of the decoded text of a scalar. */
  #pushText(scalar: Scalar, from: number, to: number, items: readonly Node[]): void {
    let done = from;
    const put = (text: string, end: number): void => {
      this.#push(text, items, scalar, { scalar, from: done, to: end });
      done = end;
    };
    for (const { start, end } of [...this.#keys(scalar, from, to), ...this.#files(scalar, from, to)].sort(byPlace)) {
      put(scalar.text.slice(done, start), start);
      put(credential, end);
    }
    put(scalar.text.slice(done, to), to);
  }

  #keys(scalar: Scalar, from: number, to: number): readonly Span[] {
    if (this.#wanted.literals === null) return [];
    const found = [...scalar.text.slice(from, to).matchAll(literalKey)].map((match) => spanOf(match, from));
    return found.filter(({ start, end }) => this.#isKey(scalar, start, end));
  }

  #files({ text }: Scalar, from: number, to: number): readonly Span[] {
    return [...(this.#wanted.files ?? [])].flatMap((path) =>
      [...text.slice(from, to).matchAll(credentialFile(path))].map((match) => spanOf(match, from)),
    );
  }

  #isKey(scalar: Scalar, start: number, end: number): boolean {
    if (end - start < secretLength || secretName.test(scalar.text.slice(Math.max(0, start - longestName), start))) return true;
    const place = sourceSpan(scalar, start, end);
    return this.#wanted.literals?.some((known) => known.start === place.start && known.end === place.end) === true;
  }

  #push(text: string, items: readonly Node[] | null, node: Node | null, source?: Pick<Piece, 'scalar' | 'from' | 'to'>): void {
    if (text === '') return;
    tick();
    this.pieces.push({ start: this.text.length, text, items, node, ...(source ?? { scalar: null, from: 0, to: 0 }) });
    this.text += text;
  }
}

function spanOf({ index, 0: whole }: RegExpExecArray, from: number): Span {
  return { start: from + index, end: from + index + whole.length };
}

function longCall(node: Node): { readonly name: string; readonly argument: Node } | null {
  const entry = node.kind === 'mapping' && node.entries.length === 1 ? node.entries[0] : undefined;
  const key = entry === undefined ? null : keyText(entry);
  if (entry === undefined || entry.value === null || key === null || !(key === 'Ref' || key.startsWith('Fn::'))) return null;
  return { name: key.replace('Fn::', ''), argument: entry.value };
}

function attributeOwner(argument: Node): string {
  if (argument.kind === 'sequence') return argument.items[0]?.kind === 'scalar' ? argument.items[0].text : '';
  return argument.kind === 'scalar' ? (argument.text.split('.')[0] ?? '') : '';
}
