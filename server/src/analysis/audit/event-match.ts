/** Whether an event of CloudTrail, of which some fields are known, matches a pattern of EventBridge. */
import { allOf, anyOf, not, type Answer } from '../../iam/coverage.js';
import { likePattern, plainPattern } from '../../iam/pattern.js';
import { itemsOf, textOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { fieldAnswer, isThere, type KnownEvent, type KnownField } from './root-event.js';

/** What a pattern asks of one field: that it is one of some values. */
export interface EventTest {
  /**
   * A field of a CloudTrail record, such as `userIdentity.type`, or `source` or `detail-type` of the event that EventBridge
   * wraps around it.
   */
  readonly field: string;
  readonly asked: Value;
}

const maxDepth = 20;

/** What a pattern asks for, field by field; alternatives between fields (`$or`) are left out. */
export function eventTests(pattern: Value): readonly EventTest[] {
  return pattern.kind !== 'map'
    ? []
    : pattern.entries.flatMap(({ key, value }) => (key === 'detail' ? testsIn(value, '', 0) : [{ field: key, asked: value }]));
}

function testsIn(value: Value, field: string, depth: number): readonly EventTest[] {
  if (value.kind !== 'map') return field === '' ? [] : [{ field, asked: value }];
  if (depth > maxDepth) return [];
  return value.entries.flatMap((entry) =>
    entry.key.startsWith('$') ? [] : testsIn(entry.value, field === '' ? entry.key : `${field}.${entry.key}`, depth + 1),
  );
}

/** `ignored` is a test that counts as one that may hold. */
export function matchesEvent(tests: readonly EventTest[], event: KnownEvent, ignored: EventTest | null = null): Answer {
  return allOf(tests.map((test) => (test === ignored ? 'maybe' : testAnswer(test, event))));
}

function testAnswer({ field, asked }: EventTest, event: KnownEvent): Answer {
  const known = event.get(field);
  // A field that is not a list is not a valid pattern.
  if (known === undefined || asked.kind !== 'list') return 'maybe';
  return anyOf(itemsOf(asked).map((item) => itemAnswer(item, known)));
}

function itemAnswer(item: Value, known: KnownField): Answer {
  const text = textOf(item);
  if (text !== null) return fieldAnswer(known, plainPattern([text]), text);
  // `null` matches a null value, not a missing field.
  if (item.kind === 'null') return 'no';
  return item.kind === 'map' && item.entries.length === 1
    ? operatorAnswer(item.entries[0]?.key ?? '', item.entries[0]?.value, known)
    : 'maybe';
}

/** EventBridge user guide, "Comparison operators for use in event patterns". */
function operatorAnswer(operator: string, value: Value | undefined, known: KnownField): Answer {
  const text = textOf(value);
  if (text === null) return 'maybe';
  switch (operator) {
    case 'exists':
      return text === 'true' ? isThere(known) : not(isThere(known));
    case 'prefix':
      return fieldAnswer(known, likePattern([`${text}*`], 'text'), null);
    case 'suffix':
      return fieldAnswer(known, likePattern([`*${text}`], 'text'), null);
    case 'wildcard':
      return fieldAnswer(known, likePattern([text], 'text'), text.includes('*') ? null : text);
    case 'anything-but':
      return isThere(known) === 'yes' ? not(fieldAnswer(known, plainPattern([text]), text)) : 'maybe';
    default:
      return 'maybe';
  }
}
