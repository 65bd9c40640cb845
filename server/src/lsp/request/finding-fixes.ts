/** The fixes and the refusals of a finding. */
import { differ, type FixWish } from '../../engine/apply-fixes.js';
import type { Finding } from '../../engine/finding.js';
import type { Declined, Fix } from '../../repair/fix.js';
import type { RuleId } from '../../rules/rule.js';

/** What "fix all" may do without review. */
export const allSafe: FixWish = { safe: true, suggestionsOf: new Set() };

/** Fixing all of a named rule includes its suggestions. */
export function allOf(rule: RuleId): FixWish {
  return { safe: false, suggestionsOf: new Set([rule]) };
}

export function offeredFixes(finding: Finding): readonly Fix[] {
  return finding.fixes().filter((fix) => fix.kind === 'fix');
}

export function declinedFixes(finding: Finding): readonly Declined[] {
  return finding.fixes().filter((fix) => fix.kind === 'declined');
}

/** The first fix, if it is safe: the one that is part of "fix all". */
export function safeFix(finding: Finding): Fix | null {
  const [first] = offeredFixes(finding);
  return first?.safety === 'safe' ? first : null;
}

/** Whether another finding of the same rule has a fix too, and a different one. */
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
