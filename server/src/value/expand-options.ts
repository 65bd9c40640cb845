/** Expands a nested value into all values without alternatives that it may be. */
import { concat } from './compose.js';
import { always, conjoin, type Guard } from './guard.js';
import type { Option, Value } from './value.js';

/** How many variants of one value are expanded, and how deep alternatives are searched for. */
const variantLimit = 32;
const depthLimit = 12;

/** Every value it may be, with its guard; a single unknown value when there are too many. */
export function expandOptions(value: Value): readonly Option[] {
  return expand(value, 0) ?? [{ when: always, value: { kind: 'unknown', reason: 'limit', at: value.at } }];
}

function expand(value: Value, depth: number): readonly Option[] | null {
  if (!hasAlternatives(value, depth)) return [{ when: always, value }];
  if (depth > depthLimit) return null;
  switch (value.kind) {
    case 'alternatives':
      return expandAlternatives(value.options, depth);
    case 'concat':
      return expandAll(value.parts, depth)?.map(({ when, values }) => ({ when, value: concat(value.at, values) })) ?? null;
    case 'list':
      return expandAll(value.items, depth)?.map(({ when, values }) => ({ when, value: { ...value, items: values } })) ?? null;
    case 'map':
      return (
        expandAll(
          value.entries.map((entry) => entry.value),
          depth,
        )?.map(({ when, values }) => {
          const entries = value.entries.map((entry, index) => ({
            key: entry.key,
            keyNode: entry.keyNode,
            value: values[index] ?? entry.value,
          }));
          return { when, value: { ...value, entries } };
        }) ?? null
      );
    default:
      return [{ when: always, value }];
  }
}

/** Most values have none. Below the depth of the search it is assumed that there are some. */
function hasAlternatives(value: Value, depth: number): boolean {
  if (value.kind === 'alternatives') return true;
  if (value.kind !== 'list' && value.kind !== 'map' && value.kind !== 'concat') return false;
  if (depth > depthLimit) return true;
  if (value.kind === 'map') return value.entries.some((entry) => hasAlternatives(entry.value, depth + 1));
  return (value.kind === 'list' ? value.items : value.parts).some((item) => hasAlternatives(item, depth + 1));
}

function expandAlternatives(options: readonly Option[], depth: number): readonly Option[] | null {
  const all: Option[] = [];
  for (const option of options) {
    const inside = expand(option.value, depth + 1);
    if (inside === null || all.length + inside.length > variantLimit) return null;
    for (const { when, value } of inside) {
      const both = conjoin(option.when, when);
      if (both !== null) all.push({ when: both, value });
    }
  }
  return all;
}

interface Row {
  readonly when: Guard;
  readonly values: readonly Value[];
}

/** Every choice of one option for each value in which the guards do not contradict each other. */
function expandAll(values: readonly Value[], depth: number): readonly Row[] | null {
  const options = values.map((value) => expand(value, depth + 1));
  let picks: readonly { readonly when: Guard; readonly chosen: ReadonlyMap<number, Value> }[] = [{ when: always, chosen: new Map() }];
  for (const [index, choices] of options.entries()) {
    if (choices === null) return null;
    const [only] = choices;
    if (choices.length === 1 && only?.when.length === 0) {
      if (only.value !== values[index]) picks = picks.map(({ when, chosen }) => ({ when, chosen: new Map(chosen).set(index, only.value) }));
      continue;
    }
    picks = picks.flatMap((pick) =>
      choices.flatMap((choice) => {
        const when = conjoin(pick.when, choice.when);
        return when === null ? [] : [{ when, chosen: new Map(pick.chosen).set(index, choice.value) }];
      }),
    );
    if (picks.length > variantLimit) return null;
  }
  return picks.map(({ when, chosen }) => ({ when, values: values.map((value, index) => chosen.get(index) ?? value) }));
}
