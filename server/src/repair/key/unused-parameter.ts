/** Removes parameters that nothing needs any longer. */
import type { Change } from '../../edit/change.js';
import { deref, keyText, lookup, lookupEntry, walk } from '../../syntax/lookup.js';
import type { Entry, Mapping, Node } from '../../syntax/tree.js';
import { matchesOf } from '../../text/match.js';
import { encloses, type Span } from '../../text/span.js';
import type { TemplateScene } from '../scene.js';
import { mappingOf, sequenceOf } from '../written-place.js';

/**
 * Removes each parameter that is used only within places that are removed, with the rules and conditions that do nothing but
 * look at such parameters.
 */
export function removeUnusedParameters(scene: TemplateScene, gone: readonly Span[]): readonly Change[] {
  const { root } = scene.template;
  const section = mappingOf(lookup(root, 'Parameters'));
  if (section === null) return [];
  const { parameters: unused, checks } = unusedWith(scene, section, gone);
  const entries = [...unused].flatMap((name): readonly Change[] => {
    const target = lookupEntry(section, name);
    return target === null
      ? []
      : [{ kind: 'remove', target, emptied: 'remove', note: `Removes parameter \`${name}\`, which nothing else uses.` }];
  });
  const note = 'Removes what the console shows for a removed parameter.';
  return [
    ...entries,
    ...checks.map((target): Change => ({ kind: 'remove', target, emptied: 'remove', note: removedCheck(target) })),
    ...mentions(root, unused).map((target): Change => ({ kind: 'remove', target, emptied: 'remove', note })),
  ];
}

function removedCheck(target: Entry): string {
  return `Removes \`${keyText(target) ?? ''}\`, which only looked at a removed parameter.`;
}

interface Unused {
  readonly parameters: ReadonlySet<string>;
  /** Rules and conditions. */
  readonly checks: readonly Entry[];
}

/** Whatever keeps a parameter keeps the checks that look at it, and these the other parameters that they look at. */
function unusedWith({ file, template, references }: TemplateScene, section: Mapping, gone: readonly Span[]): Unused {
  const isIn = (at: Span, places: readonly Span[]): boolean => places.some((place) => encloses(place, at));
  const names = [...template.parameters.keys()];
  let kept = new Set(names.filter((name) => lookupEntry(section, name) !== null && references(name).some(({ at }) => isIn(at, gone))));
  const all = kept.size === 0 ? [] : checksIn(file.tree.text, template.root, gone);
  for (;;) {
    const known = kept;
    const checks = all.filter((check) => {
      const looked = names.filter((name) => references(name).some(({ at }) => encloses(check, at)));
      return looked.length > 0 && looked.every((name) => known.has(name));
    });
    kept = new Set([...known].filter((name) => references(name).every(({ at }) => isIn(at, [...gone, ...checks]))));
    if (kept.size === known.size) return { parameters: kept, checks: kept.size === 0 ? [] : checks };
  }
}

/** The rules of a template, and the conditions that nothing names any longer but what is removed. */
function checksIn(text: string, root: Node, gone: readonly Span[]): readonly Entry[] {
  const rules = root.kind === 'mapping' ? (mappingOf(lookup(root, 'Rules'))?.entries ?? []) : [];
  const conditions = root.kind === 'mapping' ? (mappingOf(lookup(root, 'Conditions'))?.entries ?? []) : [];
  return [...rules, ...conditions.filter((entry) => isNamedOnlyWithin(text, entry, gone))];
}

function isNamedOnlyWithin(text: string, condition: Entry, gone: readonly Span[]): boolean {
  const name = keyText(condition) ?? '';
  // The names of conditions are letters and digits, and anything else would be read as a pattern.
  if (!/^\w+$/.test(name)) return false;
  const places = [condition, ...gone];
  return matchesOf(new RegExp(`\\b${name}\\b`, 'g'), text).every(({ index }) =>
    places.some((place) => encloses(place, { start: index, end: index + name.length })),
  );
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
