/** What can be done about a finding, sorted into fixes and refusals. */
import { differ, type FixWish } from '../../engine/apply-fixes.js';
import type { Finding } from '../../engine/finding.js';
import type { Declined, Fix } from '../../repair/fix.js';
import type { RuleId } from '../../rules/rule.js';

/** What "fix all" may do without anybody looking at it. */
export const allSafe: FixWish = { safe: true, suggestionsOf: new Set() };

/** Who names a rule wants its suggestions too. */
export function allOf(rule: RuleId): FixWish {
  return { safe: false, suggestionsOf: new Set([rule]) };
}

export function offeredFixes(finding: Finding): readonly Fix[] {
  return finding.fixes().filter((fix) => fix.kind === 'fix');
}

export function declinedFixes(finding: Finding): readonly Declined[] {
  return finding.fixes().filter((fix) => fix.kind === 'declined');
}

/** The first fix, when it is safe: the one that joins "fix all". */
export function safeFix(finding: Finding): Fix | null {
  const [first] = offeredFixes(finding);
  return first?.safety === 'safe' ? first : null;
}

/** Whether another finding of the same rule has a fix too, and not the same one. */
export function hasFellow(finding: Finding, findings: readonly Finding[]): boolean {
  const [fix] = offeredFixes(finding);
  return (
    fix !== undefined &&
    findings.some((other) => {
      const [fellow] = other === finding || other.rule !== finding.rule ? [] : offeredFixes(other);
      return fellow !== undefined && differ(fix, fellow);
    })
  );
}
