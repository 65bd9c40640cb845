/** A password that a script keeps in a variable, whatever its name, and hands to a program: `$x = 'password'`, `mysql -p$x`. */
import { matchesOf } from '../../../text/match.js';
import type { NamedDetection } from '../named-literal.js';
import { passwordAt } from './password-at.js';

/** `$x`, `${x}` or `$env:x`, and nothing else. */
const reference = /^\$(?:\{([A-Za-z_]\w{0,63})\}|(?:(?:env|global|local|script):)?([A-Za-z_]\w{0,63}))(?=["'\s;)|&]|$)/i;

/**
 * The literal that was last assigned to the variable at an offset before that; none if there is no variable, or something
 * else was assigned to it. `name`: what hands it to a program.
 */
export function passwordInVariable(text: string, offset: number, name: string): readonly NamedDetection[] {
  const found = reference.exec(text.slice(offset, offset + 80));
  const variable = found?.[1] ?? found?.[2];
  if (variable === undefined) return [];
  const last = matchesOf(assignmentTo(variable), text.slice(0, offset)).at(-1);
  return last === undefined ? [] : passwordAt(text, last.index + last[0].length, name);
}

/** Up to the value, in a shell or in PowerShell. */
function assignmentTo(variable: string): RegExp {
  return new RegExp(
    String.raw`(?:(?:^|[\s;&|])${variable}=|\$(?:(?:env|global|local|script):)?${variable}[ \t]{0,8}=[ \t]{0,8}(?=["']))["']?`,
    'g',
  );
}
