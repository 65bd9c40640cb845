/** The variables of a shell script, as far as the script shows their values. */
import { hole } from '../../text/hole.js';
import type { Assignment } from './shell-command.js';

const maxVariables = 500;
const maxValue = 1000;
const expansion = /^\$(?:\{([A-Za-z_]\w*)[^}]{0,200}\}|([A-Za-z_]\w*|[0-9@*#?!$-]))/;

export interface Expanded {
  /** The value of the variable; a hole when it is not known. */
  readonly text: string;
  /** How many characters were read. */
  readonly length: number;
}

export class ShellVariables {
  readonly #known = new Map<string, string>();

  remember(assignments: readonly Assignment[]): void {
    for (const { name, value } of assignments) {
      if (this.#known.size < maxVariables) this.#known.set(name, value.text.slice(0, maxValue));
    }
  }

  /** The `$NAME` or `${NAME…}` that begins at an offset; null when none does. */
  expand(text: string, at: number): Expanded | null {
    const match = expansion.exec(text.slice(at, at + 300));
    if (match === null) return null;
    return { text: this.#known.get(match[1] ?? match[2] ?? '') ?? hole, length: match[0].length };
  }
}
