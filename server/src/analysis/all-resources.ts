/** The resources of a template as deployed. */
import type { Resource, Template } from '../model/template.js';

/** Those written, then those that SAM makes. */
export function allResources(template: Template): readonly Resource[] {
  return template.generated.size === 0
    ? [...template.resources.values()]
    : [...template.resources.values(), ...template.generated.values()];
}
