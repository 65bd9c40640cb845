/** Whether all fixes of a text, taken in whatever order, lead to one text that no fix changes any more. */
import { fixText } from '../../out/server/src/engine/apply-fixes.js';
import { rules } from '../../out/server/src/rules/registry.generated.js';
import { lintAll } from './judge.mjs';
import { seeded, shuffled } from './seeded.mjs';

const orders = 20;
const wishes = {
  safe: { safe: true, suggestionsOf: new Set() },
  all: { safe: true, suggestionsOf: new Set(rules.map(({ id }) => id)) },
};

/** `{ settles, texts }` for each wish: whether another run changes nothing, and how many different texts came out. */
export function settle(name, text, seed) {
  return Object.fromEntries(Object.entries(wishes).map(([wish, wished]) => {
    const random = seeded(seed);
    const results = new Set();
    let settles = true;
    for (let order = 0; order < orders; order++) {
      const findingsOf = (current) => shuffled(lintAll(name, current).findings, random);
      const fixed = fixText(text, findingsOf, wished).text;
      results.add(fixed);
      if (results.size > 1 || order === 0) settles &&= fixText(fixed, findingsOf, wished).text === fixed;
    }
    return [wish, { settles, texts: results.size }];
  }));
}
