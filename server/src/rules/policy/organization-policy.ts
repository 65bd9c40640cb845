/** A service or resource control policy with an element that AWS Organizations does not accept there. */
import { defineRule } from '../rule.js';

export const organizationPolicy = defineRule({
  id: 'policy/organization-policy',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A service or resource control policy has an element that its kind does not allow.',
  why: 'AWS Organizations rejects the policy, and the guardrail is missing.',
  remedy: 'Leave `Principal` out of service control policies; in resource control policies only deny, with `Principal: "*"`.',
  references: [
    { title: 'SCP syntax', url: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html' },
    { title: 'RCP syntax', url: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html' },
  ],
  messages: {
    element: { severity: 'error', text: '`{element}` is not allowed in a {kind}.' },
    allow: { severity: 'error', text: 'A resource control policy can only deny.' },
    principal: { severity: 'error', text: 'The principal of a resource control policy is always `*`.' },
  },

  subject: 'policy',
  check({ policy, at }, report) {
    if (!policy.kind.startsWith('organization')) return;
    const kind = policy.kind === 'organization-scp' ? 'service control policy' : 'resource control policy';
    for (const { kind: defect, at: place, when, slots } of policy.defects) {
      const { element = '' } = slots;
      if (defect === 'forbidden-element') report('element', place ?? at, { slots: { element, kind }, when });
      else if (defect === 'forbidden-value') report(element === 'Effect' ? 'allow' : 'principal', place ?? at, { when });
    }
  },
});
