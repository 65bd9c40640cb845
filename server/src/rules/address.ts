/** Where the project and the pages of its rules live on the web: the one place that knows. */
import type { RuleId } from './rule.js';

/** `homepage` of the manifest. */
export const projectUrl = 'https://rootguard.example';

/** The page of a rule for people; the same text ships beside the program. */
export function rulePageUrl(rule: RuleId): string {
  return `${projectUrl}/rules/${rule}`;
}
