/** The roles that workloads have already, and that receive the permissions of a user. */
import { isOwnIdentity, isUnitOfWork, type Workload } from '../../analysis/workload/workload.js';
import { writtenId } from '../../model/written-id.js';
import type { Node } from '../../syntax/tree.js';
import { listed } from '../../text/wording.js';
import type { TemplateScene } from '../scene.js';
import { propertyEntry } from '../written-place.js';
import { type Receiver, saying } from './hand-on.js';
import type { RoleTarget } from './role-target.js';

/** Written in the template, or made by SAM for a function. */
export type ExistingRole = Extract<RoleTarget, { kind: 'written' | 'made' }>;

/** Its logical ID. */
export function idOf(target: ExistingRole): string {
  return target.kind === 'written' ? target.role.id : target.roleId;
}

export function isExisting(target: RoleTarget | undefined): target is ExistingRole {
  return target?.kind === 'written' || target?.kind === 'made';
}

/** Each role once, even if it is that of several workloads. */
export function existingRoles(targets: readonly RoleTarget[]): readonly ExistingRole[] {
  const byId = new Map<string, ExistingRole>();
  for (const target of targets) if (isExisting(target)) byId.set(idOf(target), target);
  return [...byId.values()];
}

/** Whether the user's boundary would not limit what the role could do before. */
export function isBoundLike({ template }: TemplateScene, target: ExistingRole, boundary: Node | null): boolean {
  const own = propertyEntry(receiverOf(target).holder, 'PermissionsBoundary')?.value ?? null;
  return boundary === null || (own !== null && saying(template, own) === saying(template, boundary));
}

/** Who else acts with a role that receives the user's permissions. */
export function sharersLeft(scene: TemplateScene, target: ExistingRole, workloads: readonly Workload[]): readonly string[] {
  const others =
    target.kind === 'made'
      ? []
      : scene.workloads.filter(
          (workload) =>
            !workloads.includes(workload) &&
            isUnitOfWork(workload) &&
            workload.roles.some(({ property, role }) => role === target.role && isOwnIdentity(property)),
        );
  const names = [...new Set(others.map(({ resource }) => writtenId(resource)))];
  return names.length === 0
    ? []
    : [`Role \`${idOf(target)}\` is used by ${listed(names)} too, which from now on can do what the user could.`];
}

/** The role as it receives permissions; one that SAM makes does so at its function. */
export function receiverOf(target: ExistingRole): Receiver {
  return target.kind === 'written'
    ? { kind: 'written', roleId: target.role.id, holder: target.role }
    : { kind: 'made', roleId: target.roleId, holder: target.workload.resource };
}
