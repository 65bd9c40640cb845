/** The list of rules from which users choose. */
import { severityOf } from '../../rules/page.js';
import type { AnyRule } from '../../rules/rule.js';
import type { ListedRule } from '../protocol.js';

export function listRules(rules: readonly AnyRule[]): ListedRule[] {
  return rules.map((rule) => ({ id: rule.id, summary: rule.summary, severity: severityOf(rule) }));
}
