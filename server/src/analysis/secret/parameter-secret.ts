/** Parameters that are for a secret by their name, and the secrets in their defaults. */
import type { Parameter } from '../../model/template.js';
import { deref, lookup } from '../../syntax/lookup.js';
import type { Node, Sequence } from '../../syntax/tree.js';
import { namesRoot } from '../root-identity.js';
import { coveringSecret } from './covering-secret.js';
import { isRecognisedByName } from './form/detection.js';
import { literalNature } from './literal-nature.js';
import { isPlace, namedSecret } from './named-literal.js';
import { namesOrPlaces, secretNameKind } from './secret-name.js';
import type { SecretSite } from './secret-site.js';

export interface DefaultSecret {
  readonly at: Node;
  /** Whether the literal itself says that it must be changed. */
  readonly isStandIn: boolean;
}

/** Whether it is a plain text parameter whose name ends in a word for a secret. Names of root credentials are reported as such. */
function isForSecret({ name, type }: Parameter): boolean {
  return (type === null || type === 'String') && secretNameKind(name) !== null && !namesRoot(name);
}

/** Whether the name alone says so. A `key` may also be one of KMS or of a product, which only its value shows. */
export function isSecretByName(parameter: Parameter): boolean {
  return isForSecret(parameter) && !/(?:encryption|license|master)[ _-]?key$/i.test(parameter.name);
}

/**
 * Whether a parameter hides a secret: people also hide user names and addresses, but the id of an access key counts as part
 * of the secret.
 */
export function isHiddenSecret({ name, noEcho }: Parameter): boolean {
  return noEcho && (!namesOrPlaces(name) || /key[_-]?id$/i.test(name));
}

/** The secret in the default of such a parameter, or null. */
export function defaultSecret(parameter: Parameter): DefaultSecret | null {
  const { default: given, noEcho } = parameter;
  if (!given?.at) return null;
  const { text } = given;
  if (!isForSecret(parameter)) return isHidden(parameter, text) ? { at: given.at, isStandIn: false } : null;
  const found = namedSecret(parameter.name, text, given.at);
  if (found !== null) return { at: given.at, isStandIn: found.isStandIn };
  // What is hidden is meant to be a secret, however simple it looks.
  const nature = literalNature(text);
  return noEcho && (nature === 'value' || nature === 'stand-in') && word.test(text)
    ? { at: given.at, isStandIn: nature === 'stand-in' }
    : null;
}

/** Whether a parameter hides something other than a user or an address, although its default is spelled out. */
function isHidden(parameter: Parameter, text: string): boolean {
  const { name, type, noEcho } = parameter;
  return (
    noEcho &&
    (type === null || type === 'String') &&
    !namesRoot(name) &&
    !namesOrPlaces(name) &&
    literalNature(text) === 'value' &&
    word.test(text) &&
    !isPlace(text)
  );
}

const word = /^[\w!@#$%^&*?~+=-]{4,64}$/;

/**
 * The list of values that such a parameter allows, if a secret is among them. A word alone names a choice, and a stand-in is
 * a label.
 */
export function allowedSecrets(parameter: Parameter): Sequence | null {
  const allowed = parameter.node === null ? null : deref(lookup(parameter.node, 'AllowedValues'));
  if (allowed?.kind !== 'sequence' || !isForSecret(parameter)) return null;
  const isSecret = allowed.items.some((item) => {
    const found = item.kind === 'scalar' && isMixed(item.text) ? namedSecret(parameter.name, item.text, item) : null;
    return found !== null && !found.isStandIn;
  });
  return isSecret ? allowed : null;
}

function isMixed(text: string): boolean {
  return text.length >= 8 && /[A-Za-z]/.test(text) && /\d/.test(text);
}

/** The default of a parameter with any name that is used as a secret somewhere, or null. */
export function handedDefault({ default: given }: Parameter, secrets: readonly SecretSite[]): DefaultSecret | null {
  const site = given?.at ? coveringSecret(given.at, secrets) : null;
  return given?.at && site && isRecognisedByName(site.kind) ? { at: given.at, isStandIn: site.isStandIn } : null;
}
