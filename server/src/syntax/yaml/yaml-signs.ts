/** The character codes of YAML's signs; those for lines and comments are in `line`. */

export const doubleQuote = 34;
export const singleQuote = 39;
export const comma = 44;
export const colon = 58;
export const greater = 62;
export const openBracket = 91;
export const backslash = 92;
export const closeBracket = 93;
export const openBrace = 123;
export const pipe = 124;
export const closeBrace = 125;

/** `,` `[` `]` `{` `}` */
export function isFlowSign(code: number): boolean {
  return code === comma || code === openBracket || code === closeBracket || code === openBrace || code === closeBrace;
}
