/** What a fix may add to the findings: that a secret which it makes has no rotation and no key of one's own yet, and that a role is shared which others have already. */
import type { Finding } from '../../src/engine/finding.js';
import type { LintResult } from '../../src/engine/lint.js';

/**
 * Whether a finding is of `secret/lifecycle`, about a secret that was not there before. A rotation needs a function that
 * knows the service, and a key a policy that names who may use it: an edit of this template can make up neither.
 */
export function isAboutNewSecret({ rule, resource }: Finding, before: LintResult): boolean {
  return rule === 'secret/lifecycle' && resource !== null && !isThere(resource, before);
}

/** Whether a finding is that a role is shared that was there before: several workloads have it, and now it permits more than to log. */
export function isAboutOldRole({ rule, resource }: Finding, before: LintResult): boolean {
  return rule === 'role/shared-role' && resource !== null && isThere(resource, before);
}

function isThere(id: string, { file }: LintResult): boolean {
  return file?.documents.some((document) => document.kind === 'template' && document.template.resource(id) !== null) ?? false;
}
