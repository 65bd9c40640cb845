/** The roles that workloads use once keys that the template does not create are removed. */
import { isOwnIdentity, type Workload } from '../../analysis/workload/workload.js';
import type { Change } from '../../edit/change.js';
import type { Resource } from '../../model/template.js';
import { addedRole, type AddedRole } from '../role/give-role.js';
import { permitAtFunction } from '../role/permit-at-function.js';
import { leftAtRole, permitAtRole } from '../role/permit-at-role.js';
import { roleTarget } from '../role/role-target.js';
import type { TemplateScene } from '../scene.js';
import type { Unclear } from '../unclear.js';

export interface Seat {
  readonly kind: 'added';
  /** Whether one of the roles is a new one. */
  readonly isNew: boolean;
  readonly changes: readonly Change[];
  readonly left: readonly string[];
}

/** A role for each workload; unclear if one of them cannot be given a role. */
export function seatedAll(scene: TemplateScene, workloads: readonly Workload[]): Seat | Unclear {
  const changes: Change[] = [];
  const left: string[] = [];
  let isNew = false;
  for (const workload of workloads) {
    const seat = seated(scene, workload);
    if (seat.kind === 'unclear') return seat;
    changes.push(...seat.changes);
    left.push(...seat.left);
    isNew ||= seat.isNew;
  }
  return { kind: 'added', isNew, changes, left };
}

/** A new role permits what the template shows; a program, a package or an image may have done more with the keys. */
function withUnseen(added: AddedRole | Unclear, workload: Workload): Seat | Unclear {
  if (added.kind === 'unclear') return added;
  if (added.isBlank || isAllSeen(workload)) return { ...added, isNew: true };
  const note = `Programs and images that \`${workload.resource.id}\` runs may use the keys too, for what this template does not show: make sure that role \`${added.roleId}\` permits it.`;
  return { ...added, isNew: true, left: [...added.left, note] };
}

/** A role is of one account; what it may do in another one goes through a role there. */
const acrossAccounts = 'if the key is from another account, a role there has to be assumed';

function atRole(scene: TemplateScene, workload: Workload, role: Resource): Seat {
  const permitted = permitAtRole(scene, workload, role);
  return { kind: 'added', isNew: false, changes: permitted.changes, left: leftAtRole(role, permitted, acrossAccounts) };
}

/** The role that SAM creates permits what the function lists. */
function madeSeat(scene: TemplateScene, workload: Workload): Seat | Unclear {
  const permitted = permitAtFunction(scene, workload);
  if (permitted?.kind === 'unclear') return permitted;
  const unseen = `The policies of \`${workload.resource.id}\` have to permit what the key did; ${acrossAccounts}.`;
  if (permitted === null) return { kind: 'added', isNew: false, changes: [], left: [unseen] };
  return { kind: 'added', isNew: false, changes: permitted.changes, left: [...permitted.left, ...(isAllSeen(workload) ? [] : [unseen])] };
}

/** Whether the template shows all that the workload runs, unlike a program, a package or an image. */
function isAllSeen({ scripts }: Workload): boolean {
  return scripts.length > 0 && scripts.every(({ kind }) => kind === 'inline-code');
}

/** The role that the workload uses from now on: its present one, or a new one. */
function seated(scene: TemplateScene, workload: Workload): Seat | Unclear {
  const target = roleTarget(scene, workload);
  switch (target.kind) {
    case 'missing':
      return withUnseen(addedRole(scene, target), workload);
    case 'written':
      return atRole(scene, workload, target.role);
    case 'made':
      return madeSeat(scene, workload);
    case 'outside':
      return workload.roles.some(({ property }) => isOwnIdentity(property))
        ? {
            kind: 'added',
            isNew: false,
            changes: [],
            left: [
              `The role of \`${workload.resource.id}\`, which is not in this template, has to permit what the key did; ${acrossAccounts}.`,
            ],
          }
        : { kind: 'unclear', reason: target.reason };
  }
}
