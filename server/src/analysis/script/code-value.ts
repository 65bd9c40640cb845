/** The value of an expression in Python or JavaScript, as far as it is spelled out: dictionaries, lists and texts. */
import { bareScalar } from '../../syntax/bare-scalar.js';
import type { Node } from '../../syntax/tree.js';
import { onceWith } from '../../text/once.js';
import { concat, madeBoolean, unknown } from '../../value/compose.js';
import type { MapEntry, Value } from '../../value/value.js';
import { textOf } from '../../value/read.js';
import { readCodeText } from './code-text.js';
import { settingOf } from './code-variable.js';
import type { Code } from './code.js';

/** At most this many values are read from one piece of code, and variables are followed for at most this many steps. */
const maxValues = 20_000;
const maxVariables = 8;

/** The arguments of a call, with named ones as a map; `open`: the offset after its opening bracket. */
export function argumentsValue(code: Code, open: number): Value {
  return new ExpressionReader(code, open, effortOf(code)).arguments();
}

interface Effort {
  values: number;
  variables: number;
}

const effortOf = onceWith((_: Code): Effort => ({ values: 0, variables: 0 }));

/** What may be between the terms of an expression, and what ends it. */
interface Surroundings {
  readonly blanks: RegExp;
  readonly end: RegExp;
}

const inBrackets: Surroundings = { blanks: /\s*/y, end: /(?=[,)\]}])/y };

/** Outside of brackets the end of the line ends an expression. */
const inLine: Surroundings = { blanks: /[ \t]*/y, end: /(?=[\n;])/y };

/** Reads from an offset on. Whatever is not a plain value is unknown, up to the next comma or closing bracket. */
class ExpressionReader {
  readonly #code: Code;
  readonly #effort: Effort;
  #at: number;

  constructor(code: Code, at: number, effort: Effort) {
    this.#code = code;
    this.#at = at;
    this.#effort = effort;
  }

  arguments(): Value {
    const start = this.#at;
    const items: Value[] = [];
    const entries: MapEntry[] = [];
    while (!this.#closes(')')) {
      const [name] = this.#code.language === 'python' ? this.#match(/[A-Za-z_]\w*(?=\s{0,20}=(?!=))/y) : [];
      if (name !== undefined) this.#match(/\s{0,20}=/y);
      const value = this.expression(inBrackets);
      if (name === undefined) items.push(value);
      else entries.push({ key: name, keyNode: null, value });
      if (!this.#passesComma()) break;
    }
    const at = this.#node(start, this.#at);
    return { kind: 'list', at, items: [...items, { kind: 'map', at, entries }] };
  }

  /** Terms with `+` between them. */
  expression({ blanks, end }: Surroundings): Value {
    this.#match(blanks);
    const start = this.#at;
    const isTooMuch = ++this.#effort.values > maxValues;
    const terms = isTooMuch ? [] : [this.#term()];
    while (!isTooMuch && this.#passes(/[ \t\r\n]{0,200}\+(?![+=])/y)) {
      this.#match(inBrackets.blanks);
      terms.push(this.#term());
    }
    this.#match(blanks);
    const isWhole = !isTooMuch && (this.#at >= this.#code.end || this.#passes(end));
    if (!isWhole) this.#skip();
    const [only, ...others] = terms;
    if (!isWhole || only === undefined) return unknown(this.#node(start, this.#at), 'macro');
    return others.length === 0 ? only : concat(this.#node(start, this.#at), terms);
  }

  #term(): Value {
    const start = this.#at;
    const text = readCodeText(this.#code, start, (name) => this.#variable(name));
    if (text !== null) {
      this.#at = text.end;
      return this.#adjacent(text.value, start);
    }
    switch (this.#code.text[start]) {
      case '{':
        return this.#dictionary();
      case '[':
        return this.#list(']');
      case '(':
        return this.#list(')');
      default:
        return this.#word();
    }
  }

  /** Python joins adjacent string literals. */
  #adjacent(first: Value, start: number): Value {
    const texts = [first];
    while (this.#code.language === 'python') {
      const next = /[ \t\r\n]{0,200}/y;
      next.lastIndex = this.#at;
      next.test(this.#code.text);
      const more = readCodeText(this.#code, next.lastIndex, (name) => this.#variable(name));
      if (more === null) break;
      this.#at = more.end;
      texts.push(more.value);
    }
    return texts.length === 1 ? first : concat(this.#node(start, this.#at), texts);
  }

  #list(close: ']' | ')'): Value {
    const start = this.#at++;
    const items: Value[] = [];
    let hasComma = false;
    while (!this.#closes(close)) {
      items.push(this.expression(inBrackets));
      if (!this.#passesComma()) break;
      hasComma = true;
    }
    const isClosed = this.#passes(close === ']' ? /\]/y : /\)/y);
    const at = this.#node(start, this.#at);
    const [only] = items;
    if (!isClosed) return unknown(at, 'macro');
    return close === ')' && !hasComma && only !== undefined ? only : { kind: 'list', at, items };
  }

  /** Where a key is computed, or entries are taken over from elsewhere, nothing of the whole is known. */
  #dictionary(): Value {
    const start = this.#at++;
    const entries = new Map<string, MapEntry>();
    let isKnown = true;
    while (!this.#closes('}')) {
      const entry = this.#entry();
      if (entry === null) {
        isKnown = false;
        this.#skip();
      } else entries.set(entry.key, entry);
      if (!this.#passesComma()) break;
    }
    const isClosed = this.#passes(/\s*\}/y);
    const at = this.#node(start, this.#at);
    return isKnown && isClosed ? { kind: 'map', at, entries: [...entries.values()] } : unknown(at, 'macro');
  }

  #entry(): MapEntry | null {
    const start = this.#at;
    const quoted = readCodeText(this.#code, start, () => null);
    const [bare] = quoted === null && this.#code.language === 'javascript' ? this.#match(/[A-Za-z_$][\w$]*/y) : [];
    if (quoted !== null) this.#at = quoted.end;
    const key = quoted === null ? bare : textOf(quoted.value);
    if (key === undefined || key === null) return null;
    const keyNode = this.#node(start, this.#at);
    if (this.#passes(/\s{0,200}:/y)) return { key, keyNode, value: this.expression(inBrackets) };
    // `{ PolicyDocument }` of JavaScript
    const isShort = bare !== undefined && this.#passes(/(?=\s{0,200}[,}])/y);
    return isShort ? { key, keyNode, value: this.#variable(key) ?? unknown(keyNode, 'macro') } : null;
  }

  /** A variable, a constant, or JSON that is made of a value, which then counts itself. */
  #word(): Value {
    const start = this.#at;
    if (this.#passes(/(?:json\.)?dumps\(|JSON\.stringify\(/y)) {
      const value = this.expression(inBrackets);
      if (this.#passesComma()) this.#skipTo(')');
      return this.#passes(/\)/y) ? value : unknown(this.#node(start, this.#at), 'macro');
    }
    const [word = ''] = this.#match(/[A-Za-z_$][\w$]*(?![\w$]|\s{0,20}[.([])|-?\d{1,15}(?![\w.])/y);
    const at = this.#node(start, this.#at);
    if (/^(?:[Tt]rue|[Ff]alse)$/.test(word)) return madeBoolean(at, /^[Tt]/.test(word) ? 'true' : 'false');
    if (/^(?:None|null)$/.test(word)) return { kind: 'null', at };
    return (word === '' ? null : this.#variable(word)) ?? unknown(at, 'macro');
  }

  #variable(name: string): Value | null {
    if (this.#effort.variables >= maxVariables) return null;
    const from = settingOf(this.#code, name, this.#at);
    if (from === null) return null;
    this.#effort.variables += 1;
    const value = new ExpressionReader(this.#code, from, this.#effort).expression(inLine);
    this.#effort.variables -= 1;
    return value;
  }

  #node(start: number, end: number): Node {
    const { script } = this.#code;
    const span = script.spanAt(start, end);
    return span === null ? script.at : bareScalar(this.#code.text.slice(start, end), span);
  }

  #closes(close: ')' | ']' | '}'): boolean {
    this.#match(inBrackets.blanks);
    return this.#at >= this.#code.end || this.#code.text[this.#at] === close;
  }

  #passesComma(): boolean {
    return this.#passes(/\s*,/y);
  }

  #passes(form: RegExp): boolean {
    return this.#match(form).length > 0;
  }

  #match(form: RegExp): readonly string[] {
    form.lastIndex = this.#at;
    const match = form.exec(this.#code.text);
    if (match !== null) this.#at = form.lastIndex;
    return match ?? [];
  }

  #skipTo(close: ')'): void {
    while (!this.#closes(close)) {
      this.#skip();
      if (!this.#passesComma()) break;
    }
  }

  /** Skips to the next comma or closing bracket of the same depth. */
  #skip(): void {
    const { text, end } = this.#code;
    for (let depth = 0; this.#at < end; this.#at++) {
      const quoted = /["'`]/.test(text.charAt(this.#at)) ? readCodeText(this.#code, this.#at, () => null) : null;
      if (quoted !== null) this.#at = quoted.end - 1;
      const char = text.charAt(this.#at);
      if (quoted === null && '([{'.includes(char)) depth += 1;
      else if (quoted === null && ')]}'.includes(char) && --depth < 0) return;
      else if (quoted === null && char === ',' && depth === 0) return;
    }
  }
}
