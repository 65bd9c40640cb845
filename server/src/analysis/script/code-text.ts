/** String literals of Python and JavaScript, with their escapes and with what is filled in. */
import { bareScalar } from '../../syntax/bare-scalar.js';
import { concat, madeText, unknown } from '../../value/compose.js';
import type { Value } from '../../value/value.js';
import type { Code } from './code.js';

export interface CodeText {
  readonly value: Value;
  /** The offset after the closing quote. */
  readonly end: number;
}

const opening = /([rRbBuUfF]{0,2})("""|'''|"|'|`)/y;

/** What a backslash makes of the next character; all others stand for themselves. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['\n', ''],
]);
const meansItself = /["'`\\/${}]/;

/** The string literal that begins at an offset; null where none does. `variable` gives the value of a name that is filled in. */
export function readCodeText(code: Code, start: number, variable: (name: string) => Value | null): CodeText | null {
  const { text, language, end } = code;
  opening.lastIndex = start;
  const [whole, prefix = '', quote = ''] = opening.exec(text) ?? [];
  const isPython = language === 'python';
  if (whole === undefined || (isPython ? quote === '`' : prefix !== '' || quote.length > 1)) return null;
  const from = start + whole.length;
  const isRaw = /r/i.test(prefix);
  const to = closingQuote(text, from, quote, end);
  if (to === null) return null;
  const filled = /f/i.test(prefix) ? 'python' : quote === '`' ? 'javascript' : null;
  const parts = new TextReader(code, { from, to, isRaw, filled, variable }).read();
  const span = code.script.spanAt(start, to + quote.length);
  const at = span === null ? code.script.at : bareScalar(text.slice(from, to), span);
  return { value: parts === null ? unknown(at, 'macro') : concat(at, parts), end: to + quote.length };
}

function closingQuote(text: string, from: number, quote: string, end: number): number | null {
  const isOneLine = quote === '"' || quote === "'";
  for (let at = from; at < end; at++) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(quote, at)) return at;
    else if (isOneLine && text[at] === '\n') return null;
  }
  return null;
}

interface Body {
  readonly from: number;
  readonly to: number;
  readonly isRaw: boolean;
  /** The language whose way of filling in the literal uses; null for none. */
  readonly filled: Code['language'] | null;
  readonly variable: (name: string) => Value | null;
}

class TextReader {
  readonly #code: Code;
  readonly #body: Body;
  readonly #parts: Value[] = [];
  #done: number;

  constructor(code: Code, body: Body) {
    this.#code = code;
    this.#body = body;
    this.#done = body.from;
  }

  /** Null for an unusual escape. */
  read(): readonly Value[] | null {
    const { text } = this.#code;
    const { from, to, isRaw, filled } = this.#body;
    for (let at = from; at < to; at++) {
      const char = text[at];
      if (char === '\\' && !isRaw) {
        if (!this.#escape(at)) return null;
        at += 1;
      } else if (filled === 'python' && (char === '{' || char === '}')) at = this.#brace(at, char);
      else if (filled === 'javascript' && text.startsWith('${', at)) at = this.#hole(at, at + 2);
    }
    this.#take(to);
    return this.#parts;
  }

  #escape(at: number): boolean {
    const char = this.#code.text.charAt(at + 1);
    const made = escapes.get(char);
    if (made === undefined && !meansItself.test(char)) return false;
    this.#take(at);
    this.#done = made === undefined ? at + 1 : at + 2;
    if (made !== undefined && made !== '') this.#parts.push(madeText(null, made));
    return true;
  }

  /** `{{` and `}}` stand for one brace. */
  #brace(at: number, char: string): number {
    if (this.#code.text[at + 1] !== char) return char === '{' ? this.#hole(at, at + 1) : at;
    this.#take(at);
    this.#done = at + 1;
    return at + 1;
  }

  #hole(at: number, from: number): number {
    const { text } = this.#code;
    this.#take(at);
    let depth = 1;
    let end = from;
    for (; end < this.#body.to && depth > 0; end++) depth += text[end] === '{' ? 1 : text[end] === '}' ? -1 : 0;
    const name = /^\s*([A-Za-z_$][\w$]*)\s*$/.exec(text.slice(from, end - 1))?.[1];
    this.#parts.push((name === undefined ? null : this.#body.variable(name)) ?? unknown(null, 'macro'));
    this.#done = end;
    return end - 1;
  }

  #take(to: number): void {
    if (to > this.#done) this.#parts.push(...this.#code.script.partsAt(this.#done, to));
  }
}
