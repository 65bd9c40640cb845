/** The named arguments of a call in Python or JavaScript, as far as they are plain strings, numbers and booleans. */
import { matchesOf } from '../../text/match.js';
import { argumentName } from './call.js';

/** How far to look for arguments after the opening bracket. */
const reach = 2000;

export interface CodeArguments {
  readonly arguments: ReadonlyMap<string, string | null>;
  /** Whether a variable or an expression may contain more of them. */
  readonly isOpen: boolean;
  /** The offset of the closing bracket. */
  readonly end: number;
}

/** `open`: the offset after the opening bracket. */
export function callArguments(text: string, open: number): CodeArguments {
  const end = closingBracket(text, open);
  const written = withoutCallback(text.slice(open, end));
  const named = new Map(namedIn(written));
  let isOpen = handsExpression(written);
  for (const variable of handedVariables(written)) {
    const literal = literalOf(variable, text, open);
    if (literal === null) isOpen = true;
    else for (const [name, value] of namedIn(literal)) named.set(name, value);
  }
  return { arguments: named, isOpen, end };
}

/** The named arguments; a text that is concatenated with something else is not known. */
function namedIn(written: string): readonly (readonly [name: string, value: string | null])[] {
  const found = matchesOf(
    /(?<![\w.])["']?([A-Za-z_]\w*)["']?\s{0,4}[=:](?![=>])\s{0,40}(?:(["'`])([^"'`\n]{0,500})\2(?!\s{0,40}[+%.])|(\d{1,15}|[Tt]rue|[Ff]alse)\b)?/g,
    written,
  );
  return [...found].map(([, name = '', , quoted, bare]) => [argumentName(name), quoted ?? bare ?? null]);
}

/** Leaves out JavaScript's callback, which has no arguments of the operation. */
function withoutCallback(written: string): string {
  const callback = /\bfunction\b|(?:\([\w\s,]{0,100}\)|\b\w+)\s{0,4}=>/.exec(written);
  return callback === null ? written : written.slice(0, callback.index);
}

const handed = /^\s*([A-Za-z_$][\w$]*)\s*(?:,|$)|(?:\*\*|\.\.\.)\s{0,4}([A-Za-z_$][\w$]*)\s*(?=[,)}]|$)/g;

/** `params`, `**kwargs`, `...rest` */
function handedVariables(written: string): readonly string[] {
  return matchesOf(handed, written).map(([, first, spread]) => first ?? spread ?? '');
}

/** `build()`, `event.input`, `...(isNamed && { UserName })`: anything but a variable, an object or named arguments. */
function handsExpression(written: string): boolean {
  const rest = written.replaceAll(handed, '').trimStart();
  return /\*\*|\.\.\./.test(rest) || /^(?!["']?\w+["']?\s*=(?!=))[^\s{,"'`]/.test(rest);
}

/** How far to look before a call for the object in a variable. */
const reachBefore = 4000;

/** The object that a variable was set to shortly before an offset; null when it may have been set or changed elsewhere. */
function literalOf(variable: string, text: string, before: number): string | null {
  const name = String.raw`(?<![\w.$])${variable.replaceAll('$', String.raw`\$`)}`;
  const near = text.slice(Math.max(0, before - reachBefore), before);
  const isChanged = new RegExp(String.raw`${name}(?:\.\w+\s*=(?!=)|\[|\.(?:update|setdefault)\()`).test(near);
  const last = matchesOf(new RegExp(String.raw`${name}\s*(?::[^=\n]{0,60})?=(?![=>])\s*`, 'g'), near).at(-1);
  if (last === undefined || isChanged) return null;
  const start = last.index + last[0].length;
  const [opening] = /^(?:\{|dict\()/.exec(near.slice(start, start + 5)) ?? [];
  if (opening === undefined) return null;
  const literal = near.slice(start + opening.length, closingBracket(near, start + opening.length));
  return /\*\*|\.\.\./.test(literal) ? null : literal;
}

/** The arguments without a name, in order; null for one that is not a plain string. */
export function positionalTexts(written: string): readonly (string | null)[] {
  const found: (string | null)[] = [];
  for (let rest = written.trimStart(); rest !== '';) {
    const [whole = '', , text] = /^(["'])([^"'\n]{0,500})\1\s{0,80}(?:,\s{0,80}|$)/.exec(rest) ?? [];
    if (whole === '' && /^(?:\w+\s{0,4}=(?!=)|\*)/.test(rest)) break;
    found.push(text ?? null);
    rest = whole === '' ? behindComma(rest) : rest.slice(whole.length);
  }
  return found;
}

function behindComma(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if ('([{'.includes(char)) depth += 1;
    else if (')]}'.includes(char)) depth -= 1;
    else if (char === ',' && depth === 0) return text.slice(at + 1).trimStart();
    else at = quoteEnd(text, at);
  }
  return '';
}

export function arnArguments(given: ReadonlyMap<string, string | null>): readonly string[] {
  return [...given.values()].filter((text) => text !== null && /^arn:[\w-]+:/.test(text)).map(String);
}

/** A text in quotes; one that does not end on its line is none, except in JavaScript's backticks. */
const quoted = /"(?:[^"\\\n]|\\.){0,2000}"|'(?:[^'\\\n]|\\.){0,2000}'|`(?:[^`\\]|\\[^]){0,2000}`/y;

/** The offset of the bracket that closes the one before `open`. */
export function closingBracket(text: string, open: number): number {
  const limit = Math.min(text.length, open + reach);
  let depth = 1;
  for (let at = open; at < limit; at++) {
    const char = text[at];
    if (char === '(' || char === '{' || char === '[') depth += 1;
    else if (char === ')' || char === '}' || char === ']') depth -= 1;
    else at = quoteEnd(text, at);
    if (depth === 0) return at;
  }
  return limit;
}

/** The offset of the quote that closes the one at an offset; the offset itself where no text in quotes begins. */
function quoteEnd(text: string, at: number): number {
  const char = text[at];
  if (char !== '"' && char !== "'" && char !== '`') return at;
  quoted.lastIndex = at;
  return quoted.test(text) ? quoted.lastIndex - 1 : at;
}
