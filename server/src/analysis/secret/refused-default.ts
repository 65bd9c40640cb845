/** Defaults that CloudFormation does not accept as values of their own parameters, so that somebody must set another one. */
import type { Parameter } from '../../model/template.js';
import { deref, lookup } from '../../syntax/lookup.js';

/** Whether one is too short, too long or not among the allowed values. Patterns are not weighed. */
export function isRefusedDefault(parameter: Parameter): boolean {
  const { default: given, allowedValues } = parameter;
  if (given === null) return false;
  const { text } = given;
  const isOutside = allowedValues !== null && !allowedValues.includes(text);
  return isOutside || text.length < (limitOf(parameter, 'MinLength') ?? 0) || text.length > (limitOf(parameter, 'MaxLength') ?? Infinity);
}

function limitOf({ node }: Parameter, name: string): number | null {
  const limit = node === null ? null : deref(lookup(node, name));
  return limit?.kind === 'scalar' && /^\d{1,9}$/.test(limit.text) ? Number(limit.text) : null;
}
