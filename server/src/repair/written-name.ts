/** Where a template asks for a secret or parameter of its own by the name that it is given by hand. */
import type { ReferenceSite } from '../analysis/reference.js';
import type { Resource, Template } from '../model/template.js';
import { entryOf, walk } from '../syntax/lookup.js';
import type { Node } from '../syntax/tree.js';
import { asksFor, dynamicReferences, spelling } from './carried.js';
import { outermostAt } from './written-place.js';

/** The name as `spelling` tells it; null when CloudFormation makes one. */
export function writtenName(resource: Resource): string | null {
  const name = resource.property('Name');
  return name === null ? null : spelling(name);
}

/** Dynamic references, and the secrets of containers. */
export function sitesByName(template: Template, keeper: Resource): readonly ReferenceSite[] {
  const name = writtenName(keeper);
  const sites: ReferenceSite[] = [];
  if (name === null) return sites;
  walk(template.root, (node) => {
    if (node.kind !== 'scalar' || keeper.node.start <= node.start && node.end <= keeper.node.end) return;
    const outer = outermostAt(node);
    const isSecret = isValueFrom(outer);
    if (!isSecret && !node.text.includes('{{resolve:s')) return;
    const text = spelling(template.resolve(outer)) ?? '';
    const wanted = isSecret ? [text] : dynamicReferences(text);
    if (wanted.some((each) => asksFor(each, name))) sites.push({ name: keeper.id, attribute: null, node, at: node });
  });
  return sites;
}

function isValueFrom(node: Node): boolean {
  const entry = entryOf(node);
  return entry?.key.kind === 'scalar' && entry.key.text === 'ValueFrom';
}
