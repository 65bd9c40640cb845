/** A statement that grants access to everybody except those it lists. */
import { butListed } from '../../text/wording.js';
import { defineRule } from '../rule.js';

export const allowNotPrincipal = defineRule({
  id: 'admin/allow-not-principal',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement grants access to everybody but those it lists (`Allow` with `NotPrincipal`).',
  why: 'Everybody who is not listed has access, including every AWS account in the world and people without one.',
  remedy: 'List under `Principal` who needs access; to keep somebody out, use `Deny` with a condition on `aws:PrincipalArn`.',
  references: [
    {
      title: 'IAM JSON policy elements: NotPrincipal',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html',
    },
  ],
  messages: {
    everybody: { severity: 'error', text: 'Policy `{policy}` grants access to everybody{but}.' },
  },

  subject: 'statement',
  check({ statement, site, at, when }, report) {
    const { principal } = statement;
    if (statement.effect !== 'Allow' || principal === null || !principal.negated) return;
    report('everybody', principal.keyAt ?? at, { slots: { policy: site.name, but: butListed(principal.items.length) }, when });
  },
});
