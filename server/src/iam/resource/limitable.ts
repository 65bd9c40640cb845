/** Which actions can be limited to some resources. */
import type { ActionRecord } from '../../data/action-catalogue.js';

/**
 * Whether every request for an action names a resource: the service authorization reference marks a resource type as required,
 * or offers several, such as the object and the object behind an access point. A request for a list may name none.
 */
export function isLimitable({ access, name, resourceTypes }: ActionRecord): boolean {
  return resourceTypes.some((type) => type.required) || (resourceTypes.length > 1 && access !== 'List' && !/^(?:Describe|List)/.test(name));
}
