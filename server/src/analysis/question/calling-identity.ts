/** An identity of a document as the caller of a request. */
import type { Caller } from '../../iam/evaluate/access.js';
import { holeOf, lookupNothing, textsOf, type PartialText } from '../../iam/partial-text.js';
import type { Resource } from '../../model/template.js';
import { entryOf, textOf } from '../../value/read.js';
import type { Environment } from '../environment.js';
import type { Identity } from '../identity/identity.js';
import { arnOf, fillEnvironment, nameOf } from '../resource-arn.js';

export function callerOf({ kind, resource }: Identity, environment: Environment): Caller {
  const account = fillEnvironment([holeOf({ kind: 'ref', name: 'AWS::AccountId', at: null })], environment);
  if (kind === 'policy' || resource === null) return { kind: 'anyone', arn: null, account: [], name: null, tags: null };
  if (kind === 'group') return { kind: 'group', arn: null, account, name: null, tags: null };
  // A permission set becomes a role whose name AWS chooses.
  if (kind === 'permission-set') return { kind: 'role', arn: null, account, name: null, tags: null };
  const arn = arnOf(resource);
  return {
    kind: kind === 'user' ? 'user' : 'role',
    account,
    arn: arn === null ? null : fillEnvironment(arn, environment),
    name: nameOf(resource),
    tags: tagsOf(resource),
  };
}

/** The tags of a resource, by name in lower case; null when not all of them are known. */
function tagsOf(resource: Resource): ReadonlyMap<string, PartialText> | null {
  const tags = resource.property('Tags');
  if (tags === null || tags.kind === 'none') return resource.properties.kind === 'map' ? new Map() : null;
  if (tags.kind !== 'list') return null;
  const found = new Map<string, PartialText>();
  for (const tag of tags.items) {
    const name = textOf(entryOf(tag, 'Key')?.value);
    const value = entryOf(tag, 'Value')?.value;
    const [text, ...others] = value === undefined ? [] : (textsOf(value, lookupNothing) ?? []);
    if (name === null || text === undefined || others.length > 0) return null;
    found.set(name.toLowerCase(), text.text);
  }
  return found;
}
