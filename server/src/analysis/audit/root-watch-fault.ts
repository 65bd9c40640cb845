/** Why a filter or rule that is to see the root user sees nothing, or more than that. */
import type { Resource } from '../../model/template.js';
import { nearestWord } from '../../text/nearest-word.js';
import type { Span } from '../../text/span.js';
import type { Guard } from '../../value/guard.js';
import { optionsAt } from '../../value/path.js';
import { itemsOf, textOf, valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import type { ResolvedText } from '../script/resolved-text.js';
import { filterPatterns } from './event-watch.js';
import { filterTerms } from './filter-pattern.js';

/**
 * `letters`: `Root` is spelt otherwise. `field`: no event has the field. `detail-type`: no event is called so.
 * `region`: the event is in another region. `services`: what services do in the name of root counts too.
 */
export interface RootWatchFault {
  readonly kind: 'letters' | 'field' | 'detail-type' | 'region' | 'services';
  /** What is written, or the region. */
  readonly value: string;
  /** What was meant. */
  readonly meant: string;
  readonly at: Span;
  readonly when: Guard;
}

/** CloudTrail user guide, "CloudTrail userIdentity element": the type of a caller, and of who gave it its session. */
const identityFields: ReadonlySet<string> = new Set(['userIdentity.type', 'userIdentity.sessionContext.sessionIssuer.type']);

/** Names under which people look for the type of the caller. */
const mistaken = /^(?:detail\.)?(?:user_?identity(?:\.(?:user)?type)?|(?:user)?type)$/i;

/** The faults of a metric filter or a rule; `region` is where it is deployed, if that is known. */
export function rootWatchFaults(resource: Resource, region: string | null): readonly RootWatchFault[] {
  if (resource.type === 'AWS::Logs::MetricFilter') return filterPatterns(resource).flatMap((pattern) => filterFaults(pattern, resource));
  return optionsAt(resource.properties, 'EventPattern').flatMap(({ value, when }) =>
    eventFaults(value, region).map((fault) => ({ ...fault, at: fault.at ?? resource.key, when })));
}

function filterFaults(pattern: ResolvedText, filter: Resource): readonly RootWatchFault[] {
  const { text, when } = pattern;
  return filterTerms(text).flatMap((term): RootWatchFault[] => {
    const { field, operator, value, start, end } = term;
    if (operator !== '=' || value.toLowerCase() !== 'root') return [];
    const fault = { at: pattern.spanAt(start, end) ?? filter.key, when };
    if (!identityFields.has(field)) return mistaken.test(field) ? [{ kind: 'field', value: `$.${field}`, meant: '$.userIdentity.type', ...fault }] : [];
    if (value !== 'Root') return [{ kind: 'letters', value, meant: 'Root', ...fault }];
    return /\$\.(?:userIdentity\.invokedBy|eventType|eventName|eventSource)\b/.test(text) ? [] : [{ kind: 'services', value, meant: '', ...fault }];
  });
}

type EventFault = Omit<RootWatchFault, 'at' | 'when'> & { readonly at: Span | null };

/** CloudTrail user guide, "Console sign-in events"; EventBridge user guide, "AWS service events delivered via CloudTrail". */
const detailTypes = ['AWS API Call via CloudTrail', 'AWS Console Sign In via CloudTrail', 'AWS Service Event via CloudTrail', 'AWS Console Action via CloudTrail', 'AWS Insight via CloudTrail'] as const;

const signInRegion = 'us-east-1';

/** Faults of a pattern that asks for the type of the caller; none for any other. */
function eventFaults(pattern: Value, region: string | null): readonly EventFault[] {
  const outside = valueAt(pattern, 'userIdentity');
  if (outside !== null && asksForRoot(outside)) return [{ kind: 'field', value: 'userIdentity', meant: 'detail.userIdentity', at: outside.at }];
  const identity = valueAt(pattern, 'detail', 'userIdentity');
  if (identity === null || !asksForRoot(identity)) return [];
  return [...letterFaults(identity), ...detailTypeFaults(pattern, region)];
}

function asksForRoot(identity: Value): boolean {
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

function typesOf(identity: Value): readonly Value[] {
  const type = valueAt(identity, 'type');
  return type === null ? [] : itemsOf(type);
}

function detailTypeFaults(pattern: Value, region: string | null): readonly EventFault[] {
  const types = valueAt(pattern, 'detail-type');
  if (types === null) return [];
  const known = itemsOf(types).map((type) => ({ at: type.at, text: textOf(type) }));
  const unknown = known.flatMap(({ at, text }): EventFault[] => {
    const meant = text === null || detailTypes.some((name) => name === text) ? null : nearestWord(text, detailTypes);
    return text === null || meant === null ? [] : [{ kind: 'detail-type', value: text, meant, at }];
  });
  const isSignIn = known.length > 0 && known.every(({ text }) => text === detailTypes[1]);
  if (!isSignIn || region === null || region === signInRegion) return unknown;
  return [...unknown, { kind: 'region', value: region, meant: signInRegion, at: types.at }];
}
