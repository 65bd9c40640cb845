/** A trust or resource policy that grants access to an IAM user where a role belongs. */
import { allowedPrincipals, isLimitedBy, narrowing } from '../../analysis/caller.js';
import { namedResource } from '../../analysis/named-resource.js';
import type { LimitKind } from '../../iam/condition/limit-kind.js';
import { hasWildcardSign, showText } from '../../iam/partial-text.js';
import { defineRule } from '../rule.js';

export const userPrincipal = defineRule({
  id: 'role/user-principal',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A policy grants access to an IAM user where a role belongs.',
  why: 'Whoever comes as a user comes with a password or a key that lasts. A role is assumed for an hour, by those its own trust policy names, and every session of it can be revoked.',
  remedy: 'Name a role instead of the user, and let the person or the workload assume it.',
  references: [
    { title: 'Security best practices in IAM', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
    {
      title: 'IAM JSON policy elements: Principal',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    },
  ],
  messages: {
    role: { severity: 'information', text: 'Role `{policy}` can be assumed by IAM user `{user}`, who signs in with lasting credentials.' },
    resource: {
      severity: 'information',
      text: 'Policy `{policy}` grants access to IAM user `{user}`, who signs in with lasting credentials.',
    },
  },

  subject: 'statement',
  check({ statement, site, at, when }, report, { environment, template }) {
    if (isLimitedBy(narrowing(statement, environment), externalId)) return;
    for (const { parsed, value, at: place, when: itemWhen } of allowedPrincipals(statement)) {
      // A star in the ARN of a principal is reported by `admin/wildcard-principal-arn`.
      if (parsed.kind !== 'user' || hasWildcardSign(parsed.name)) continue;
      const own = template === null ? null : namedResource(value, 'AWS::IAM::User', template);
      const slots = { policy: site.name, user: own?.id ?? showText(parsed.name) };
      report(site.policy.kind === 'trust' ? 'role' : 'resource', place ?? at, { slots, when: [...when, ...itemWhen] });
    }
  },
});

/** Vendors that come as a user can prove who they are by an external ID alone. */
const externalId: ReadonlySet<LimitKind> = new Set(['external-id']);
