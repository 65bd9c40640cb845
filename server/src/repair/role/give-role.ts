/**
 * The plan that gives a role to a workload without one: a new role with the permissions that it evidently uses, or an
 * unused one of the template.
 */
import type { Workload } from '../../analysis/workload/workload.js';
import type { Change } from '../../edit/change.js';
import { type Content, fields, items, text } from '../../edit/content.js';
import { listed } from '../../text/wording.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { resourceEntry } from '../section.js';
import { type Unclear, unclear } from '../unclear.js';
import { type EvidentUse, evidentUse } from './evident-use.js';
import { giveIdleProfile, idleProfile } from './idle-profile.js';
import { launchedLeft } from './launched.js';
import { addRole, basicPolicies, nameRole, type RolePlan } from './new-role.js';
import { inlinePolicyContent, managedArn } from './role-content.js';
import { type RoleTarget, roleTarget } from './role-target.js';

export function giveRole(scene: Scene, workload: Workload): Fix | Declined {
  const { resource, roleProperties } = workload;
  const isInstance = roleProperties.some(({ takes }) => takes !== 'role-arn');
  const title = `Give \`${resource.id}\` a role${isInstance ? ' and an instance profile' : ''}`;
  const target = hasTemplate(scene) ? roleTarget(scene, workload) : null;
  if (!hasTemplate(scene) || target === null) return decline(title, 'There is no template to add a role to.');
  if (target.kind !== 'missing') return decline(title, target.kind === 'outside' ? target.reason : `\`${resource.id}\` has a role.`);
  const idle = idleProfile(scene, workload, target.property);
  if (idle !== null) return giveIdleProfile(scene, workload, target.property, idle);
  const added = addedRole(scene, target);
  if (added.kind === 'unclear') return decline(title, added.reason);
  return offer(scene, {
    title: added.requiresToken ? `${title}, and require session tokens (IMDSv2)` : title,
    safety: 'suggestion',
    changes: added.changes,
    left: [...added.left, ...launchedLeft(scene, resource)],
  });
}

export interface AddedRole {
  readonly kind: 'added';
  readonly roleId: string;
  readonly changes: readonly Change[];
  readonly left: readonly string[];
  readonly requiresToken: boolean;
  /** Whether the template shows nothing that the role would have to permit. */
  readonly isBlank: boolean;
}

/** A new role beside the workload, attached to it. `more`: statements that it needs besides what its scripts show. */
export function addedRole(
  scene: TemplateScene,
  { workload, property }: Extract<RoleTarget, { kind: 'missing' }>,
  more: readonly Content[] = [],
): AddedRole | Unclear {
  const beside = resourceEntry(scene.template, workload.resource);
  if (beside === null) return unclear(`\`${workload.resource.id}\` is not defined in this file.`);
  const taken = new Set<string>();
  const id = nameRole(scene, [workload], workload.resource.id, taken);
  const { statements: evident, managed, open, unknown } = evidentUse(scene, workload);
  const statements = [...evident, ...more];
  const plan: RolePlan = {
    managed: [...basicPolicies(workload).map(managedArn), ...managed],
    inline: inlineFor(id, statements),
    boundary: null,
    place: { kind: 'before', sibling: beside },
  };
  const addition = addRole(scene, { id, property, workloads: [workload] }, plan, taken);
  if (addition === null) return unclear(`The properties of \`${workload.resource.id}\` come from a function.`);
  return {
    kind: 'added',
    roleId: id,
    ...addition,
    left: [...leftFor(id, workload, { granted: statements.length + managed.length, open, unknown }), ...addition.left],
    isBlank: statements.length + managed.length + open.length + unknown.length === 0,
  };
}

function inlineFor(roleId: string, statements: readonly Content[]): readonly Content[] {
  if (statements.length === 0) return [];
  const document = fields({ Version: text('2012-10-17'), Statement: items(...statements) });
  return [inlinePolicyContent(text(`${roleId.replace(/Role$/, '')}Access`), document)];
}

interface Asked extends Pick<EvidentUse, 'open' | 'unknown'> {
  readonly granted: number;
}

function leftFor(roleId: string, { resource }: Workload, { granted, open, unknown }: Asked): readonly string[] {
  const left: string[] = [];
  if (open.length > 0) {
    left.push(
      `Grant role \`${roleId}\` ${listed(open)} on what \`${resource.id}\` uses: its scripts do not show which resources these are.`,
    );
  }
  if (unknown.length > 0) {
    left.push(`Give role \`${roleId}\` the permissions for ${listed(unknown)} of \`${resource.id}\`: these are not known here.`);
  }
  if (granted + left.length === 0) {
    left.push(`Give role \`${roleId}\` the permissions that \`${resource.id}\` needs: nothing in this template shows them.`);
  }
  return left;
}
