/** Variables of a script that hold what CloudFormation fills in, whatever they are called. */
import { hole } from '../../text/hole.js';
import { matchesOf } from '../../text/match.js';

/** `$NAME`, `${NAME}` or `$env:NAME`; the closing brace may be missing. */
const read = /^\$(?:env:|\{)?([A-Za-z_]\w{0,100})\}?$/i;
const word = /^[A-Za-z_]\w{0,100}$/;

/**
 * Whether a value is a variable to which the script assigns nothing but what CloudFormation fills in, so that it is no key that
 * the script fetches. `isCode`: a word without a sign is a variable there.
 */
export function isFilledVariable(text: string, value: string, isCode: boolean): boolean {
  const name = read.exec(value)?.[1] ?? (isCode ? word.exec(value)?.[0] : undefined);
  if (name === undefined) return false;
  const assigned = new RegExp(`(?<![\\w$.-])\\$?${name}[ \\t]{0,8}=(?![=~])[ \\t]{0,8}(["'\`]?)([^\\s"'\`;]{0,256})\\1`, 'g');
  const values = matchesOf(assigned, text).map(([, , given = '']) => given);
  return values.length > 0 && values.every((given) => given === hole || given.startsWith('{{resolve:'));
}
