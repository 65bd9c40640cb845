/** The one thing that a fix may add to the findings: that a secret which it makes has no rotation and no key of one's own yet. */
import type { Finding } from '../../src/engine/finding.js';
import type { LintResult } from '../../src/engine/lint.js';

/**
 * Whether a finding is of `secret/lifecycle`, about a secret that was not there before. A rotation needs a function that
 * knows the service, and a key a policy that names who may use it: an edit of this template can make up neither.
 */
export function isAboutNewSecret({ rule, resource }: Finding, before: LintResult): boolean {
  const isThere = (id: string): boolean => before.file?.documents.some((document) =>
    document.kind === 'template' && document.template.resource(id) !== null) ?? false;
  return rule === 'secret/lifecycle' && resource !== null && !isThere(resource);
}
