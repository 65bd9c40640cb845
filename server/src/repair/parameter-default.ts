/** The plan that corrects a value where it comes from: the default of a parameter. */
import { callOf } from '../model/intrinsic/call.js';
import type { Parameter, Resource, Template } from '../model/template.js';
import { lookupEntry } from '../syntax/lookup.js';
import type { Node } from '../syntax/tree.js';
import { encloses, type Span } from '../text/span.js';
import { correctValue } from './correct.js';
import type { Fix } from './fix.js';
import { hasTemplate, type Scene, type TemplateScene } from './scene.js';

interface Corrected {
  readonly to: string;
  /** Without where the value is written. */
  readonly title: string;
}

/**
 * `reference`: the `Ref` that stands in `user` for the value. Null where it is something else, where another resource
 * or an output needs the parameter too, and where the parameter may not take the value.
 */
export function correctDefault(scene: Scene, user: Resource, reference: Node, { to, title }: Corrected): Fix | null {
  const name = referredParameter(reference);
  const parameter = !hasTemplate(scene) || name === null ? null : (scene.template.parameters.get(name) ?? null);
  if (!hasTemplate(scene) || parameter === null || parameter.node === null) return null;
  const written = lookupEntry(parameter.node, 'Default')?.value ?? null;
  if (written?.kind !== 'scalar') return null;
  if (!mayTake(parameter, to) || !isOnlyFor(scene, parameter, user)) return null;
  const plan = correctValue(scene, to, { at: written, title: `${title}, by the default of \`${parameter.name}\``, safety: 'suggestion' });
  return plan.kind === 'fix' ? { ...plan, left: [`Stacks that pass their own value for \`${parameter.name}\` keep it.`] } : null;
}

function referredParameter(node: Node): string | null {
  const call = callOf(node);
  return call?.name === 'Ref' && call.argument?.kind === 'scalar' ? call.argument.text : null;
}

/** Limits other than a list of values are not weighed. */
function mayTake({ allowedValues, node, given }: Parameter, to: string): boolean {
  const isLimited = ['AllowedPattern', 'MaxLength', 'MaxValue'].some((limit) => node !== null && lookupEntry(node, limit) !== null);
  return given === null && !isLimited && (allowedValues === null || allowedValues.includes(to));
}

function isOnlyFor({ template, references }: TemplateScene, { name }: Parameter, user: Resource): boolean {
  return references(name).every(({ at }) => encloses(user.node, at) || isInConditions(template, at));
}

function isInConditions({ root }: Template, at: Span): boolean {
  const conditions = lookupEntry(root, 'Conditions')?.value ?? null;
  return conditions !== null && encloses(conditions, at);
}
