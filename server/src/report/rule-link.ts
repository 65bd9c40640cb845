/** The web address of a rule's page. */
import type { RuleId } from '../rules/rule.js';

/** The address of the project; the same as `homepage` in the manifest. */
export const homepage = 'https://rootguard.example';

export function ruleLink(rule: RuleId): string {
  return `${homepage}/rules/${rule}`;
}
