/** The named arguments of a call in Python or JavaScript, as far as they are plain strings, numbers and booleans. */
import { argumentName } from './call.js';

/** How far behind the opening bracket arguments are looked for. */
const reach = 2000;

/** `open` is the offset behind the opening bracket. */
export function callArguments(
  text: string,
  open: number,
): { readonly arguments: ReadonlyMap<string, string | null>; readonly end: number } {
  const end = closingBracket(text, open);
  const found = new Map<string, string | null>();
  for (const match of text
    .slice(open, end)
    .matchAll(
      /(?<![\w.])["']?([A-Za-z_]\w*)["']?\s{0,4}[=:](?![=>])\s{0,40}(?:(["'`])([^"'`\n]{0,500})\2|(\d{1,15}|[Tt]rue|[Ff]alse)\b)?/g,
    )) {
    const [, name = '', , quoted, bare] = match;
    found.set(argumentName(name), quoted ?? bare ?? null);
  }
  return { arguments: found, end };
}

export function arnArguments(given: ReadonlyMap<string, string | null>): readonly string[] {
  return [...given.values()].filter((text) => text !== null && /^arn:[\w-]+:/.test(text)).map(String);
}

function closingBracket(text: string, open: number): number {
  const limit = Math.min(text.length, open + reach);
  let depth = 1;
  for (let at = open; at < limit; at++) {
    const char = text[at];
    if (char === '(' || char === '{' || char === '[') depth += 1;
    else if (char === ')' || char === '}' || char === ']') depth -= 1;
    if (depth === 0) return at;
  }
  return limit;
}
