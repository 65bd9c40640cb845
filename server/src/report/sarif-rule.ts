/** A rule as a SARIF descriptor: what code scanning shows beside a finding. */
import { severityOf } from '../rules/page.js';
import type { AnyRule } from '../rules/rule.js';
import type { Severity } from '../rules/severity.js';
import { ruleLink } from './rule-link.js';

export type SarifLevel = 'error' | 'warning' | 'note';

export const sarifLevels: Readonly<Record<Severity, SarifLevel>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** The score that GitHub sorts by: from 7.0 high, from 4.0 medium, below that low. */
const scores: Readonly<Record<Severity, string>> = { error: '8.0', warning: '5.5', information: '3.0', hint: '1.0' };

/** A `reportingDescriptor` of SARIF 2.1.0. */
export function sarifRule(rule: AnyRule): object {
  const severity = severityOf(rule);
  return {
    id: rule.id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.why },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    helpUri: ruleLink(rule.id),
    defaultConfiguration: { level: sarifLevels[severity], enabled: rule.stage === 'stable' && rule.preset === 'recommended' },
    properties: {
      tags: ['security', 'aws', rule.id.slice(0, rule.id.indexOf('/')), rule.preset],
      precision: 'high',
      'security-severity': scores[severity],
    },
  };
}

function helpText(rule: AnyRule): string {
  return [rule.why, rule.remedy, ...rule.references.map(({ title, url }) => `${title}: ${url}`)].join('\n');
}

function helpMarkdown(rule: AnyRule): string {
  const references = rule.references.map(({ title, url }) => `- [${title}](${url})`);
  return [rule.why, `**What to do:** ${rule.remedy}`, references.join('\n')].filter((part) => part !== '').join('\n\n');
}
