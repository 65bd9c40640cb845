/** The summary of a run with fixes: how many were applied, what is left to do by hand, and what was not possible. */
import { rules } from '../../rules/registry.generated.js';
import { quantity } from '../../text/wording.js';
import type { FixOutcome } from './fixing.js';
import { isFixing, type FixWishes } from './scan-options.js';

export class FixTally {
  readonly #wishes: FixWishes;
  readonly #left: string[] = [];
  readonly #declined: string[] = [];
  #files = 0;
  #fixes = 0;
  #untouched = 0;

  constructor(wishes: FixWishes) {
    this.#wishes = wishes;
  }

  add(name: string, outcome: FixOutcome): void {
    if (outcome.kind === 'left') {
      this.#untouched += 1;
      return;
    }
    if (outcome.kind !== 'nothing') {
      this.#files += 1;
      this.#fixes += outcome.count;
    }
    this.#left.push(...outcome.notes.left.map((sentence) => `  ${name}: ${sentence}`));
    this.#declined.push(...outcome.notes.declined.map((sentence) => `  ${name}: ${sentence}`));
  }

  /** Empty for a run without fixes. */
  lines(): readonly string[] {
    if (!isFixing(this.#wishes)) return [];
    const { isDry, suggestionsOf } = this.#wishes;
    const without = rules.filter(({ id, fixes }) => suggestionsOf.has(id) && fixes === undefined);
    return [
      ...(this.#fixes > 0
        ? [`${isDry ? 'Would apply' : 'Applied'} ${quantity(this.#fixes, 'fix', 'fixes')} in ${quantity(this.#files, 'file')}.`]
        : this.#untouched === 0
          ? ['There is nothing to fix.']
          : []),
      ...(this.#left.length > 0 ? ['Left to do by hand:', ...this.#left] : []),
      ...(this.#declined.length > 0 ? ['Not possible:', ...this.#declined] : []),
      ...without.map(({ id }) => `\`${id}\` has no fix: \`rootguard explain ${id}\` says what to do.`),
    ];
  }
}
