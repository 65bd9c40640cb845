/** The plan that lets an ECS service register with its load balancer by the role that belongs to ECS. */
import type { Resource } from '../../model/template.js';
import type { Span } from '../../text/span.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { hasTemplate, type Scene } from '../scene.js';
import { resourceEntry } from '../section.js';
import { nodeWithSpan, propertyEntry } from '../written-place.js';

/** Removes `Role` (ECS developer guide, "Using service-linked roles for Amazon ECS"). Declined where a condition chooses it. */
export function dropServiceRole(scene: Scene, service: Resource, at: Span): Fix | Declined {
  const title = `Let service \`${service.id}\` use the service-linked role of ECS`;
  const entry = propertyEntry(service, 'Role');
  const isWhole = entry !== null && entry.value === nodeWithSpan(scene.file.tree, at);
  if (!hasTemplate(scene) || resourceEntry(scene.template, service) === null || !isWhole) {
    return decline(title, 'The role is chosen by a function, or is not written in this file.');
  }
  return offer(scene, {
    title,
    safety: 'suggestion',
    changes: [{ kind: 'remove', target: entry, emptied: 'keep', note: 'Leaves the load balancer to the service-linked role.' }],
    left: [
      'CloudFormation replaces the service, because its role cannot be changed; with a name of its own it needs another one.',
      'The account needs the role `AWSServiceRoleForECS`, which ECS creates with the first cluster; remove the old role once nothing uses it.',
    ],
  });
}
