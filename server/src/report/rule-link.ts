/** Where the page of a rule is found on the web. */
import type { RuleId } from '../rules/rule.js';

/** The address of the project; `homepage` of the manifest says the same. */
export const homepage = 'https://rootguard.example';

export function ruleLink(rule: RuleId): string {
  return `${homepage}/rules/${rule}`;
}
