/** Which parameters in a longer text are beside the secret, such as a stage before a token that is made elsewhere. */
import { isGeneratedSecretAttribute } from '../../data/generated-secret-attribute.js';
import { isCustomResource } from '../../model/custom-resource.js';
import { mayNameSecret, secretNameKind } from '../secret/secret-name.js';
import type { CredentialSource } from './credential-source.js';

/**
 * The sources of a text, without the parameters that show what they hold, by their own name and by the key that they are under,
 * or while another source can be the secret.
 */
export function withoutBystanders(all: readonly CredentialSource[]): readonly CredentialSource[] {
  const sources = all.filter((source) => !isUnderOtherKey(source));
  const candidates = sources.length > 1 ? sources.filter(mayBeSecret) : [];
  if (candidates.length === 0) return sources;
  const secret = new Set(candidates.map((source) => (source.kind === 'parameter' ? source.parameter : null)));
  return sources.filter((source) => source.kind !== 'parameter' || secret.has(source.parameter));
}

/** Whether a parameter that shows what it holds is under a key for something else: `"url": "https://${Stage}.…`. */
function isUnderOtherKey(source: CredentialSource): boolean {
  if (source.kind !== 'parameter' || source.parameter.mayBeHidden || source.key === '' || sayingNothing.test(source.key)) return false;
  return !mayNameSecret(source.key) && !mayNameSecret(source.parameter.name);
}

/** Keys under which there can be anything. */
const sayingNothing = /^(?:value|val|data|content|text|string|body|plaintext)$/i;

function mayBeSecret(source: CredentialSource): boolean {
  switch (source.kind) {
    case 'literal':
      return false;
    case 'parameter':
      return source.parameter.mayBeHidden || secretNameKind(source.parameter.name) !== null || secretNameKind(source.key) !== null;
    case 'resource':
      return (
        isCustomResource(source.resource.type) ||
        (source.attribute !== null && isGeneratedSecretAttribute(source.resource.type, source.attribute))
      );
    case 'dynamic-reference':
      return source.reference.service !== 'ssm';
    case 'unknown':
      return true;
  }
}
