/** Where a template refers to a secret or parameter of its own by its custom name. */
import { templatePath } from '../../analysis/place.js';
import type { ReferenceSite } from '../../analysis/reference.js';
import type { Resource, Template } from '../../model/template.js';
import { entryOf, walk } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import { encloses } from '../../text/span.js';
import type { Value } from '../../value/value.js';
import type { TemplateScene } from '../scene.js';
import { outermostAt } from '../written-place.js';
import { asksFor, dynamicReferences, isArnOf, spelling } from './carried.js';

/** The name as `spelling` returns it; null when CloudFormation generates one. */
export function writtenName(resource: Resource): string | null {
  const name = resource.property('Name');
  return name === null ? null : spelling(name);
}

/** Dynamic references, secrets of containers, permissions, and variables that hold nothing but the name. */
export function sitesByName({ template, workloads }: TemplateScene, keeper: Resource): readonly ReferenceSite[] {
  const name = writtenName(keeper);
  if (name === null) return [];
  const variables = workloads.flatMap(({ environment }) => environment.filter(({ value }) => isNameAlone(value, name)));
  return [...askedFor(template, keeper, name), ...variables.map(({ at }) => ({ name: keeper.id, attribute: null, node: at, at }))];
}

/** Whether a value is nothing but the name, and the name is not just a word such as `production`, which could mean anything. */
function isNameAlone(value: Value, name: string): boolean {
  return spelling(value) === name && /[/_.:-]/.test(name);
}

function askedFor(template: Template, keeper: Resource, name: string): readonly ReferenceSite[] {
  const sites: ReferenceSite[] = [];
  walk(template.root, (node) => {
    if (node.kind !== 'scalar' || encloses(keeper.node, node)) return;
    const outer = outermostAt(node);
    const isSecret = isValueFrom(outer);
    const isDynamic = !isSecret && node.text.includes('{{resolve:s');
    const isResource = !isSecret && !isDynamic && /:secret:|:parameter\//.test(node.text) && isResourceOfStatement(node);
    if (!isSecret && !isDynamic && !isResource) return;
    const text = spelling(template.resolve(outer)) ?? '';
    const wanted = isDynamic ? dynamicReferences(text) : [text];
    if (isResource ? isArnOf(text, name) : wanted.some((each) => asksFor(each, name))) {
      sites.push({ name: keeper.id, attribute: null, node, at: node });
    }
  });
  return sites;
}

function isResourceOfStatement(node: Node): boolean {
  const { steps } = templatePath(node);
  return steps.includes('Statement') && (steps.at(-1) === 'Resource' || steps.at(-2) === 'Resource');
}

function isValueFrom(node: Node): boolean {
  const entry = entryOf(node);
  return entry?.key.kind === 'scalar' && entry.key.text === 'ValueFrom';
}
