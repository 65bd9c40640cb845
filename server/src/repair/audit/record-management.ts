/** Plans that make a trail or an event data store record all management events in addition to what its selectors select. */
import { trailType } from '../../analysis/audit/management-recorder.js';
import { fields, items, text, word, type Content } from '../../edit/content.js';
import type { Resource } from '../../model/template.js';
import { lookupEntry } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import { encloses, type Span } from '../../text/span.js';
import { correctValue } from '../correct.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { isOwnItem } from '../drop-item.js';
import type { Scene } from '../scene.js';
import { nodeWithSpan, propertyEntry, sequenceOf } from '../written-place.js';

/** Corrects the switch of a basic selector at `at`; adds a selector beside one that selects only reads or only writes. */
export function switchOnManagement(scene: Scene, trail: Resource, at: Span): Fix | Declined {
  const title = titleFor(trail);
  const selector = nodeWithSpan(scene.file.tree, at)?.parent;
  const kind = selector?.kind === 'mapping' ? (lookupEntry(selector, 'ReadWriteType')?.value ?? null) : null;
  const isWhole = kind === null || (kind.kind === 'scalar' && kind.text === 'All');
  if (isWhole) return correctValue(scene, true, { at, title, safety: 'suggestion' });
  return addSelector(
    scene,
    trail,
    { property: 'EventSelectors', at },
    fields({ ReadWriteType: text('All'), IncludeManagementEvents: word(true) }),
  );
}

/** Adds an advanced selector of all management events before the others. */
export function selectManagement(scene: Scene, trail: Resource, at: Span): Fix | Declined {
  const ofManagement = fields({ Field: text('eventCategory'), Equals: items(text('Management')) });
  const selector = fields({ Name: text('Management events'), FieldSelectors: items(ofManagement) });
  return addSelector(scene, trail, { property: 'AdvancedEventSelectors', at }, selector);
}

/** Removes the field by which the advanced selector at `at` leaves out reads or writes; declined where several selectors do so. */
export function recordBoth(scene: Scene, recorder: Resource, at: Span): Fix | Declined {
  const title = `Record reads and writes in ${recorder.type === trailType ? 'trail' : 'event data store'} \`${recorder.id}\``;
  const selectors = propertyEntry(recorder, 'AdvancedEventSelectors')?.value ?? null;
  const fields = selectors === null ? [] : fieldsNamed('readOnly', selectors);
  const [target, ...others] = fields;
  const isAlone = target !== undefined && others.length === 0 && encloses(target, at) && isOwnItem(target);
  if (!isAlone) return decline(title, 'Several selectors leave part of it out, or the selectors are defined elsewhere.');
  const note = 'No longer selects by `readOnly`.';
  const left =
    recorder.type === trailType ? copiesLeft : 'An event data store costs by what it ingests, and reads are usually most of that.';
  return offer(scene, { title, safety: 'suggestion', changes: [{ kind: 'remove', target, emptied: 'keep', note }], left: [left] });
}

/** The field selectors below a node that are written out and select by a field. */
function fieldsNamed(name: string, node: Node): readonly Node[] {
  if (node.kind === 'sequence') return node.items.flatMap((item) => fieldsNamed(name, item));
  if (node.kind !== 'mapping') return [];
  const field = lookupEntry(node, 'Field')?.value ?? null;
  if (field?.kind === 'scalar') return field.text === name ? [node] : [];
  return node.entries.flatMap(({ value }) => (value === null ? [] : fieldsNamed(name, value)));
}

interface Selectors {
  readonly property: 'EventSelectors' | 'AdvancedEventSelectors';
  readonly at: Span;
}

function addSelector(scene: Scene, trail: Resource, { property, at }: Selectors, value: Content): Fix | Declined {
  const title = titleFor(trail);
  const entry = propertyEntry(trail, property);
  const sequence = entry === null || !encloses(entry, at) ? null : sequenceOf(entry.value);
  if (sequence === null || sequence.tag !== null || sequence !== entry?.value || !sequence.items.every(isPlain)) {
    return decline(title, `\`${property}\` depends on a condition, or is defined elsewhere.`);
  }
  return offer(scene, {
    title,
    safety: 'suggestion',
    changes: [{ kind: 'insert-item', sequence, value, place: { kind: 'first' }, note: 'Selects all management events.' }],
    left: [copiesLeft],
  });
}

const copiesLeft = 'If another trail records management events too, CloudTrail charges for each additional copy.';

function titleFor({ id }: Resource): string {
  return `Record management events in trail \`${id}\``;
}

function isPlain(item: Node): boolean {
  return (
    item.kind === 'mapping' && item.tag === null && item.entries.every(({ key }) => key.kind === 'scalar' && !key.text.startsWith('Fn::'))
  );
}
