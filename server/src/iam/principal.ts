/** Principals of every kind, as the `Principal` element of a policy names them. */
import { serviceActions } from '../data/action-catalogue.js';
import { isInServiceDomain } from '../data/service-domain.js';
import { readAccount, readArn, type Account, type ArnParts } from './arn.js';
import { flatten, knownText, onlyHole, sliceText, type PartialText } from './partial-text.js';
import { variableForm } from './policy-variable.js';

export type Provider = 'saml' | 'oidc' | 'cognito' | 'google' | 'facebook' | 'amazon' | 'any' | 'other';

export type Principal =
  /** `*`, alone or as `AWS: "*"`. */
  | { readonly kind: 'anyone' }
  /** The account as a whole, `arn:aws:iam::…:root` or its twelve digits. This delegates to the account and does not mean the root user. */
  | { readonly kind: 'account'; readonly account: Account }
  /** `name` is what follows `user/` or `role/`, with its path. Wildcards in it are ordinary characters to AWS. */
  | { readonly kind: 'user' | 'role' | 'federated-user'; readonly account: Account; readonly name: PartialText }
  | { readonly kind: 'assumed-role'; readonly account: Account; readonly role: PartialText; readonly session: PartialText }
  /** `ec2.amazonaws.com`. */
  | { readonly kind: 'service'; readonly name: PartialText }
  /** `name`: the name of the SAML provider, the host and path of the OIDC provider, or the text itself. */
  | { readonly kind: 'federated'; readonly provider: Provider; readonly account: Account; readonly name: PartialText }
  | { readonly kind: 'canonical-user' | 'origin-access-identity'; readonly id: PartialText }
  /** The unique id of a user or role (`AIDA…`, `AROA…`), with which AWS replaces one that was deleted. */
  | { readonly kind: 'unique-id'; readonly id: string }
  /** A resource or parameter of the template; `attribute` is null for a `Ref`, which gives no ARN for a user or role. */
  | { readonly kind: 'reference'; readonly type: 'AWS' | 'Federated'; readonly id: string; readonly attribute: string | null }
  | { readonly kind: 'unknown' }
  /** Not accepted by AWS as a principal of this type. */
  | { readonly kind: 'malformed' };

export const principalTypes = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;

export type PrincipalType = (typeof principalTypes)[number];

const uniqueId = /^A[A-Z]{3}[A-Z0-9]{12,}$/;
const providers: ReadonlyMap<string, Provider> = new Map([
  ['*', 'any'],
  ['cognito-identity.amazonaws.com', 'cognito'],
  ['accounts.google.com', 'google'],
  ['graph.facebook.com', 'facebook'],
  ['www.amazon.com', 'amazon'],
]);

/** Whether a principal is everybody, of AWS or of any provider. */
export function isAnybody(principal: Principal): boolean {
  return principal.kind === 'anyone' || (principal.kind === 'federated' && principal.provider === 'any');
}

/** The principal that a text means under a key of `Principal`. */
export function readPrincipal(type: PrincipalType, text: PartialText): Principal {
  if (type !== 'AWS' && text.length === 0) return { kind: 'malformed' };
  switch (type) {
    case 'AWS':
      return awsPrincipal(text);
    case 'Service':
      return onlyHole(text) === null ? servicePrincipal(text) : { kind: 'unknown' };
    case 'Federated':
      return federatedPrincipal(text);
    case 'CanonicalUser':
      return /[*?]/.test(knownText(text) ?? '') ? { kind: 'malformed' } : { kind: 'canonical-user', id: text };
  }
}

function servicePrincipal(text: PartialText): Principal {
  const known = knownText(text);
  return known === null || known === '*' || isServiceName(known) ? { kind: 'service', name: text } : { kind: 'malformed' };
}

/**
 * Every service principal is a name in a domain of AWS. Services of Amazon have names in others (`alexa-appkit.amazon.com`),
 * but what IAM has actions of is a service of AWS. A wildcard cannot match a part of a name.
 */
function isServiceName(name: string): boolean {
  const [service = '', ...domain] = name.split('.');
  return !/[*?]/.test(name) && domain.length > 0 && (isInServiceDomain(name) || serviceActions(service).length === 0);
}

function awsPrincipal(text: PartialText): Principal {
  const known = knownText(text);
  if (known === '*') return { kind: 'anyone' };
  const account = readAccount(text);
  if (account.kind === 'own' || account.kind === 'id') return { kind: 'account', account };
  if (known !== null && uniqueId.test(known)) return { kind: 'unique-id', id: known };
  const arn = readArn(text);
  if (arn !== null) return arnPrincipal(arn);
  return reference('AWS', text) ?? (known === null ? { kind: 'unknown' } : { kind: 'malformed' });
}

function arnPrincipal(arn: ArnParts): Principal {
  const { resource } = arn;
  const account = readAccount(arn.account);
  const [head] = resource;
  if (/^(?!\d{12}$)\d+$/.test(knownText(arn.account) ?? '')) return { kind: 'malformed' };
  if (typeof head !== 'string') return { kind: 'unknown' };
  if (isNoAccount(arn.account) && !head.startsWith('user/CloudFront')) return { kind: 'malformed' };
  // Policy variables are not filled in here, and no name has such characters.
  if (variableForm.test(knownText(resource) ?? '')) return { kind: 'malformed' };
  if (knownText(resource) === 'root') return { kind: 'account', account };
  if (head.startsWith('user/CloudFront Origin Access Identity ')) {
    return { kind: 'origin-access-identity', id: behind(resource, 'user/CloudFront Origin Access Identity ') };
  }
  if (head.startsWith('user/')) return { kind: 'user', account, name: behind(resource, 'user/') };
  if (head.startsWith('role/')) return { kind: 'role', account, name: behind(resource, 'role/') };
  if (head.startsWith('federated-user/')) return { kind: 'federated-user', account, name: behind(resource, 'federated-user/') };
  if (head.startsWith('assumed-role/')) return sessionPrincipal(account, behind(resource, 'assumed-role/'));
  return { kind: 'malformed' };
}

/** Whether a known text is neither twelve digits nor a pattern for them, such as an id that is one digit short. */
function isNoAccount(text: PartialText): boolean {
  return text.length > 0 && knownText(text) !== null && readAccount(text).kind === 'unknown';
}

function sessionPrincipal(account: Account, text: PartialText): Principal {
  const flat = flatten(text);
  const slash = flat.chars.lastIndexOf('/');
  if (slash < 0) return { kind: 'malformed' };
  const session = sliceText(flat, slash + 1, flat.chars.length);
  return { kind: 'assumed-role', account, role: sliceText(flat, 0, slash), session };
}

function federatedPrincipal(text: PartialText): Principal {
  const provider = providers.get(knownText(text) ?? '');
  if (provider !== undefined) return { kind: 'federated', provider, account: { kind: 'none' }, name: text };
  const arn = readArn(text);
  if (arn !== null) return federatedArn(arn, text);
  return reference('Federated', text) ?? { kind: 'federated', provider: 'other', account: { kind: 'none' }, name: text };
}

function federatedArn(arn: ArnParts, text: PartialText): Principal {
  const account = readAccount(arn.account);
  const [head] = arn.resource;
  if (typeof head !== 'string') return { kind: 'unknown' };
  // A star stands for every provider, but matches no part of a name.
  if (/[*?]/.test(knownText(text) ?? '')) return { kind: 'malformed' };
  if (head.startsWith('saml-provider/')) {
    return { kind: 'federated', provider: 'saml', account, name: behind(arn.resource, 'saml-provider/') };
  }
  if (head.startsWith('oidc-provider/')) {
    return { kind: 'federated', provider: 'oidc', account, name: behind(arn.resource, 'oidc-provider/') };
  }
  if (knownText(arn.service) === 'iam' && head.includes('/')) return { kind: 'malformed' };
  return { kind: 'federated', provider: 'other', account, name: text };
}

/** The principal that a lone hole stands for, or null for any other text. */
function reference(type: 'AWS' | 'Federated', text: PartialText): Principal | null {
  const value = onlyHole(text)?.value;
  if (value === undefined) return null;
  if (value.kind === 'attribute') return { kind: 'reference', type, id: value.id, attribute: value.name };
  return value.kind === 'ref' ? { kind: 'reference', type, id: value.name, attribute: null } : { kind: 'unknown' };
}

function behind(text: PartialText, prefix: string): PartialText {
  const flat = flatten(text);
  return sliceText(flat, prefix.length, flat.chars.length);
}
