/** The tags of what SAM makes. */
import { booleanOf } from '../../value/read.js';
import type { Resource } from '../template.js';
import { givenAt, isEmpty } from './as-written.js';
import type { Draft } from './draft.js';

/** The tags of an execution role: that of SAM, unless the tags of the maker are handed down, and those of the maker. */
export function roleTags(maker: Resource, own: string): Draft {
  return sharedTags(maker) ?? [{ Key: own, Value: 'SAM' }, ...tagsOf(maker)];
}

/** The tags that a maker hands down to all that it makes, or null. */
export function sharedTags(maker: Resource): Draft | null {
  const isShared = booleanOf(givenAt(maker.properties, 'PropagateTags')) === true;
  return isShared && !isEmpty(givenAt(maker.properties, 'Tags')) ? tagsOf(maker) : null;
}

function tagsOf({ properties }: Resource): readonly Draft[] {
  const tags = givenAt(properties, 'Tags');
  if (tags?.kind !== 'map') return [];
  return tags.entries.map(({ key, value }) => ({ Key: key, Value: value.kind === 'null' ? '' : value }));
}
