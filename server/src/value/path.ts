/** Follows a path of keys through alternatives: what is there under which conditions, and when nothing is. */
import { gather } from '../text/gather.js';
import { always, conjoin, type Guard } from './guard.js';
import { entryOf, optionsOf } from './read.js';
import type { Option, Value } from './value.js';

/** Every value that can be at a path, with its conditions; cases without a value are left out. */
export function optionsAt(value: Value, ...keys: readonly string[]): readonly Option[] {
  return follow(value, keys).present;
}

/** The conditions under which there is certainly nothing at a path; the empty guard when it is simply missing. */
export function absencesAt(value: Value, ...keys: readonly string[]): readonly Guard[] {
  return follow(value, keys).absent;
}

interface Followed {
  readonly present: readonly Option[];
  readonly absent: readonly Guard[];
}

function follow(value: Value, keys: readonly string[]): Followed {
  let present: readonly Option[] = expand([{ when: always, value }]);
  const absent: Guard[] = [];
  for (const key of keys) {
    const next: Option[] = [];
    for (const option of present) {
      if (option.value.kind === 'none') absent.push(option.when);
      if (option.value.kind !== 'map') continue;
      const entry = entryOf(option.value, key);
      if (entry === null) absent.push(option.when);
      else next.push({ when: option.when, value: entry.value });
    }
    present = expand(next);
  }
  const gone = present.filter((option) => option.value.kind === 'none');
  return { present: present.filter((option) => option.value.kind !== 'none'), absent: [...absent, ...gone.map((option) => option.when)] };
}

function expand(options: readonly Option[]): readonly Option[] {
  return gather(options, ({ when, value }) =>
    gather(optionsOf(value), (inner) => {
      const both = conjoin(when, inner.when);
      return both === null ? [] : [{ when: both, value: inner.value }];
    }),
  );
}
