/** The resources of a template as deployed. */
import type { Resource, Template } from '../model/template.js';

/** The resources as written, followed by those that SAM creates. */
export function allResources(template: Template): readonly Resource[] {
  return template.generated.size === 0
    ? [...template.resources.values()]
    : [...template.resources.values(), ...template.generated.values()];
}
