/** Whether an event of CloudTrail, of which some fields are known, matches a filter pattern. */
import { allOf, anyOf, not, type Answer } from '../../iam/coverage.js';
import { likePattern } from '../../iam/pattern.js';
import { hole } from '../../text/hole.js';
import type { FilterExpression, FilterTerm } from './filter-pattern.js';
import { fieldAnswer, isThere, type KnownEvent, type KnownField } from './root-event.js';

/** `ignored` is a test that counts as one that may hold, whatever it asks. */
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
  if (known === undefined) return 'maybe';
  switch (test) {
    case 'exists':
      return isThere(known);
    case 'not-exists':
      return not(isThere(known));
    case 'null':
      // None of these fields is ever present without a value.
      return 'no';
    case '=':
      return isLike(known, value);
    case '!=':
      return isThere(known) === 'yes' ? not(isLike(known, value)) : 'maybe';
    case 'other':
      return 'maybe';
  }
}

function isLike(known: KnownField, value: string): Answer {
  if (value.includes(hole)) return isThere(known) === 'no' ? 'no' : 'maybe';
  return fieldAnswer(known, likePattern([value], 'text'), value.includes('*') ? null : value);
}
