/** Whether an event of CloudTrail, of which some fields are known, matches a filter pattern. */
import { allOf, anyOf, not, type Answer } from '../../iam/coverage.js';
import { hole } from '../script/resolved-text.js';
import type { FilterExpression, FilterTerm } from './filter-pattern.js';

/** The fields that are known of an event, by their paths; null for one that it does not have. */
export type KnownEvent = ReadonlyMap<string, string | null>;

/** `ignored` is a test that is taken for one that may hold, whatever it asks. */
export function matchesFilter(expression: FilterExpression, event: KnownEvent, ignored: FilterTerm | null = null): Answer {
  switch (expression.kind) {
    case 'term':
      return expression.term === ignored ? 'maybe' : answerOf(expression.term, event);
    case 'and':
      return allOf(expression.parts.map((part) => matchesFilter(part, event, ignored)));
    case 'or':
      return anyOf(expression.parts.map((part) => matchesFilter(part, event, ignored)));
  }
}

function answerOf({ field, test, value }: FilterTerm, event: KnownEvent): Answer {
  const known = event.get(field);
  if (known === undefined || test === 'other') return 'maybe';
  switch (test) {
    case 'exists':
      return known === null ? 'no' : 'yes';
    case 'not-exists':
      return known === null ? 'yes' : 'no';
    case '=':
      return known === null ? 'no' : isLike(known, value);
    case '!=':
      return known === null ? 'maybe' : not(isLike(known, value));
  }
}

function isLike(text: string, pattern: string): Answer {
  if (pattern.includes(hole)) return 'maybe';
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return text === first ? 'yes' : 'no';
  // Stars are taken at either end; what one in the middle does is not said.
  if (others.some((part) => part !== '') && first + last !== '') return 'maybe';
  if (others.length === 0 && first !== '' && last !== '') return 'maybe';
  return text.startsWith(first) && text.endsWith(last) && others.every((part) => text.includes(part)) ? 'yes' : 'no';
}
