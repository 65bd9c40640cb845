/** Trust in IAM Roles Anywhere, and whether it is limited to some certificates. */
import { knownText } from '../partial-text.js';
import { isEverything } from '../pattern.js';
import type { ConditionTest, Policy, Statement } from '../policy.js';
import type { Principal } from '../principal.js';

/** Whether a principal stands for whoever has a certificate of a trust anchor (IAM Roles Anywhere user guide, "Trust model"). */
export function isCertificateHolder(principal: Principal): boolean {
  return principal.kind === 'service' && knownText(principal.name) === 'rolesanywhere.amazonaws.com';
}

/**
 * Whether a statement of a trust policy takes every certificate of every trust anchor of the account. A test of the anchor,
 * of a tag that is read from the certificate, or of the source identity limits that, as may any test that is not known; so
 * does a denial under such a test.
 */
export function takesEveryCertificate({ condition }: Statement, policy: Policy): boolean {
  const denials = policy.statements.filter(({ effect }) => effect === 'Deny');
  const conditions = [condition, ...denials.map((denial) => denial.condition)];
  return conditions.every((each) => each === null || (each.complete && each.tests.every(saysNothing)));
}

/** Keys that are the same for every certificate: the role, the trust anchors and the profiles are of one account. */
const ofEveryCertificate =
  /^aws:(?:securetransport|source(?:account|org(?:id|paths))|principalisawsservice|principalservicename(?:slist)?)$/i;

function saysNothing({ key, values, operator }: ConditionTest): boolean {
  if (ofEveryCertificate.test(key)) return true;
  return operator?.negated === false && values.some(({ text, parsed }) => isEverything(parsed) || everyAnchor.test(knownText(text) ?? ''));
}

const everyAnchor = /^arn:[^:]*:rolesanywhere:[^:]*:[^:]*:(?:trust-anchor\/)?\*$/;
