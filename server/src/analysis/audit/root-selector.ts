/** Whether the selectors of an event data store exclude the sign-ins of the root user. */
import { itemsOf, textOf, valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';

/**
 * What such an event has in the fields that a store can select by (CloudTrail API reference, "AdvancedEventSelector";
 * CloudTrail user guide, "Console sign-in events"). Its account is not known here.
 */
const signIn: ReadonlyMap<string, RegExp> = new Map([
  ['userIdentity.arn', /^arn:aws[a-z-]*:iam::\d{12}:root$/],
  ['eventType', /^AwsConsoleSignIn$/],
  ['eventName', /^ConsoleLogin$/],
]);

/** The known beginnings and ends of an event's fields. */
const written: ReadonlyMap<string, readonly [start: string, end: string]> = new Map([
  ['userIdentity.arn', ['arn:aws:iam::', ':root']],
  ['eventType', ['AwsConsoleSignIn', 'AwsConsoleSignIn']],
  ['eventName', ['ConsoleLogin', 'ConsoleLogin']],
]);

/** The value by which the first selector of management events excludes them, if every one of the selectors does; else null. */
export function rootLeftOut(selectors: Value): Value | null {
  const items = selectors.kind === 'list' ? selectors.items.filter(({ kind }) => kind !== 'none') : [];
  const ofManagement = items.filter((selector) => mayBeOfManagement(selector));
  const rejecting = ofManagement.map((selector) => fieldsOf(selector).flatMap(rejectedBy)[0] ?? null);
  return rejecting.includes(null) ? null : (rejecting[0] ?? null);
}

function mayBeOfManagement(selector: Value): boolean {
  const categories = fieldsOf(selector).filter((field) => textOf(valueAt(field, 'Field')) === 'eventCategory');
  return categories.length === 0 || categories.some((field) => itemsOf(valueAt(field, 'Equals') ?? field).some(isManagement));
}

function isManagement(value: Value): boolean {
  return value.kind !== 'scalar' || value.text === 'Management';
}

function fieldsOf(selector: Value): readonly Value[] {
  const fields = valueAt(selector, 'FieldSelectors');
  return fields?.kind === 'list' ? fields.items : [];
}

/**
 * The values of a field that exclude the event: the first of those it would have to match, if it matches none, and each
 * that it must not match but does.
 */
function rejectedBy(field: Value): readonly Value[] {
  const name = textOf(valueAt(field, 'Field')) ?? '';
  return ['Equals', 'StartsWith', 'EndsWith'].flatMap((operator) => {
    const matches = (value: Value): boolean => matching(name, operator, value);
    const wanted = valueAt(field, operator);
    const excluded = valueAt(field, `Not${operator}`);
    const asked = wanted === null || !signIn.has(name) || itemsOf(wanted).some((value) => textOf(value) === null || matches(value));
    return [...(asked ? [] : itemsOf(wanted).slice(0, 1)), ...(excluded === null ? [] : itemsOf(excluded).filter(matches))];
  });
}

function matching(name: string, operator: string, value: Value): boolean {
  const text = textOf(value);
  const [start = '', end = ''] = written.get(name) ?? [];
  if (text === null || start === '') return false;
  switch (operator) {
    case 'Equals':
      return signIn.get(name)?.test(text) === true;
    case 'StartsWith':
      return start.startsWith(text) || text.startsWith(start);
    default:
      return end.endsWith(text) || text.endsWith(end);
  }
}
