/** Whether all fixes of a text, applied in any order, lead to one text that no fix changes any more. */
import { fixText } from '../../out/server/src/engine/apply-fixes.js';
import { rules } from '../../out/server/src/rules/registry.generated.js';
import { lintAll, unreadable } from './judge.mjs';
import { seeded, shuffled } from '../seeded.mjs';

const orders = 20;
const wishes = {
  safe: { safe: true, suggestionsOf: new Set() },
  all: { safe: true, suggestionsOf: new Set(rules.map(({ id }) => id)) },
};

/** `{ settles, texts }` for each wish: whether the result is whole and another run changes nothing, and how many different texts resulted. */
export function settle(name, text, findings, seed) {
  const lintedOnce = onceEach(name, new Map([[text, findings]]));
  return Object.fromEntries(
    Object.entries(wishes).map(([wish, wished]) => {
      const random = seeded(seed);
      const results = new Set();
      let settles = true;
      for (let order = 0; order < orders; order++) {
        const findingsOf = (current) => shuffled(lintedOnce(current), random);
        const fixed = fixText(text, findingsOf, wished).text;
        if (!results.has(fixed)) settles &&= fixText(fixed, findingsOf, wished).text === fixed && isWhole(name, text, fixed);
        results.add(fixed);
      }
      return [wish, { settles, texts: results.size }];
    }),
  );
}

/** The text with all fixes, and what another run makes of that. */
export function applyTwice(name, text) {
  const findingsOf = (current) => lintAll(name, current).findings;
  const fixed = fixText(text, findingsOf, wishes.all).text;
  return [fixed, fixText(fixed, findingsOf, wishes.all).text];
}

/** The rules whose suggestions, requested by name, would change a text that they have changed already. */
export function unsettledRules(name, text, findings) {
  const lintedOnce = onceEach(name, new Map([[text, findings]]));
  const offering = new Set(findings.filter((finding) => finding.fixes().some(({ kind }) => kind === 'fix')).map(({ rule }) => rule));
  return [...offering].filter((rule) => {
    const fixed = fixText(text, lintedOnce, wishFor(rule)).text;
    return fixText(fixed, lintedOnce, wishFor(rule)).text !== fixed;
  });
}

/** The fixes of one rule alone. */
export function wishFor(rule) {
  return { safe: false, suggestionsOf: new Set([rule]) };
}

function isWhole(name, before, after) {
  return unreadable(lintAll(name, before), lintAll(name, after)) === null;
}

/** Rounds in different orders come across the same texts again. */
function onceEach(name, known) {
  return (text) => {
    if (!known.has(text)) known.set(text, lintAll(name, text).findings);
    return known.get(text);
  };
}
