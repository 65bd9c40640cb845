/** What records management events: the trails of a template, and its event data stores. */
import type { Resource, Template } from '../../model/template.js';
import { onceWith } from '../../text/once.js';
import type { Span } from '../../text/span.js';
import { expandOptions } from '../../value/expand-options.js';
import { waysWithout, type Guard } from '../../value/guard.js';
import { optionsAt } from '../../value/path.js';
import { booleanOf, textOf, valueAt } from '../../value/read.js';
import type { Option } from '../../value/value.js';
import { allResources } from '../all-resources.js';
import { switchedOff } from '../switch.js';
import { advancedGap, isNarrowed, keySourceLeftOut, selectsManagement, sourceLeftOut } from './event-selector.js';
import { rootLeftOut } from './root-selector.js';

export const trailType = 'AWS::CloudTrail::Trail';
export const storeType = 'AWS::CloudTrail::EventDataStore';

export interface RecordingGap {
  /**
   * `global`: the events of global services. `management`, `category`: all management events, by a basic or an advanced
   * selector. `half`, `field`: all but those of one `kind`, likewise. `sources`: those of the source `kind`. `root`: the
   * sign-ins of the root user, by the field `kind`.
   */
  readonly lacks: 'global' | 'management' | 'half' | 'category' | 'field' | 'sources' | 'root';
  readonly at: Span;
  readonly when: Guard;
  readonly kind: string;
}

/** The management events that the selectors of a trail or an event data store leave out, as far as they are known. */
export function recordingGaps(recorder: Resource): readonly RecordingGap[] {
  return [...globalGaps(recorder), ...basicGaps(recorder), ...advancedGaps(recorder), ...sourceGaps(recorder), ...rootGaps(recorder)];
}

/** Whether an event data store certainly takes management events in, as it does without selectors. */
export function isForManagement(store: Resource): boolean {
  return selectorsOf(store, 'AdvancedEventSelectors').every(({ value }) => value.kind === 'none' || selectsManagement(value));
}

/** Whether, whenever a recorder is deployed, something else in the template records all management events of its region. */
export function isRecordedElsewhere(recorder: Resource, template: Template | null): boolean {
  return template !== null && isDeployedWith(recorder, fullRecorders(template), template);
}

/** Whether, whenever a recorder is deployed, something else in the template records all management events of all regions. */
export function isRecordedElsewhereInAllRegions(recorder: Resource, template: Template | null): boolean {
  return template !== null && isDeployedWith(recorder, fullRecordersOfAllRegions(template), template);
}

function isDeployedWith(recorder: Resource, recorders: readonly Resource[], template: Template): boolean {
  const others = recorders.filter((other) => other !== recorder).map(({ when }) => when);
  return others.length > 0 && waysWithout(recorder.when, others, (way) => template.isPossible(way))?.length === 0;
}

const fullRecorders = onceWith((template: Template) => allResources(template).filter(recordsEverything));

const fullRecordersOfAllRegions = onceWith((template: Template) => fullRecorders(template).filter(isForAllRegions));

function recordsEverything(recorder: Resource): boolean {
  if (recorder.type !== trailType && recorder.type !== storeType) return false;
  return (
    isNeverOff(recorder, recorder.type === trailType ? 'IsLogging' : 'IngestionEnabled') &&
    recordingGaps(recorder).length === 0 &&
    !selectorsOf(recorder, 'AdvancedEventSelectors').some(({ value }) => isNarrowed(value))
  );
}

function isForAllRegions(recorder: Resource): boolean {
  return recorder.type === trailType
    ? switchedOff(recorder, 'IsMultiRegionTrail').length === 0
    : isNeverOff(recorder, 'MultiRegionEnabled');
}

/** For a switch that is on by default. */
function isNeverOff(resource: Resource, property: string): boolean {
  return optionsAt(resource.properties, property).every(({ value }) => booleanOf(value) !== false);
}

function globalGaps(trail: Resource): readonly RecordingGap[] {
  return optionsAt(trail.properties, 'IncludeGlobalServiceEvents').flatMap(({ value, when }): RecordingGap[] =>
    booleanOf(value) === false ? [{ lacks: 'global', at: value.at ?? trail.key, when, kind: '' }] : [],
  );
}

function basicGaps(trail: Resource): readonly RecordingGap[] {
  return selectorsOf(trail, 'EventSelectors').flatMap(({ value: list, when }): RecordingGap[] => {
    const selectors = list.kind === 'list' ? list.items.filter(({ kind }) => kind !== 'none') : [];
    if (selectors.length === 0 || selectors.some((selector) => selector.kind !== 'map')) return [];
    const recording = selectors.filter((selector) => booleanOf(valueAt(selector, 'IncludeManagementEvents')) !== false);
    const off = valueAt(selectors[0], 'IncludeManagementEvents')?.at;
    if (recording.length === 0) return [{ lacks: 'management', at: off ?? trail.key, when, kind: '' }];
    const kinds = recording.map((selector) => valueAt(selector, 'ReadWriteType'));
    const isHalf = (['WriteOnly', 'ReadOnly'] as const).some((kind) => kinds.every((each) => textOf(each) === kind));
    return isHalf ? [{ lacks: 'half', at: kinds[0]?.at ?? trail.key, when, kind: textOf(kinds[0]) ?? '' }] : [];
  });
}

function advancedGaps(recorder: Resource): readonly RecordingGap[] {
  return selectorsOf(recorder, 'AdvancedEventSelectors').flatMap(({ value, when }): RecordingGap[] => {
    const gap = advancedGap(value);
    return gap === null ? [] : [{ lacks: gap.kind === 'none' ? 'category' : 'field', at: gap.at ?? recorder.key, when, kind: gap.kind }];
  });
}

function sourceGaps(recorder: Resource): readonly RecordingGap[] {
  return allSelectorsOf(recorder).flatMap(({ value, when }): RecordingGap[] => {
    const source = sourceLeftOut(value);
    return source === null ? [] : [{ lacks: 'sources', at: source.at ?? recorder.key, when, kind: textOf(source) ?? '' }];
  });
}

/** Where selectors that leave out nothing of identities leave out the events about keys: still a record of management events. */
export function keyGaps(recorder: Resource): readonly Pick<RecordingGap, 'at' | 'when'>[] {
  return allSelectorsOf(recorder).flatMap(({ value, when }) => {
    const source = sourceLeftOut(value) === null ? keySourceLeftOut(value) : null;
    return source === null ? [] : [{ at: source.at ?? recorder.key, when }];
  });
}

function allSelectorsOf(recorder: Resource): readonly Option[] {
  return ['EventSelectors', 'AdvancedEventSelectors'].flatMap((property) => selectorsOf(recorder, property));
}

function rootGaps(recorder: Resource): readonly RecordingGap[] {
  return selectorsOf(recorder, 'AdvancedEventSelectors').flatMap(({ value, when }): RecordingGap[] => {
    const by = rootLeftOut(value);
    return by === null ? [] : [{ lacks: 'root', at: by.at ?? recorder.key, when, kind: textOf(by) ?? '' }];
  });
}

/** Every list of selectors that conditions may choose, with no choice left within it. */
function selectorsOf(recorder: Resource, property: string): readonly Option[] {
  const written = recorder.property(property);
  return written === null ? [] : expandOptions(written);
}
