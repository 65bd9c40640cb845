/** Permissions for a function whose role SAM creates, which lists them itself. */
import type { Workload } from '../../analysis/workload/workload.js';
import type { Change } from '../../edit/change.js';
import { fields, items, text } from '../../edit/content.js';
import { listed } from '../../text/wording.js';
import { appendToProperty } from '../property-list.js';
import type { TemplateScene } from '../scene.js';
import { type Unclear, unclear } from '../unclear.js';
import { evidentUse } from './evident-use.js';

export interface Permitted {
  readonly kind: 'permitted';
  readonly changes: readonly Change[];
  readonly left: readonly string[];
}

/**
 * Permits what the scripts of a function evidently use, where nothing does so yet: without `Policies` the role may only
 * write logs. Null for a function with policies, which may be enough, and where the template shows no use; unclear where it
 * shows calls but not on which resources, as every one of them would fail.
 */
export function permitAtFunction(scene: TemplateScene, workload: Workload): Permitted | Unclear | null {
  const { resource } = workload;
  const { statements, managed, open, unknown } = evidentUse(scene, workload);
  if (resource.property('Policies') !== null) return null;
  if (statements.length + managed.length === 0) return open.length === 0 ? null : unclear(unlisted(resource.id, open));
  const document = fields({ Version: text('2012-10-17'), Statement: items(...statements) });
  const note = `Permits what \`${resource.id}\` calls, which the key did.`;
  const changes = appendToProperty(resource, 'Policies', [...managed, ...(statements.length === 0 ? [] : [document])], { note });
  if (changes === null) return null;
  const rest = [...open, ...unknown];
  const left = `Permit ${listed(rest)} in the policies of \`${resource.id}\`: its code does not show on which resources, or with which action.`;
  return { kind: 'permitted', changes, left: rest.length === 0 ? [] : [left] };
}

function unlisted(id: string, actions: readonly string[]): string {
  return `Without the keys, nothing permits ${listed(actions)}: list this under \`Policies\` of \`${id}\` first, as its code does not show on which resources it is needed.`;
}
