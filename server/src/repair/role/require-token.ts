/** Makes instance metadata require a session token, so that one forwarded request is not enough to get the role's keys. */
import { launchTemplateIn } from '../../analysis/workload/launch-template.js';
import { openMetadata, tokenSetting } from '../../analysis/workload/metadata-token.js';
import type { Change } from '../../edit/change.js';
import type { Resource } from '../../model/template.js';
import type { Scene, TemplateScene } from '../scene.js';
import { settingChange } from '../switch-on.js';
import { propertyEntry } from '../written-place.js';

export interface TokenRequirement {
  /** None where a token is required already, or where it is not known whether it is. */
  readonly changes: readonly Change[];
  /** What is left to do by hand, in a sentence each. */
  readonly left: readonly string[];
}

/** For resources that are given a role, and the launch templates that they name, which then make the role's keys available too. */
export function requireTokens(scene: TemplateScene, resources: readonly Resource[]): TokenRequirement {
  const launched = resources.flatMap((resource) => launchTemplateIn(resource.property('LaunchTemplate'), scene.template) ?? []);
  const each = [...new Set([...resources, ...launched])].map((resource) => requireToken(scene, resource));
  return { changes: each.flatMap(({ changes }) => changes), left: each.flatMap(({ left }) => left) };
}

function requireToken(scene: Scene, resource: Resource): TokenRequirement {
  const setting = tokenSetting(resource);
  const open = openMetadata(resource);
  if (setting === null || open.length === 0) return { changes: [], left: [] };
  const { path, closed } = setting;
  const places = propertyEntry(resource, ...path) === null ? open.slice(0, 1) : open;
  const changes = places.map(({ at }) => settingChange(scene, resource, { path, to: closed, at }));
  return changes.includes(null)
    ? {
        changes: [],
        left: [
          `Set \`${path.join('.')}\` of \`${resource.id}\` to \`${closed}\`: otherwise, a single forwarded request can get the role's keys.`,
        ],
      }
    : { changes: changes.flatMap((change) => change ?? []), left: [programsToUpdate(scene, resource)] };
}

/** What stops working once a token is required. */
export function programsToUpdate({ file }: Scene, { id, node }: Resource): string {
  const written = file.tree.text.slice(node.start, node.end);
  const programs =
    written.includes('169.254.169.254') && !/x-aws-ec2-metadata-token/i.test(written)
      ? `Scripts of \`${id}\` read 169.254.169.254 without a session token: have them fetch one first, and update other programs that do the same, such as old SDKs.`
      : `Update programs on \`${id}\` that read metadata without a token, such as old SDKs, before you deploy.`;
  return runsContainers.test(written) && !written.includes('HttpPutResponseHopLimit')
    ? `${programs} If containers on it need metadata, set \`HttpPutResponseHopLimit\` to 2, or they cannot get a token.`
    : programs;
}

/**
 * Scripts that start containers, which are one network hop further from the metadata (EC2 user guide, "Configure the
 * instance metadata options").
 */
const runsContainers = /\b(?:docker|podman|containerd|ecs\.config|ECS_CLUSTER|kubelet|bootstrap\.sh)\b/;
