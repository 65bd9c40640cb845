/** How much a finding matters. */

/** Exploitable as written · dangerous unless something outside the file saves it · hardening (the last two). Most severe first. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;

export type Severity = (typeof severities)[number];

/** Whether `severity` is at least as severe as `limit`. */
export function isAtLeast(severity: Severity, limit: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(limit);
}
