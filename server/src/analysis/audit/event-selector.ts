/** Which management events the advanced event selectors of a trail select. */
import type { Span } from '../../text/span.js';
import { itemsOf, textOf, valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';

/** `none`: no management events. `ReadOnly`, `WriteOnly`: only these, in the words of basic selectors. */
export interface SelectorGap {
  readonly kind: 'none' | 'ReadOnly' | 'WriteOnly';
  readonly at: Span | null;
}

/** What the selectors leave out, when all of them are known; null for nothing (CloudTrail API reference, "AdvancedFieldSelector"). */
export function advancedGap(selectors: Value): SelectorGap | null {
  const items = selectors.kind === 'list' ? selectors.items.filter(({ kind }) => kind !== 'none') : [];
  if (items.length === 0) return null;
  const categories = items.map((selector) => conditionOn(selector, 'eventCategory'));
  if (categories.some((category) => category === null)) return null;
  const ofManagement = items.filter((_, index) => textOf(categories[index] ?? null) === 'Management');
  if (ofManagement.length === 0) return { kind: 'none', at: categories[0]?.at ?? selectors.at };
  const reading = ofManagement.map((selector) => conditionOn(selector, 'readOnly'));
  if (ofManagement.some((selector, index) => reading[index] === null && mentions(selector, 'readOnly') !== false)) return null;
  const kinds = new Set(reading.map((value) => textOf(value)?.toLowerCase() ?? 'both'));
  const [kind, ...others] = kinds;
  if (others.length > 0 || (kind !== 'true' && kind !== 'false')) return null;
  return { kind: kind === 'true' ? 'ReadOnly' : 'WriteOnly', at: reading[0]?.at ?? null };
}

/** Whether one of the selectors is certainly for management events. */
export function selectsManagement(selectors: Value): boolean {
  return itemsOf(selectors).some((selector) => textOf(conditionOn(selector, 'eventCategory')) === 'Management');
}

/** The sources of events about sign-ins, identities and sessions. */
const identitySources: ReadonlySet<string> = new Set(['iam.amazonaws.com', 'sts.amazonaws.com', 'signin.amazonaws.com']);

/** The source of changes to keys and to who may use them, and of every single use of a key, for which it is often left out. */
const keySources: ReadonlySet<string> = new Set(['kms.amazonaws.com']);

/** The first source of events about identities that every basic selector, or every advanced one of management events, leaves out. */
export function sourceLeftOut(selectors: Value): Value | null {
  return leftOut(selectors, identitySources);
}

/** The same for events about keys. */
export function keySourceLeftOut(selectors: Value): Value | null {
  return leftOut(selectors, keySources);
}

function leftOut(selectors: Value, sources: ReadonlySet<string>): Value | null {
  const items = selectors.kind === 'list' ? selectors.items.filter(({ kind }) => kind !== 'none') : [];
  const recording = items.filter(
    (selector) => valueAt(selector, 'FieldSelectors') === null || textOf(conditionOn(selector, 'eventCategory')) === 'Management',
  );
  const left = recording.map((selector) => sourcesNotIn(selector).find((source) => sources.has(textOf(source) ?? '')));
  return left.length > 0 && left.every((source) => source !== undefined) ? (left[0] ?? null) : null;
}

function sourcesNotIn(selector: Value): readonly Value[] {
  const fields = valueAt(selector, 'FieldSelectors');
  const lists =
    fields?.kind !== 'list'
      ? [valueAt(selector, 'ExcludeManagementEventSources')]
      : fields.items.filter((field) => textOf(valueAt(field, 'Field')) === 'eventSource').map((field) => valueAt(field, 'NotEquals'));
  return lists.flatMap((list) => (list === null ? [] : itemsOf(list)));
}

/** Fields that a selector of all management events may use, besides `eventSource`, which usually excludes noise. */
const wideFields: ReadonlySet<string> = new Set(['eventCategory', 'readOnly']);
const frequentSources: ReadonlySet<string> = new Set(['kms.amazonaws.com', 'rdsdata.amazonaws.com']);

/** Whether the selectors of management events use other fields too, such as the ARN of the caller, or may do so. */
export function isNarrowed(selectors: Value): boolean {
  const items = selectors.kind === 'list' ? selectors.items.filter(({ kind }) => kind !== 'none') : [selectors];
  return items.some((selector) => {
    const category = textOf(conditionOn(selector, 'eventCategory'));
    if (category !== null && category !== 'Management') return false;
    const fields = valueAt(selector, 'FieldSelectors');
    return (
      fields?.kind !== 'list' ||
      fields.items.some((field) => !wideFields.has(textOf(valueAt(field, 'Field')) ?? '') && !leavesOutTheFrequent(field))
    );
  });
}

function leavesOutTheFrequent(field: Value): boolean {
  const left = valueAt(field, 'NotEquals');
  return (
    textOf(valueAt(field, 'Field')) === 'eventSource' &&
    left !== null &&
    itemsOf(left).every((source) => frequentSources.has(textOf(source) ?? ''))
  );
}

/** The one value that a field must equal; null when the selector does not ask for exactly one. */
function conditionOn(selector: Value, field: string): Value | null {
  const fields = valueAt(selector, 'FieldSelectors');
  const found = fields?.kind === 'list' ? fields.items.filter((each) => textOf(valueAt(each, 'Field')) === field) : [];
  const equal = found.length === 1 ? valueAt(found[0], 'Equals') : null;
  const values = equal === null ? [] : itemsOf(equal);
  return values.length === 1 && values[0]?.kind === 'scalar' ? values[0] : null;
}

/** Whether a selector mentions a field; null when that is not known. */
function mentions(selector: Value, field: string): boolean | null {
  const fields = valueAt(selector, 'FieldSelectors');
  if (fields?.kind !== 'list') return null;
  const names = fields.items.map((each) => textOf(valueAt(each, 'Field')));
  return names.includes(field) ? true : names.includes(null) ? null : false;
}
