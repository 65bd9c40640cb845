/** Actions with which callers change the policy of a resource, and so who else has access to it. */
import type { ActionRecord } from '../../data/action-catalogue.js';
import { expandAction } from '../action.js';
import type { Pattern } from '../pattern.js';

/** Whether a pattern covers an action that changes the policy of the resource it is requested on. */
export function changesPolicy(pattern: Pattern): boolean {
  return expandAction(pattern).some(
    ({ record }) => policyActions.test(record.name) && !otherPolicies.test(record.name) && !isOnPolicies(record),
  );
}

/** Whether it covers no other. */
export function onlyChangesPolicy(pattern: Pattern): boolean {
  return expandAction(pattern).every(({ record }) => policyActions.test(record.name));
}

/** Such actions by the names that AWS gives them. */
const policyActions = /^(?:Put|Set|Delete|Add|Remove)\w*(?:Policy|Permission|TopicAttributes|QueueAttributes)$/;

/** Policies that say what becomes of the data, not who is let in, such as when images expire or files are backed up. */
const otherPolicies =
  /(?:AutoScaling|AutoTermination|Backup|Cors|DataProtection|DataRetrieval|Index|Lifecycle|ManagedScaling|Metric|Retention|Scaling|StorageTier)Policy$/;

/** Whether an action is on policies that are resources themselves, such as the service control policies of an organization. */
function isOnPolicies({ name, resourceTypes }: ActionRecord): boolean {
  return /^(?:Put|Delete)Policy$/.test(name) && resourceTypes.some((type) => type.name === 'policy');
}
