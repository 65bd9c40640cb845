/** Which resources of a template depend on which others, so that no plan creates a circle. */
import { templatePath } from '../analysis/place.js';
import type { Resource } from '../model/template.js';
import { encloses, type Span } from '../text/span.js';
import { itemsOf, textOf } from '../value/read.js';
import type { TemplateScene } from './scene.js';

/** The resources that are named within a place of the text. */
export function namesWithin(scene: TemplateScene, place: Span): readonly string[] {
  return [...scene.template.resources.keys()].filter((id) => scene.references(id).some(({ at }) => encloses(place, at)));
}

/** Whether any of the resources `from` depends on any of the `targets`, directly or through others. */
export function needs(scene: TemplateScene, from: readonly string[], targets: ReadonlySet<string>): boolean {
  const needed = neededBy(scene);
  const seen = new Set(from);
  for (const id of seen) {
    if (targets.has(id)) return true;
    for (const next of needed.get(id) ?? []) seen.add(next);
  }
  return false;
}

const graphs = new WeakMap<object, ReadonlyMap<string, ReadonlySet<string>>>();

function neededBy(scene: TemplateScene): ReadonlyMap<string, ReadonlySet<string>> {
  const known = graphs.get(scene.template);
  if (known !== undefined) return known;
  const graph = new Map<string, Set<string>>();
  for (const id of scene.template.resources.keys()) {
    for (const { node } of scene.references(id)) {
      const place = templatePath(node);
      if (place.section !== 'Resources' || place.id === null) continue;
      graph.set(place.id, (graph.get(place.id) ?? new Set()).add(id));
    }
  }
  for (const resource of scene.template.resources.values()) {
    for (const id of dependedOn(resource)) graph.set(resource.id, (graph.get(resource.id) ?? new Set()).add(id));
  }
  graphs.set(scene.template, graph);
  return graph;
}

/** What `DependsOn` names. */
function dependedOn(resource: Resource): readonly string[] {
  const value = resource.attribute('DependsOn');
  const values = value?.kind === 'list' ? itemsOf(value) : value === null ? [] : [value];
  return values.flatMap((each) => textOf(each) ?? []);
}
