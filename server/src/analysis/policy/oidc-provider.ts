/** Which provider of OpenID Connect a principal is, also when the template creates it. */
import { flatten, knownText, lookupNothing, showText, textsOf, type PartialText } from '../../iam/partial-text.js';
import type { Item, Statement } from '../../iam/policy.js';
import type { Principal } from '../../iam/principal.js';
import { requiredIssuer } from '../../iam/trust/oidc-trust.js';
import type { Resource, Template } from '../../model/template.js';

export interface OidcProvider {
  /** Host and path of the issuer. */
  readonly name: string;
  /** Whether the name says whose tokens it takes: it is written out, or an issuer of EKS, whichever the cluster. */
  readonly isKnown: boolean;
}

/**
 * The provider that a principal of a statement is; null for a principal of another kind. Where its ARN is only known after
 * deployment, the claims that the condition requires tell whose tokens it takes: those of another provider never pass.
 */
export function oidcProvider({ parsed, value }: Item<Principal>, statement: Statement, template: Template | null): OidcProvider | null {
  const id = value.kind === 'ref' ? value.name : value.kind === 'attribute' ? value.id : null;
  const created = id === null ? null : (template?.resource(id) ?? null);
  if (created !== null && providerTypes.has(created.type)) {
    return { name: issuerOf(created) ?? created.id, isKnown: true };
  }
  const required = created?.type === 'AWS::IAM::SAMLProvider' ? null : requiredIssuer(statement);
  if (required !== null && isFilledInLater(parsed)) return { name: required, isKnown: true };
  if (parsed.kind !== 'federated' || parsed.provider !== 'oidc') return null;
  return { name: showText(parsed.name), isKnown: isWritten(parsed.name) };
}

/** Host and path of the issuer of a provider that the template creates; null unless at least the host is known. */
function issuerOf(provider: Resource): string | null {
  const url = provider.property('Url');
  const addresses = new Set((url === null ? null : textsOf(url, lookupNothing))?.map(({ text }) => showText(text)));
  const [address = '', ...others] = addresses;
  return others.length === 0 && /^https:\/\/[^/$]+(?:\/|$)/.test(address) ? address.replace('https://', '') : null;
}

function isWritten(name: PartialText): boolean {
  return knownText(name) !== null || flatten(name).chars.startsWith('oidc.eks.');
}

function isFilledInLater(principal: Principal): boolean {
  switch (principal.kind) {
    case 'unknown':
      return true;
    case 'reference':
      return principal.type === 'Federated';
    case 'federated':
      return (principal.provider === 'oidc' || principal.provider === 'other') && !isWritten(principal.name);
    default:
      return false;
  }
}

/** CDK creates providers with a custom resource of its own. */
const providerTypes: ReadonlySet<string> = new Set(['AWS::IAM::OIDCProvider', 'Custom::AWSCDKOpenIdConnectProvider']);
