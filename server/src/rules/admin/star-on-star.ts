/** A statement that allows everything everywhere: the root user by another name. */
import { countActions, isEveryAction } from '../../iam/action.js';
import { isEveryResource } from '../../iam/every-resource.js';
import { changingPermissions } from '../../text/wording.js';
import { conjoin } from '../../value/guard.js';
import { defineRule } from '../rule.js';

export const starOnStar = defineRule({
  id: 'admin/star-on-star',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows every action on every resource.',
  why: 'Whoever has this policy can do what the root user can, short of closing the account: read every secret, change every permission, switch the audit trail off. A stolen session is a stolen account.',
  remedy:
    'List the actions that are used, on the resources they are used on. Start from what the workload calls, or from a job function policy of AWS.',
  references: [
    { title: 'Grant least privilege', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
    {
      title: 'IAM JSON policy elements: Action',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
    },
  ],
  messages: {
    star: { severity: 'error', text: 'Policy `{policy}` allows every action on every resource: {total} actions, {changing}.' },
    conditioned: { severity: 'error', text: 'Policy `{policy}` allows every action on every resource whenever its condition holds.' },
  },

  subject: 'statement',
  check({ statement, site, at, when }, report) {
    const { action, resource, condition } = statement;
    if (site.policy.kind !== 'identity' || site.isForDevices || statement.effect !== 'Allow') return;
    if (action === null || action.negated || resource === null || resource.negated) return;
    const stars = resource.items.filter(isEveryResource).slice(0, mostItems);
    const pairs = action.items
      .filter((item) => isEveryAction(item.parsed))
      .slice(0, mostItems)
      .flatMap((everything) => stars.map((everywhere) => ({ everything, everywhere, both: conjoin(everything.when, everywhere.when) })));
    const pair = pairs.find(({ both }) => both !== null);
    if (pair === undefined) return;
    const { everything, everywhere, both } = pair;
    const details = {
      when: [...when, ...(both ?? [])],
      related: everywhere.at === null ? [] : [{ message: 'On every resource.', at: everywhere.at }],
    };
    const place = everything.at ?? at;
    if (condition !== null) {
      report('conditioned', place, { slots: { policy: site.name }, ...details });
      return;
    }
    const { total, byLevel } = countActions(statement);
    report('star', place, {
      slots: { policy: site.name, total, changing: changingPermissions(byLevel['Permissions management']) },
      ...details,
    });
  },
});

/** Conditions choose between no more stars than these. */
const mostItems = 16;
