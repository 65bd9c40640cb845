/** Which properties of which resource types hold IAM policy documents, and what such a document is for. */
import { policyContainerTable } from './generated/policy-container.js';
import { type PropertyPath, propertyTable } from './property-table.js';

/**
 * What a policy document is for: `identity` grants its principal permissions, `trust` names who may assume a role, `resource`
 * names who may use a resource, `endpoint` filters what passes a VPC endpoint, `session` limits sessions, `organization` limits
 * accounts, `device` grants permissions to AWS IoT things, and `data-access` is written in the language of OpenSearch
 * Serverless.
 */
export type PolicyRole = (typeof policyRoles)[number];

const policyRoles = ['identity', 'trust', 'resource', 'endpoint', 'session', 'organization', 'device', 'data-access'] as const;

/** A property that holds a policy document, as a map or as JSON text. */
export interface PolicyContainer {
  readonly path: PropertyPath;
  readonly role: PolicyRole;
}

const entriesOf = propertyTable(() => policyContainerTable, policyRoles);

/** The properties of a resource type that hold policy documents; SAM's `Policies` can also hold names and templates. */
export function policyContainers(type: string): readonly PolicyContainer[] {
  return entriesOf(type).map(({ path, tag }) => ({ path, role: tag }));
}
