/** How much a finding matters. */

/** Most severe first: exploitable as written; dangerous unless something outside the file saves it; the last two are hardening. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;

export type Severity = (typeof severities)[number];

/** Whether `severity` is at least as severe as `limit`. */
export function isAtLeast(severity: Severity, limit: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(limit);
}
