/** A statement that allows something everywhere but on what it lists. */
import { leavesNothing } from '../../iam/empty-matcher.js';
import { onlyLimits } from '../../iam/policy.js';
import { butListed } from '../../text/wording.js';
import { defineRule } from '../rule.js';

export const allowNotResource = defineRule({
  id: 'admin/allow-not-resource',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows its actions on every resource but those it lists (`Allow` with `NotResource`).',
  why: 'What is not listed is allowed, in every service that the actions reach, and every resource that will ever be made. Such statements were mostly meant to protect something and open everything else.',
  remedy: 'List the resources under `Resource`; to protect some, use `Deny`.',
  references: [
    {
      title: 'IAM JSON policy elements: NotResource',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html',
    },
    { title: 'Grant least privilege', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
  ],
  messages: {
    everywhereElse: { severity: 'warning', text: 'Policy `{policy}` allows its actions on every resource{but}.' },
    nothing: {
      severity: 'warning',
      text: 'Policy `{policy}` allows its actions on no resource: `NotResource` lists all there are. As `Resource` the same list would open every one.',
    },
  },

  subject: 'statement',
  check({ statement, site, at, when }, report) {
    const { resource } = statement;
    if (onlyLimits(site.policy.kind) || statement.effect !== 'Allow' || resource === null || !resource.negated) return;
    if (leavesNothing(resource)) report('nothing', resource.keyAt ?? at, { slots: { policy: site.name }, when });
    else report('everywhereElse', resource.keyAt ?? at, { slots: { policy: site.name, but: butListed(resource.items.length) }, when });
  },
});
