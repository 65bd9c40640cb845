/** What can be done about a finding, sorted into fixes and refusals. */
import type { Finding } from '../engine/finding.js';
import type { Declined, Fix } from '../repair/fix.js';

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
