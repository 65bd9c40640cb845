/** The grammar of policies: which elements there are, and which of them each kind of policy requires or rejects. */
import type { PolicyKind } from './policy.js';

export const documentElements = ['Version', 'Id', 'Statement'] as const;

export const statementElements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const;

export type StatementElement = (typeof statementElements)[number];

/** An element and its opposite; a statement has at most one of the two. */
export const opposites = [
  ['Action', 'NotAction'],
  ['Resource', 'NotResource'],
  ['Principal', 'NotPrincipal'],
] as const;

export type OppositeElements = (typeof opposites)[number];

interface Demands {
  /** By the first name of the pair. */
  readonly required: readonly OppositeElements[0][];
  readonly refused: readonly StatementElement[];
}

const ofIdentity: Demands = { required: ['Action', 'Resource'], refused: ['Principal', 'NotPrincipal'] };

/** Some resource policies, such as those of ECR repositories, have no `Resource`, so it is not required in any of them. */
const ofResource: Demands = { required: ['Action', 'Principal'], refused: [] };

const demands: Readonly<Record<PolicyKind, Demands>> = {
  identity: ofIdentity,
  boundary: ofIdentity,
  session: ofIdentity,
  trust: { required: ['Action', 'Principal'], refused: ['Resource', 'NotResource'] },
  resource: ofResource,
  key: ofResource,
  endpoint: ofResource,
  'organization-scp': ofIdentity,
  // AWS Organizations User Guide, syntax of resource control policies.
  'organization-rcp': { required: ['Action', 'Resource', 'Principal'], refused: ['NotAction', 'NotPrincipal'] },
};

export function demandsOf(kind: PolicyKind): Demands {
  return demands[kind];
}
