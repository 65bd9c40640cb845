/** Why an EventBridge rule that is meant to see the root user sees nothing. */
import type { Resource } from '../../model/template.js';
import { nearestWord } from '../../text/nearest-word.js';
import type { Span } from '../../text/span.js';
import { optionsAt } from '../../value/path.js';
import { entryOf, itemsOf, textOf, valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { eventPatterns } from './event-watch.js';
import { eventTests, matchesEvent } from './event-match.js';
import { callDetailType, eventsOfRoot, meantValue, signInDetailType } from './root-event.js';
import type { RootWatchFault } from './root-watch-fault.js';

type EventFault = Omit<RootWatchFault, 'at' | 'when'> & { readonly at: Span | null };

/** CloudTrail user guide, "Console sign-in events"; EventBridge user guide, "AWS service events delivered via CloudTrail". */
const detailTypes = [
  callDetailType,
  signInDetailType,
  'AWS Service Event via CloudTrail',
  'AWS Console Action via CloudTrail',
  'AWS Insight via CloudTrail',
] as const;
const signInSource = 'aws.signin';
const signInRegion = 'us-east-1';

/** The faults of a rule; `region` is where it is deployed, if that is known. */
export function rootRuleFaults(rule: Resource, region: string | null): readonly RootWatchFault[] {
  return eventPatterns(rule).flatMap(({ value, when }) => {
    const faults = eventFaults(value, region).map((fault) => ({ ...fault, at: fault.at ?? value.at ?? rule.key, when }));
    return asksForRoot(valueAt(value, 'detail', 'userIdentity')) ? [...faults, ...disabledFaults(rule)] : faults;
  });
}

function disabledFaults(rule: Resource): readonly RootWatchFault[] {
  return optionsAt(rule.properties, 'State').flatMap(({ value, when }): RootWatchFault[] =>
    textOf(value) === 'DISABLED' ? [{ kind: 'disabled', value: '', meant: '', at: value.at ?? rule.key, when }] : [],
  );
}

/** Faults of a pattern that tests the type of the caller; none for any other pattern. */
function eventFaults(pattern: Value, region: string | null): readonly EventFault[] {
  const outside = valueAt(pattern, 'userIdentity');
  if (asksForRoot(outside)) return [{ kind: 'field', value: 'userIdentity', meant: 'detail.userIdentity', at: outside.at }];
  const dotted = [entryOf(pattern, 'detail.userIdentity.type'), entryOf(valueAt(pattern, 'detail'), 'userIdentity.type')].find(
    (entry) => entry !== null,
  );
  if (dotted !== undefined) return [{ kind: 'field', value: dotted.key, meant: 'detail.userIdentity', at: dotted.keyNode }];
  const identity = valueAt(pattern, 'detail', 'userIdentity');
  if (!asksForRoot(identity)) return [...capitalFaults(pattern), ...starFaults(pattern)];
  const faults = [...letterFaults(identity), ...detailTypeFaults(pattern), ...signInFaults(pattern, region)];
  return faults.length > 0 ? faults : leavingOut(pattern);
}

/** The test that excludes whatever root does, with those of the event name last, as the others are more often at fault. */
function leavingOut(pattern: Value): readonly EventFault[] {
  const tests = eventTests(pattern);
  if (!isOfAws(pattern) || eventsOfRoot.some((event) => matchesEvent(tests, event) !== 'no')) return [];
  const others = tests.filter(({ field }) => field !== 'userIdentity.type');
  const ordered = [...others.filter(({ field }) => field !== 'eventName'), ...others.filter(({ field }) => field === 'eventName')];
  const leftOut = ordered.find((test) => eventsOfRoot.some((event) => matchesEvent(tests, event, test) !== 'no'));
  if (leftOut === undefined) return [];
  const { field, asked } = leftOut;
  const items = itemsOf(asked);
  const [item] = items;
  const at = (items.length === 1 ? item?.at : null) ?? asked.at;
  if (items.length === 1 && item?.kind === 'null') return [{ kind: 'null', value: field, meant: '[{ "exists": false }]', at }];
  const value = textOf(item) ?? '';
  const meant = items.length === 1 ? meantValue(field, value) : null;
  return [meant === null || meant === value ? { kind: 'left-out', value: field, meant: '', at } : { kind: 'letters', value, meant, at }];
}

/** Whether a pattern is for events of AWS; custom events may have a `userIdentity` of any form. */
function isOfAws(pattern: Value): boolean {
  const isNamed = (field: string, name: RegExp): boolean => {
    const named = namedIn(pattern, field);
    return named.length === 0 || named.every(({ text }) => text !== null && name.test(text));
  };
  return isNamed('detail-type', /^AWS .* via CloudTrail$/) && isNamed('source', /^aws\.|\.amazonaws\.com(?:\.cn)?$/);
}

/** The first field on the way to the type of the caller whose letter case differs, which matters for names of fields. */
function capitalFaults(pattern: Value): readonly EventFault[] {
  let value = pattern;
  let fault: EventFault | null = null;
  for (const field of ['detail', 'userIdentity', 'type']) {
    const entry =
      entryOf(value, field) ??
      (value.kind === 'map' ? value.entries.find(({ key }) => key.toLowerCase() === field.toLowerCase()) : undefined);
    if (entry === undefined) return [];
    if (entry.key !== field) fault ??= { kind: 'field', value: entry.key, meant: field, at: entry.keyNode };
    value = entry.value;
  }
  return fault !== null && itemsOf(value).some((type) => textOf(type)?.toLowerCase() === 'root') ? [fault] : [];
}

/** The ARN of root with a star, `arn:aws:iam::*:root`, outside of an operator that supports it (EventBridge user guide, "wildcard"). */
function starFaults(pattern: Value): readonly EventFault[] {
  const arns = namedIn(pattern, 'detail', 'userIdentity', 'arn');
  const isStarred = arns.length > 0 && arns.every(({ text }) => text !== null && /\*[^*]*:root$/.test(text));
  if (!isStarred || !isOfAws(pattern)) return [];
  return arns.map(({ text, at }) => ({ kind: 'star', value: text ?? '', meant: '{ "wildcard": … }', at }));
}

/** Whether what a pattern asks of the caller names the root user, in any letter case. */
export function asksForRoot(identity: Value | null): identity is Value {
  return typesOf(identity).some((type) => textOf(type)?.toLowerCase() === 'root');
}

function letterFaults(identity: Value): readonly EventFault[] {
  const types = typesOf(identity);
  if (types.some((type) => type.kind !== 'scalar' || type.text === 'Root')) return [];
  return types.flatMap((type): EventFault[] => {
    const value = textOf(type) ?? '';
    return value.toLowerCase() === 'root' ? [{ kind: 'letters', value, meant: 'Root', at: type.at }] : [];
  });
}

function typesOf(identity: Value | null): readonly Value[] {
  const type = valueAt(identity, 'type');
  return type === null ? [] : itemsOf(type);
}

function detailTypeFaults(pattern: Value): readonly EventFault[] {
  return namedIn(pattern, 'detail-type').flatMap(({ at, text }): EventFault[] => {
    const meant = text === null || detailTypes.some((name) => name === text) ? null : nearestWord(text, detailTypes);
    return text === null || meant === null ? [] : [{ kind: 'detail-type', value: text, meant, at }];
  });
}

/** Faults of a pattern for sign-ins, whose events have their own name, source and region. */
function signInFaults(pattern: Value, region: string | null): readonly EventFault[] {
  const types = namedIn(pattern, 'detail-type');
  const [type] = types;
  if (type === undefined || types.some(({ text }) => text !== type.text)) return [];
  if (type.text === callDetailType && isOnly(namedIn(pattern, 'detail', 'eventName'), 'ConsoleLogin')) {
    return [{ kind: 'detail-type', value: type.text, meant: signInDetailType, at: type.at }];
  }
  if (type.text !== signInDetailType) return [];
  const sources = namedIn(pattern, 'source');
  const [source] = sources;
  if (source !== undefined && sources.every(({ text }) => text !== null && text !== signInSource)) {
    return [{ kind: 'source', value: source.text ?? '', meant: signInSource, at: source.at }];
  }
  return region === null || region === signInRegion
    ? []
    : [{ kind: 'region', value: region, meant: signInRegion, at: valueAt(pattern, 'detail-type')?.at ?? null }];
}

interface PatternItem {
  readonly text: string | null;
  readonly at: Span | null;
}

/** What a pattern lists under a field; the text is null for an item that is not known, or not a plain text. */
function namedIn(pattern: Value, ...path: readonly string[]): readonly PatternItem[] {
  const value = valueAt(pattern, ...path);
  return value === null ? [] : itemsOf(value).map((item) => ({ text: textOf(item), at: item.at }));
}

function isOnly(names: readonly PatternItem[], name: string): boolean {
  return names.length > 0 && names.every(({ text }) => text === name);
}
