/** Whether a parameter ends up in a property that is for a secret by its schema. */
import type { Parameter } from '../../model/template.js';
import type { Facts } from '../facts.js';

export function feedsCredential(parameter: Parameter, { credentials }: Facts): boolean {
  return credentials.some(({ sources }) => sources.some((source) => source.kind === 'parameter' && source.parameter === parameter));
}
