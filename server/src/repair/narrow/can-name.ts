/** Whether a policy can name a resource of its template. */
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import type { Resource } from '../../model/template.js';
import { encloses } from '../../text/span.js';
import { implies } from '../../value/guard.js';
import { needs } from '../dependency.js';
import type { TemplateScene } from '../scene.js';
import { propertyEntry } from '../written-place.js';

/** It must exist whenever the statement does, and must not depend on what holds the policy. */
export function canName(scene: TemplateScene, { site: { owner }, when }: StatementSite, resource: Resource): boolean {
  if (owner === null || !implies(when, resource.when)) return false;
  const holder = owner.madeFrom ?? owner.id;
  return !needs(scene, [resource.id], new Set([owner.id, holder])) && !isTriggerOf(scene, holder, resource);
}

/** SAM lets the buckets and APIs that call a function depend on it. */
function isTriggerOf({ template, references }: TemplateScene, holder: string, { id, type }: Resource): boolean {
  const owner = template.resources.get(holder);
  const events = owner === undefined ? null : (propertyEntry(owner, 'Events')?.value ?? null);
  const isChanged = type === 'AWS::S3::Bucket' || type.startsWith('AWS::Serverless::');
  return events !== null && isChanged && references(id).some(({ at }) => encloses(events, at));
}
