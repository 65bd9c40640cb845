/** The variables of a shell script, as far as the script shows their values. */
import { hole } from '../../text/hole.js';
import type { Assignment } from './shell-command.js';

const maxVariables = 500;
const maxValue = 1000;
const expansion = /^\$(?:\{([A-Za-z_]\w*)((?:[^{}]|\$\{[^{}]{0,100}\}){0,200})\}|([A-Za-z_]\w*|[0-9@*#?!$-]))/;

export interface Expanded {
  /** The value of the variable; a hole when it is not known. */
  readonly text: string;
  /** How many characters were read. */
  readonly length: number;
}

export class ShellVariables {
  readonly #known = new Map<string, string>();

  remember(assignments: readonly Assignment[]): void {
    for (const { name, text, isAdded } of assignments) {
      if (this.#known.size >= maxVariables && !this.#known.has(name)) continue;
      const whole = isAdded ? `${this.#known.get(name) ?? hole}${text}` : text;
      this.#known.set(name, whole.length > maxValue ? `${whole.slice(0, maxValue)}${hole}` : whole);
    }
  }

  /** The `$NAME` or `${NAME…}` that begins at an offset; null when none does. */
  expand(text: string, at: number): Expanded | null {
    const [whole, braced, operator = '', bare] = expansion.exec(text.slice(at, at + 300)) ?? [];
    if (whole === undefined) return null;
    const known = this.#known.get(braced ?? bare ?? '') ?? hole;
    // Only what is for a missing value leaves another one as it is: `${NAME:-other}`, but not `${NAME%.gz}`.
    const isKept = operator === '' || (/^:?[-=?]/.test(operator) && known !== '');
    return { text: isKept ? known : hole, length: whole.length };
  }
}
