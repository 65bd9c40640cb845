/** Allows the role with which a service fetches secrets to read one more. */
import type { Workload } from '../../analysis/workload/workload.js';
import type { Change } from '../../edit/change.js';
import type { Resource } from '../../model/template.js';
import { encloses } from '../../text/span.js';
import { freeId } from '../free-id.js';
import { addExecutionRole, readSecretsPolicy, type SecretGrant } from '../role/execution-role.js';
import { permitAlso } from '../role/permit-also.js';
import { conditionOf, roleContent } from '../role/role-content.js';
import { attribute, ref } from '../reference-content.js';
import type { TemplateScene } from '../scene.js';
import { addResource, resourceEntry } from '../section.js';
import { setAtPath } from '../set-at-path.js';
import { propertyEntry } from '../written-place.js';
import type { FetchingPlace } from './fetching-place.js';

export interface LetRead {
  readonly changes: readonly Change[];
  /** What is left to do by hand, in a sentence each. */
  readonly left: readonly string[];
}

const action = 'secretsmanager:GetSecretValue';
const policyName = 'ReadSecrets';

/** Null where functions or conditions choose the role or its policies. */
export function letRead(scene: TemplateScene, workload: Workload, place: FetchingPlace, secret: string): LetRead | null {
  const given = workload.roles.filter(({ property }) => property.path.join() === place.role.join());
  const [role, ...others] = new Set(given.map((each) => each.role));
  if (given.length === 0) {
    return propertyEntry(workload.resource, ...place.role) === null
      ? newRole(scene, workload.resource, place, secret)
      : outside(workload, secret);
  }
  if (role === null || role === undefined) return others.length > 0 ? null : outside(workload, secret);
  if (others.length > 0 || given.some(({ when }) => when.length > 0)) return null;
  if (role.madeFrom !== null || resourceEntry(scene.template, role) === null) return outside(workload, secret);
  const changes = scene.references(secret).some(({ at }) => encloses(role.node, at)) ? [] : grant(scene, role, secret);
  return changes === null ? null : { changes, left: [] };
}

function newRole(scene: TemplateScene, resource: Resource, { role, service }: FetchingPlace, secret: string): LetRead | null {
  if (service === 'ecs-tasks.amazonaws.com') return addExecutionRole(scene, resource, role, [grantOf(secret)]);
  const beside = resourceEntry(scene.template, resource);
  // A build project must have a role in any case, and needs it for more than this.
  if (beside === null || service === 'codebuild.amazonaws.com') return null;
  const id = freeId(scene.template, `${resource.id}Role`);
  const inline = readSecretsPolicy(policyName, [grantOf(secret)]);
  const content = roleContent({ trusts: [service], managed: [], inline, boundary: null, condition: conditionOf(resource) });
  const note = `Adds role \`${id}\`.`;
  const added = addResource(scene.template, { id, content, place: { kind: 'before', sibling: beside }, note });
  const attached = setAtPath(resource, role, attribute(id, 'Arn'), `Gives \`${resource.id}\` role \`${id}\`.`);
  return added === null || attached === null ? null : { changes: [added, attached], left: [] };
}

function outside({ resource }: Workload, secret: string): LetRead {
  return {
    changes: [],
    left: [
      `Allow the role that fetches secrets for \`${resource.id}\` to read secret \`${secret}\`: the role is not defined in this template.`,
    ],
  };
}

function grant(scene: TemplateScene, role: Resource, secret: string): readonly Change[] | null {
  return permitAlso(scene, role, {
    action,
    resource: ref(secret),
    policyName,
    note: `Allows role \`${role.id}\` to read secret \`${secret}\`.`,
  });
}

function grantOf(secret: string): SecretGrant {
  return { action, resource: ref(secret), key: secret };
}
