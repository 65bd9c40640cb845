/** The plan that corrects a value where it comes from: the default of a parameter. */
import type { ReferenceSite } from '../analysis/reference.js';
import { callOf } from '../model/intrinsic/call.js';
import type { Parameter, Resource, Template } from '../model/template.js';
import { lookupEntry } from '../syntax/lookup.js';
import type { Node, Sequence } from '../syntax/tree.js';
import { encloses } from '../text/span.js';
import { correctValue } from './correct.js';
import type { Fix } from './fix.js';
import { hasTemplate, type Scene, type TemplateScene } from './scene.js';

interface Corrected {
  readonly to: string;
  /** Without where the value is written. */
  readonly title: string;
}

/**
 * `reference`: the `Ref` that stands in `user` for the value. Null where it is something else, where another resource, an output
 * or a condition needs the default as it is, and where the parameter may not take the value.
 */
export function correctDefault(scene: Scene, user: Resource, reference: Node, { to, title }: Corrected): Fix | null {
  if (!hasTemplate(scene)) return null;
  const parameter = scene.template.parameters.get(referredParameter(reference) ?? '') ?? null;
  const written = parameter === null || parameter.node === null ? null : (lookupEntry(parameter.node, 'Default')?.value ?? null);
  if (parameter === null || written?.kind !== 'scalar') return null;
  if (!mayTake(parameter, to) || !isOnlyFor(scene, parameter, user, [written.text, to])) return null;
  const plan = correctValue(scene, to, { at: written, title: `${title}, by the default of \`${parameter.name}\``, safety: 'suggestion' });
  return plan.kind === 'fix' ? { ...plan, left: [`Stacks that pass their own value for \`${parameter.name}\` keep it.`] } : null;
}

function referredParameter(node: Node): string | null {
  const call = callOf(node);
  return call?.name === 'Ref' && call.argument?.kind === 'scalar' ? call.argument.text : null;
}

/** A pattern or an upper limit is not weighed; the values that are corrected are too low. */
function mayTake({ allowedValues, node, given }: Parameter, to: string): boolean {
  const isLimited = ['AllowedPattern', 'MaxLength', 'MaxValue'].some((limit) => node !== null && lookupEntry(node, limit) !== null);
  return given === null && !isLimited && (allowedValues === null || allowedValues.includes(to));
}

function isOnlyFor({ template, references }: TemplateScene, { name }: Parameter, user: Resource, values: readonly string[]): boolean {
  return references(name).every((site) => encloses(user.node, site.at) || isAlikeFor(values, site, template));
}

/** Whether a condition compares the parameter with something else than any of these values, such as an empty text. */
function isAlikeFor(values: readonly string[], { node, at }: ReferenceSite, { root }: Template): boolean {
  const conditions = lookupEntry(root, 'Conditions')?.value ?? null;
  const operand = referredParameter(node) === null ? node.parent : node;
  const list = operand?.parent ?? null;
  if (conditions === null || !encloses(conditions, at) || operand === null || referredParameter(operand) === null) return false;
  if (list?.kind !== 'sequence' || nameOfCall(list) !== 'Fn::Equals') return false;
  return list.items.every((item) => item === operand || (item.kind === 'scalar' && item.tag === null && !values.includes(item.text)));
}

/** The function that has a list of arguments, in either form. */
function nameOfCall(list: Sequence): string | null {
  return (callOf(list) ?? (list.parent === null ? null : callOf(list.parent)))?.name ?? null;
}
