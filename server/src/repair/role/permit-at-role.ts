/** Permissions for a workload whose role is written in the template. */
import { isOwnIdentity, type Workload } from '../../analysis/workload/workload.js';
import type { Change } from '../../edit/change.js';
import { fields, items, text } from '../../edit/content.js';
import type { Resource } from '../../model/template.js';
import { listed } from '../../text/wording.js';
import { appendToProperty } from '../property-list.js';
import type { TemplateScene } from '../scene.js';
import { evidentUse } from './evident-use.js';
import { freePolicyName } from './free-policy-name.js';
import { conditionOf, inlinePolicyContent } from './role-content.js';

export interface PermittedAtRole {
  readonly changes: readonly Change[];
  /** What the role permits from now on, in the words of IAM; empty without changes. */
  readonly actions: readonly string[];
  /** Who else acts with the role, by logical ID. */
  readonly sharers: readonly string[];
}

const nothing: PermittedAtRole = { changes: [], actions: [], sharers: [] };

/** Permits what the scripts of the workload evidently use and the role does not permit at all yet. */
export function permitAtRole(scene: TemplateScene, workload: Workload, role: Resource): PermittedAtRole {
  const identity = scene.identity(role.id);
  // Of a role that is there without the workload, nothing tells when it needs the permissions.
  if (identity === null || !identity.isComplete || conditionOf(role) !== conditionOf(workload.resource)) return nothing;
  const isPermitted = (action: string): boolean => identity.allowance.permissionsFor(action).length > 0;
  const { statements, actions } = evidentUse(scene, workload, { role: role.id, isPermitted });
  if (statements.length === 0) return nothing;
  const document = fields({ Version: text('2012-10-17'), Statement: items(...statements) });
  const policy = inlinePolicyContent(text(freePolicyName(scene, role, `${workload.resource.id}Access`)), document);
  const note = `Permits what \`${workload.resource.id}\` calls, which the key did.`;
  const changes = appendToProperty(role, 'Policies', [policy], { note });
  return changes === null ? nothing : { changes, actions, sharers: sharersOf(scene, workload, role) };
}

function sharersOf({ workloads }: TemplateScene, workload: Workload, role: Resource): readonly string[] {
  return workloads.flatMap((each) =>
    each !== workload && each.roles.some((given) => given.role === role && isOwnIdentity(given.property)) ? [each.resource.id] : [],
  );
}

/** What is left to do by hand, in a sentence each. */
export function leftAtRole(role: Resource, { actions, sharers }: PermittedAtRole, across: string): readonly string[] {
  const rest = `Role \`${role.id}\` has to permit what the key did${actions.length === 0 ? '' : ` apart from ${listed(actions)}`}; ${across}.`;
  return sharers.length === 0 || actions.length === 0
    ? [rest]
    : [rest, `Role \`${role.id}\` is used by ${listed(sharers)} too, which from now on can do the same.`];
}
