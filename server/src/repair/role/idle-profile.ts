/** Finds the instance profile that the template has for a workload but never attaches. */
import type { Workload } from '../../analysis/workload/workload.js';
import type { RunTimeRole } from '../../data/run-time-role.js';
import type { Resource } from '../../model/template.js';
import { listed } from '../../text/wording.js';
import { namesWithin, needs } from '../dependency.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import type { TemplateScene } from '../scene.js';
import { launchedLeft } from './launched.js';
import { attachProfile } from './new-role.js';
import { requireTokens } from './require-token.js';
import { conditionOf } from './role-content.js';

/** The only instance profile that nothing refers to, if its role is unused too and it exists whenever the workload does; else null. */
export function idleProfile(scene: TemplateScene, { resource }: Workload, { takes }: RunTimeRole): Resource | null {
  if (takes === 'role-arn') return null;
  const idle = [...scene.template.resources.values()].filter(
    ({ type, id }) => type === 'AWS::IAM::InstanceProfile' && scene.references(id).length === 0,
  );
  const [profile, ...others] = idle;
  if (profile === undefined || others.length > 0 || needs(scene, [profile.id], new Set([resource.id]))) return null;
  const named = namesWithin(scene, profile.node);
  if (scene.workloads.some(({ roles }) => roles.some(({ role }) => role !== null && named.includes(role.id)))) return null;
  return profile.when.length === 0 ||
    (profile.when.length === 1 && conditionOf(profile) !== null && conditionOf(profile) === conditionOf(resource))
    ? profile
    : null;
}

export function giveIdleProfile(
  scene: TemplateScene,
  { resource, scripts }: Workload,
  property: RunTimeRole,
  profile: Resource,
): Fix | Declined {
  const title = `Give \`${resource.id}\` instance profile \`${profile.id}\``;
  const attached = attachProfile(resource, property, profile.id);
  if (attached === null) return decline(title, `The properties of \`${resource.id}\` come from a function.`);
  const tokens = requireTokens(scene, [resource]);
  const calls = [...new Set(scripts.flatMap((script) => script.calls.flatMap(({ actions }) => actions)))];
  return offer(scene, {
    title: tokens.changes.length > 0 ? `${title}, and require session tokens (IMDSv2)` : title,
    safety: 'suggestion',
    changes: [...attached, ...tokens.changes],
    left: [
      `Make sure that the role of \`${profile.id}\` permits ${calls.length > 0 ? listed(calls) : `what \`${resource.id}\` needs`}.`,
      ...tokens.left,
      ...launchedLeft(scene, resource),
    ],
  });
}
