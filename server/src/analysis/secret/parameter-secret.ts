/** Parameters that take a secret by their name, and the secret that one has as its default. */
import type { Parameter } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import { textOf } from '../../value/read.js';
import { namesRoot } from '../root-identity.js';
import { namedSecret } from './named-literal.js';
import { secretNameKind } from './secret-name.js';

export interface DefaultSecret {
  readonly at: Node;
  /** A literal that says itself that it must be changed. */
  readonly isStandIn: boolean;
}

/** A plain text parameter whose name ends in a word for a secret. What the name says of the root user is told as that. */
export function isForSecret({ name, type }: Parameter): boolean {
  return (type === null || type === 'String') && secretNameKind(name) !== null && !namesRoot(name);
}

/** Whether a name alone says so; a key of this name may also be one of KMS or of a product, and only its value tells. */
export function isSecretByName(parameter: Parameter): boolean {
  return isForSecret(parameter) && !/(?:encryption|license|master)[ _-]?key$/i.test(parameter.name);
}

/** The secret that stands as the default of such a parameter, or null. */
export function defaultSecret(parameter: Parameter): DefaultSecret | null {
  const { default: given } = parameter;
  const text = textOf(given);
  if (text === null || !given?.at || !isForSecret(parameter)) return null;
  const found = namedSecret(parameter.name, text, given.at);
  return found === null ? null : { at: given.at, isStandIn: found.isStandIn };
}
