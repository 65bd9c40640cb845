/** A statement that allows every action except those it lists. */
import { countActions } from '../../iam/action.js';
import { leavesNothing } from '../../iam/empty-matcher.js';
import { isEverything } from '../../iam/pattern.js';
import { onlyLimits } from '../../iam/policy.js';
import { butListed, changingPermissions } from '../../text/wording.js';
import { always } from '../../value/guard.js';
import { defineRule } from '../rule.js';

export const allowNotAction = defineRule({
  id: 'admin/allow-not-action',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows every action but those it lists (`Allow` with `NotAction`).',
  why: 'Whatever is not listed is allowed, in every AWS service, including those launched tomorrow. Most such statements were meant to forbid something and grant nearly everything instead.',
  remedy: 'List the actions that are needed under `Action`; to forbid something, use `Deny`.',
  references: [
    {
      title: 'IAM JSON policy elements: NotAction',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html',
    },
    { title: 'Grant least privilege', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
  ],
  messages: {
    everywhere: { severity: 'error', text: 'Policy `{policy}` allows every action{but} on every resource: {total} actions{changing}.' },
    open: { severity: 'warning', text: 'Policy `{policy}` allows every action{but}.' },
    narrow: { severity: 'warning', text: 'Policy `{policy}` allows every action{but} on the resources it names.' },
    nothing: {
      severity: 'warning',
      text: 'Policy `{policy}` allows no action here: `NotAction` lists all there are. As `Action` the same list would allow every one.',
    },
  },

  subject: 'statement',
  check({ statement, site, at, when }, report) {
    const { action, resource } = statement;
    if (onlyLimits(site.policy.kind) || statement.effect !== 'Allow' || action === null || !action.negated) return;
    if (leavesNothing(action)) {
      report('nothing', action.keyAt ?? at, { slots: { policy: site.name }, when });
      return;
    }
    const everywhere = resource?.negated === true ? always : resource?.items.find(({ parsed }) => isEverything(parsed))?.when;
    const slots = { policy: site.name, but: butListed(action.items.length) };
    if (everywhere === undefined) {
      report(resource === null ? 'open' : 'narrow', action.keyAt ?? at, { slots, when });
      return;
    }
    const { total, byLevel } = countActions(statement);
    report('everywhere', action.keyAt ?? at, {
      slots: { ...slots, total, changing: changingPermissions(byLevel['Permissions management']) },
      when: [...when, ...everywhere],
    });
  },
});
