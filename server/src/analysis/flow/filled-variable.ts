/** Variables of a script that hold what CloudFormation fills in, whatever they are called. */
import { hole } from '../../text/hole.js';
import { matchesOf } from '../../text/match.js';
import { onceWith } from '../../text/once.js';
import type { Script } from '../script/script.js';

/** `$NAME`, `${NAME}` or `$env:NAME`; the closing brace may be missing. */
const read = /^\$(?:env:|\{)?([A-Za-z_]\w{0,100})\}?$/i;
const word = /^[A-Za-z_]\w{0,100}$/;
const assigned = /(?<![\w$.-])\$?([A-Za-z_]\w{0,100})[ \t]{0,8}=(?![=~])[ \t]{0,8}(["'`]?)([^\s"'`;]{0,256})\2/g;

/**
 * Whether a value is a variable to which the script assigns nothing but what CloudFormation fills in, so that it is no key that
 * the script fetches. `isCode`: a word without a sign is a variable there.
 */
export function isFilledVariable(script: Script, value: string, isCode: boolean): boolean {
  const name = read.exec(value)?.[1] ?? (isCode ? word.exec(value)?.[0] : undefined);
  return name !== undefined && filledVariables(script).has(name);
}

const filledVariables = onceWith(({ text }: Script): ReadonlySet<string> => {
  const filled = new Set<string>();
  const others = new Set<string>();
  for (const [, name = '', , value = ''] of text.includes(hole) || text.includes('{{resolve:') ? matchesOf(assigned, text) : []) {
    (value === hole || value.startsWith('{{resolve:') ? filled : others).add(name);
  }
  return new Set([...filled].filter((name) => !others.has(name)));
});
