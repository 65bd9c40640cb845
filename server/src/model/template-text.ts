/** Templates embedded in a template as text, such as the one that a stack set deploys. */
import { deref, lookup, mappingAt } from '../syntax/lookup.js';
import type { Scalar } from '../syntax/tree.js';
import { callOf, literal } from './intrinsic/call.js';
import { recognise } from './recognise.js';
import type { Resource } from './template.js';

export interface TemplateText {
  readonly scalar: Scalar;
  /** Whether `Fn::Sub` replaces the names in the text. */
  readonly isFilledIn: boolean;
}

/** The template that a resource contains as text; null when it has none, or computes it. */
export function templateText({ node }: Resource): TemplateText | null {
  const properties = mappingAt(node, 'Properties');
  const body = deref(properties === null ? null : lookup(properties, 'TemplateBody'));
  if (body === null) return null;
  const call = callOf(body);
  if (call !== null && call.name !== 'Fn::Sub') return null;
  const argument = call === null ? body : literal(call);
  const text = argument?.kind === 'sequence' ? deref(argument.items[0] ?? null) : argument;
  if (text?.kind !== 'scalar' || !['cloudformation', 'sam'].includes(recognise(text.text))) return null;
  return { scalar: text, isFilledIn: call !== null };
}
