/** Which provider of OpenID Connect a principal is, also when the template creates it. */
import { flatten, knownText, showText } from '../../iam/partial-text.js';
import type { Item } from '../../iam/policy.js';
import type { Principal } from '../../iam/principal.js';
import type { Template } from '../../model/template.js';
import { textOf } from '../../value/read.js';

export interface OidcProvider {
  /** Host and path of the issuer. */
  readonly name: string;
  /** Whether the name says whose tokens it takes: it is written out, or an issuer of EKS, whichever the cluster. */
  readonly isKnown: boolean;
}

/** The provider that a principal is; null for a principal of another kind. */
export function oidcProvider({ parsed, value }: Item<Principal>, template: Template | null): OidcProvider | null {
  const id = value.kind === 'ref' ? value.name : value.kind === 'attribute' ? value.id : null;
  const created = id === null ? null : (template?.resource(id) ?? null);
  if (created !== null && providerTypes.has(created.type)) {
    return { name: textOf(created.property('Url'))?.replace(/^https:\/\//, '') ?? created.id, isKnown: true };
  }
  if (parsed.kind !== 'federated' || parsed.provider !== 'oidc') return null;
  const isKnown = knownText(parsed.name) !== null || flatten(parsed.name).chars.startsWith('oidc.eks.');
  return { name: showText(parsed.name), isKnown };
}

/** CDK creates providers with a custom resource of its own. */
const providerTypes: ReadonlySet<string> = new Set(['AWS::IAM::OIDCProvider', 'Custom::AWSCDKOpenIdConnectProvider']);
