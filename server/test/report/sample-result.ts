/** Results of the engine for the tests of reports. */
import type { Finding, Problem } from '../../src/engine/finding.js';
import type { LintResult } from '../../src/engine/lint.js';
import type { RuleId } from '../../src/rules/rule.js';
import type { Span } from '../../src/text/span.js';

/** A finding at the first occurrence of `place` in the text. */
export function findingAt(text: string, place: string, more: Partial<Finding> = {}): Finding {
  const start = text.indexOf(place);
  const rule: RuleId = 'audit/trail-not-logging';
  return {
    rule, messageId: 'off', severity: 'error', message: 'Trail `Trail` is switched off, so it records nothing.', slots: {},
    resource: 'Trail', when: null, construct: null, related: [], fingerprint: 'f1', suppressed: null, fixes: () => [],
    start, end: start + place.length, ...more,
  };
}

export function resultOf(text: string, findings: readonly Finding[], problems: readonly Problem[] = [], secrets: readonly Span[] = []): LintResult {
  const tree = { language: 'yaml', text, documents: [], problems: [], comments: [] } as const;
  return { kind: 'template', file: { name: 'a.yaml', text, tree, documents: [] }, findings, problems, missed: [], mask: (text) => text,
    secretSpans: () => secrets };
}
