/** Permissions for a function whose role SAM creates, which lists them itself. */
import type { Workload } from '../../analysis/workload/workload.js';
import type { Change } from '../../edit/change.js';
import { fields, items, text } from '../../edit/content.js';
import { listed } from '../../text/wording.js';
import { appendToProperty } from '../property-list.js';
import type { TemplateScene } from '../scene.js';
import { evidentUse } from './evident-use.js';

export interface Permitted {
  readonly changes: readonly Change[];
  readonly left: readonly string[];
}

/**
 * Permits what the scripts of a function evidently use, where nothing does so yet: without `Policies` the role may only
 * write logs. Null for a function with policies, which may be enough, and where the template shows no use.
 */
export function permitAtFunction(scene: TemplateScene, workload: Workload): Permitted | null {
  const { resource } = workload;
  const { statements, managed, open, unknown } = evidentUse(scene, workload);
  if (resource.property('Policies') !== null || statements.length + managed.length === 0) return null;
  const document = fields({ Version: text('2012-10-17'), Statement: items(...statements) });
  const note = `Permits what \`${resource.id}\` calls, which the key did.`;
  const changes = appendToProperty(resource, 'Policies', [...managed, ...(statements.length === 0 ? [] : [document])], { note });
  if (changes === null) return null;
  const rest = [...open, ...unknown];
  const left = `Permit ${listed(rest)} in the policies of \`${resource.id}\`: its code does not show on which resources, or with which action.`;
  return { changes, left: rest.length === 0 ? [] : [left] };
}
