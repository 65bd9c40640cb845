/** The principals of a document, as `inspect` shows them (docs/inspect-and-can.md). */
import type { Span } from '../../text/span.js';
import type { TrustedKind } from '../identity/assumed-by.js';
import type { Admin } from '../identity/admin.js';
import type { Facts } from '../facts.js';
import type { PolicySite } from '../policy/policy-site.js';
import type { AttachedPolicy, PolicyOrigin } from '../identity/attached-policy.js';
import type { Identity, IdentityKind } from '../identity/identity.js';

export interface PolicyDescription {
  readonly name: string;
  readonly from: PolicyOrigin;
  /** The policy as written, or the place that names it. */
  readonly at: Span;
}

export interface PrincipalDescription {
  readonly id: string;
  readonly kind: IdentityKind;
  readonly policies: readonly PolicyDescription[];
  readonly admin: Admin;
  readonly assumedBy: readonly { readonly principal: string; readonly kind: TrustedKind; readonly narrowed: readonly string[] }[];
  readonly escalations: readonly { readonly permissions: readonly string[]; readonly through: readonly string[] }[];
}

/** Roles, users, groups and permission sets in the order of the document, or the lone policy document. */
export function describePrincipals(facts: Facts): readonly PrincipalDescription[] {
  return facts.identities.filter(({ kind }) => kind !== 'policy' || facts.template === null).map((identity) => describe(identity, facts));
}

function describe(identity: Identity, facts: Facts): PrincipalDescription {
  return {
    id: identity.id,
    kind: identity.kind,
    policies:
      facts.template === null ? facts.policies.map(describeSite) : [...identity.policies, ...identity.boundaries].map(describePolicy),
    admin: facts.admin(identity),
    assumedBy: facts.assumedBy(identity).map(({ principal, kind, narrowed }) => ({ principal, kind, narrowed })),
    escalations: facts.escalations(identity).map(({ permissions, through }) => ({ permissions, through })),
  };
}

function describePolicy({ name, from, site, at }: AttachedPolicy): PolicyDescription {
  const { start, end } = site?.at ?? at;
  return { name, from, at: { start, end } };
}

/** The description of a lone policy document, of any kind. */
function describeSite({ name, at: { start, end } }: PolicySite): PolicyDescription {
  return { name, from: 'inline', at: { start, end } };
}
