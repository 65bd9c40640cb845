/** Takes parameters along that nothing needs any more. */
import type { Change } from '../edit/change.js';
import { deref, keyText, lookup, lookupEntry, walk } from '../syntax/lookup.js';
import type { Entry, Node } from '../syntax/tree.js';
import type { Span } from '../text/span.js';
import type { TemplateScene } from './scene.js';
import { mappingOf } from './written-place.js';

/** The removal of each parameter that is used within places that go, and nowhere else. */
export function removeUnusedParameters(scene: TemplateScene, gone: readonly Span[]): readonly Change[] {
  const { root, parameters } = scene.template;
  const section = mappingOf(lookup(root, 'Parameters'));
  if (section === null) return [];
  return [...parameters.keys()].flatMap((name): readonly Change[] => {
    const sites = scene.references(name);
    const entry = lookupEntry(section, name);
    const isUnused = sites.length > 0 && sites.every(({ at }) => gone.some((span) => span.start <= at.start && at.end <= span.end));
    if (!isUnused || entry === null) return [];
    const note = `Removes parameter \`${name}\`, which nothing else uses.`;
    return [entry, ...mentions(root, name)].map((target) => ({ kind: 'remove', target, emptied: 'remove', note }));
  });
}

/** How the console groups and labels the parameter. */
function mentions(root: Node, name: string): readonly (Entry | Node)[] {
  const metadata = root.kind === 'mapping' ? mappingOf(lookup(root, 'Metadata')) : null;
  const described = metadata === null ? null : deref(lookup(metadata, 'AWS::CloudFormation::Interface'));
  const found: (Entry | Node)[] = [];
  if (described === null) return found;
  walk(described, (node) => {
    if (node.kind === 'scalar' && node.text === name && node.parent?.kind === 'sequence') found.push(node);
    if (node.kind === 'mapping') found.push(...node.entries.filter((entry) => keyText(entry) === name));
  });
  return found;
}
