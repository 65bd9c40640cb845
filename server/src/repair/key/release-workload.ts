/** The part of a role swap that concerns one workload, for keys that others need too. */
import type { Workload } from '../../analysis/workload/workload.js';
import type { Resource } from '../../model/template.js';
import { encloses } from '../../text/span.js';
import { offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { letInBeside, sparingPlaces } from '../role/let-in.js';
import { seatRoles } from '../role/seat-roles.js';
import { hasTemplate, type Scene } from '../scene.js';
import { reasonToKeep, withReaders } from '../script/reader-code.js';
import { resourceEntry } from '../section.js';
import { type CredentialUse, credentialUses } from './credential-use.js';
import { keyOwner } from './key-owner.js';
import { usingWorkloads, withCompanions } from './key-users.js';
import { namingSites } from './naming-site.js';
import { leftAfter, removeUses } from './remove-uses.js';
import { swapAccessKey } from './swap-access-key.js';
import { swapTitle } from './swap-title.js';

/** The swap; where it is declined, also a fix for only the workload that is given the key. */
export function swapOrRelease(scene: Scene, key: Resource, workload: Workload | null): readonly (Fix | Declined)[] {
  const swap = swapAccessKey(scene, key);
  const part = swap.kind === 'fix' || workload === null ? null : releaseWorkload(scene, key, workload);
  return part === null ? [swap] : [swap, part];
}

/** The workload uses a role and no longer gets the key, which stays. Null when even this cannot be decided. */
function releaseWorkload(scene: Scene, key: Resource, workload: Workload): Fix | null {
  const beside = hasTemplate(scene) ? resourceEntry(scene.template, workload.resource) : null;
  const owner = hasTemplate(scene) ? keyOwner(scene, key) : null;
  if (!hasTemplate(scene) || beside === null || owner === null || 'kind' in owner) return null;
  if (owner.user !== null && sparingPlaces(scene, namingSites(scene, owner.user)).length > 0) return null;
  const all = credentialUses(scene, key);
  const mine = withReaders(
    withCompanions(
      scene,
      all.filter((use) => isOf(use, workload)),
    ),
  );
  const isOpen = all.some((use) => use.kind === 'open' && encloses(workload.resource.node, use.at));
  if (isOpen || usingWorkloads(mine).length !== 1 || reasonToKeep(mine) !== null) return null;
  const seating = seatRoles(scene, [workload], { grant: owner.grant, key, users: owner.user === null ? [] : [owner.user], beside });
  if (seating.kind === 'unclear') return null;
  const letIn = owner.user === null ? null : letInBeside(scene, namingSites(scene, owner.user), seating.roleIds);
  const plan = offer(scene, {
    title: `${swapTitle(scene, [key], seating.roleIds, [])} for \`${workload.resource.id}\` alone`,
    safety: 'suggestion',
    changes: [...removeUses(mine, seating), ...seating.changes, ...(letIn?.changes ?? [])],
    left: [...leftAfter(scene, mine), ...seating.left, ...(letIn?.left ?? []), `Access key \`${key.id}\` stays for what else uses it.`],
  });
  return plan.kind === 'fix' ? plan : null;
}

function isOf(use: CredentialUse, workload: Workload): boolean {
  return use.kind === 'variable'
    ? use.workloads.every((each) => each === workload)
    : (use.kind === 'script' || use.kind === 'authentication') && use.workload === workload;
}
