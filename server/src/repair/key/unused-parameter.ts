/** Removes parameters that nothing needs any longer. */
import type { Change } from '../../edit/change.js';
import { deref, keyText, lookup, lookupEntry, walk } from '../../syntax/lookup.js';
import type { Entry, Mapping, Node } from '../../syntax/tree.js';
import { encloses, type Span } from '../../text/span.js';
import type { TemplateScene } from '../scene.js';
import { mappingOf, sequenceOf } from '../written-place.js';

/** Removes each parameter that is used only within places that are removed. */
export function removeUnusedParameters(scene: TemplateScene, gone: readonly Span[]): readonly Change[] {
  const { root, parameters } = scene.template;
  const section = mappingOf(lookup(root, 'Parameters'));
  if (section === null) return [];
  const unused = new Set(
    [...parameters.keys()].filter((name) => {
      const sites = scene.references(name);
      return sites.length > 0 && lookupEntry(section, name) !== null && sites.every(({ at }) => gone.some((span) => encloses(span, at)));
    }),
  );
  const entries = [...unused].flatMap((name): readonly Change[] => {
    const target = lookupEntry(section, name);
    return target === null
      ? []
      : [{ kind: 'remove', target, emptied: 'remove', note: `Removes parameter \`${name}\`, which nothing else uses.` }];
  });
  const note = 'Removes what the console shows for a removed parameter.';
  return [...entries, ...mentions(root, unused).map((target): Change => ({ kind: 'remove', target, emptied: 'remove', note }))];
}

/** The parameters that are used within places that are removed, but elsewhere too. */
export function parametersLeft({ template, references }: TemplateScene, gone: readonly Span[]): readonly Span[] {
  const isGone = (at: Span): boolean => gone.some((span) => encloses(span, at));
  return [...template.parameters.values()].flatMap(({ name, key }) => {
    const sites = references(name);
    return sites.some(({ at }) => isGone(at)) && !sites.every(({ at }) => isGone(at)) ? [key] : [];
  });
}

/** Where the groups and labels of the console mention the parameters; a group with nothing else is removed as a whole. */
function mentions(root: Node, names: ReadonlySet<string>): readonly (Entry | Node)[] {
  const metadata = root.kind === 'mapping' ? mappingOf(lookup(root, 'Metadata')) : null;
  const described = metadata === null ? null : deref(lookup(metadata, 'AWS::CloudFormation::Interface'));
  const found: (Entry | Node)[] = [];
  if (described === null || names.size === 0) return found;
  walk(described, (node) => {
    if (node.kind === 'mapping' && groupsOnly(node, names)) {
      found.push(node);
      return 'skip';
    }
    if (node.kind === 'scalar' && names.has(node.text) && node.parent?.kind === 'sequence') found.push(node);
    if (node.kind === 'mapping') found.push(...node.entries.filter((entry) => names.has(keyText(entry) ?? '')));
    return undefined;
  });
  return found;
}

function groupsOnly(group: Mapping, names: ReadonlySet<string>): boolean {
  const listed = sequenceOf(lookup(group, 'Parameters'))?.items ?? [];
  return group.parent?.kind === 'sequence' && listed.length > 0 && listed.every((item) => item.kind === 'scalar' && names.has(item.text));
}
