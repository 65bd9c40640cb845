/** The kind of a policy, by the property that holds it, its file, or its content. */
import type { PolicyRole } from '../../data/policy-container.js';
import type { PolicyKind } from '../../iam/policy.js';
import type { PolicyType } from '../../model/document.js';
import type { Resource } from '../../model/template.js';
import { itemsOf, optionsOf, textOf, valueAt } from '../../value/read.js';
import type { Concat, KnownScalar, Value } from '../../value/value.js';

/** Null for a policy that is written in another policy language. */
export function policyKind(role: PolicyRole, owner: Resource): PolicyKind | null {
  switch (role) {
    case 'identity':
    case 'trust':
    case 'endpoint':
    case 'session':
      return role;
    case 'device':
      return 'identity';
    case 'resource':
      return owner.type.startsWith('AWS::KMS::') ? 'key' : 'resource';
    case 'organization':
      return organizationKind(owner);
    case 'data-access':
      return null;
  }
}

/**
 * The kind of a policy document that is a file of its own: by its statements and, where several kinds are written the
 * same way, by what its name and its folder say.
 */
export function filePolicyKind(type: PolicyType, hasPrincipal: boolean, name: string): PolicyKind {
  if (type === 'organization') return hasPrincipal ? 'organization-rcp' : 'organization-scp';
  if (type === 'trust') return type;
  const words = name.split(/[\\/]/).slice(-2).join('/').toLowerCase();
  if (!hasPrincipal && isCalledBoundary(words)) return 'boundary';
  const named = hasPrincipal ? principalKinds : limitKinds;
  return named.find(([pattern]) => pattern.test(words))?.[1] ?? type;
}

/** Whether a name is that of a permissions boundary, and not of a policy that demands one. */
export function isCalledBoundary(name: string): boolean {
  return /boundar(?:y|ies)/i.test(name) && !aboutBoundary.test(name);
}

const aboutBoundary =
  /(?:no|without|missing|requires?|enforces?|demands?)[-_ ]?(?:permissions?[-_ ]?)?boundar|boundar(?:y|ies)[-_ ]?(?:not|missing|requir|enforc|remov|bypass|condition)/i;

const limitKinds: readonly (readonly [RegExp, PolicyKind])[] = [
  [/service[-_ ]?control|(?:^|[^a-z])scps?(?:[^a-z]|$)|fullawsaccess/, 'organization-scp'],
];

const principalKinds: readonly (readonly [RegExp, PolicyKind])[] = [
  [/endpoint|(?:^|[^a-z])vpce(?:[^a-z]|$)/, 'endpoint'],
  [/resource[-_ ]?control|(?:^|[^a-z])rcps?(?:[^a-z]|$)/, 'organization-rcp'],
];

/** The kind of a policy where none is expected, by its statements. */
export function guessedKind(document: Value): PolicyKind {
  if (document.kind === 'scalar' || document.kind === 'concat') return guessedTextKind(document);
  const statements = itemsOf(valueAt(document, 'Statement') ?? document);
  const hasPrincipal = statements.some((statement) => (valueAt(statement, 'Principal') ?? valueAt(statement, 'NotPrincipal')) !== null);
  if (!hasPrincipal) return 'identity';
  const actions = statements.flatMap((statement) => itemsOf(valueAt(statement, 'Action') ?? statement)).map(textOf);
  return actions.some((action) => action?.toLowerCase().startsWith('sts:assumerole')) ? 'trust' : 'resource';
}

/** The same for a policy that is written as text. */
function guessedTextKind(value: KnownScalar | Concat): PolicyKind {
  const text = value.kind === 'concat' ? value.parts.map(textOf).join('') : value.text;
  if (!/"(?:Not)?Principal"/.test(text)) return 'identity';
  return /"sts:AssumeRole/i.test(text) ? 'trust' : 'resource';
}

/**
 * What the owner says of itself, as a policy of an organization does, and custom resources and third parties that make one do.
 * Nobody can leave the type of such a policy out: the branch of a choice that has none is not deployed.
 */
export function organizationKind(owner: Resource): PolicyKind | null {
  const type = owner.property('Type') ?? owner.property('PolicyType');
  const options = type === null ? [] : optionsOf(type).filter(({ value }) => value.kind !== 'none');
  const [only, ...others] = new Set(options.map(({ value }) => textOf(value)));
  switch (others.length === 0 ? only : null) {
    case 'SERVICE_CONTROL_POLICY':
      return 'organization-scp';
    case 'RESOURCE_CONTROL_POLICY':
      return 'organization-rcp';
    default:
      return null;
  }
}
