/** A password that is recognised by the text around it: from an offset up to the next blank or quote. */
import { hole } from '../../../text/hole.js';
import { Redacted } from '../../../text/redacted.js';
import { passwordNature } from '../literal-nature.js';
import type { NamedDetection } from '../named-literal.js';
import { hasPlainDollars } from './plain-dollars.js';

/** Empty for a text that is too short, a switch, or filled in; `name`: what hands it to a program. */
export function passwordAt(text: string, start: number, name: string): readonly NamedDetection[] {
  const [whole = ''] = /^[^\s"'|\\]{3,256}/.exec(text.slice(start, start + 256)) ?? [];
  // Without quotes, the end of a command or of a substitution is not part of it.
  const secret = /["']/.test(text.charAt(start - 1)) ? whole : whole.replace(/[;)]{1,4}$/, '');
  const nature = passwordNature(secret);
  const end = start + secret.length;
  const filled = hasPlainDollars(text, { start, end }) ? secret.replaceAll('$', '') : secret;
  if ((nature !== 'value' && nature !== 'stand-in') || isFilledIn(filled)) return [];
  return [
    {
      kind: 'password',
      secret: new Redacted('password', secret),
      issuer: null,
      name,
      start,
      end,
      isStandIn: nature === 'stand-in',
    },
  ];
}

/** Whether a variable, a command, a template or a format fills it in, or it is the hash of a password, or XML. */
function isFilledIn(text: string): boolean {
  return text.includes(hole) || /[$`<{(]|%(?:[A-Za-z_]\w{0,63}%|[sdv(])|^\*[0-9A-F]{40}$/.test(text);
}
