/** The tags of the resources that SAM creates. */
import { booleanOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import type { Resource } from '../template.js';
import { givenAt, isEmpty } from './as-written.js';
import { valueOf, type MadeValue } from './made-value.js';

/** The tags of an execution role: SAM's own, unless its creator's tags are propagated, and those of its creator. */
export function roleTags(maker: Resource, own: string): MadeValue {
  const tags = givenAt(maker.properties, 'Tags');
  const written = tags?.kind === 'map' ? tagList(tags) : null;
  return sharedTags(maker) ?? [{ Key: own, Value: 'SAM' }, ...(written?.kind === 'list' ? written.items : [])];
}

/** The tags that a resource propagates to everything created from it, or null. */
export function sharedTags(maker: Resource): Value | null {
  const tags = givenAt(maker.properties, 'Tags');
  const isShared = booleanOf(givenAt(maker.properties, 'PropagateTags')) === true;
  return isShared && tags?.kind === 'map' && !isEmpty(tags) ? tagList(tags) : null;
}

function tagList(tags: Extract<Value, { kind: 'map' }>): Value {
  return valueOf(
    tags.entries.map(({ key, value }) => ({ Key: key, Value: value.kind === 'null' ? '' : value })),
    tags.at,
  );
}
