/** A statement that allows everything everywhere: the root user by another name. */
import { countLeft, grantOf } from '../../analysis/grant.js';
import { isEveryAction } from '../../iam/action.js';
import { isEveryResource } from '../../iam/resource/every-resource.js';
import { changingPermissions } from '../../text/wording.js';
import { conjoin } from '../../value/guard.js';
import { defineRule } from '../rule.js';

export const starOnStar = defineRule({
  id: 'admin/star-on-star',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows every action on every resource.',
  why: 'Whoever has this policy can do nearly everything that the root user can: read every secret, change every permission, switch off the audit trail. A stolen session is a stolen account.',
  remedy:
    'Allow only the actions that are used, on the resources they are used on. Start from what the workload calls, or from an AWS job function policy.',
  references: [
    { title: 'Grant least privilege', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
    {
      title: 'IAM JSON policy elements: Action',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
    },
  ],
  messages: {
    star: { severity: 'error', text: 'Policy `{policy}` allows every action on every resource: {total} actions{changing}.' },
    rest: {
      severity: 'warning',
      text: 'Policy `{policy}` allows every action on every resource; denials and boundaries leave {total} of these actions.',
    },
    conditioned: { severity: 'error', text: 'Policy `{policy}` allows every action on every resource whenever its condition is met.' },
  },

  subject: 'statement',
  check(subject, report, facts) {
    const grant = grantOf(subject, facts);
    if (grant === null) return;
    const { site, at, when, statement } = subject;
    const stars = grant.resources.filter(isEveryResource).slice(0, mostItems);
    const pairs = (statement.action?.items ?? [])
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
    const { total, byLevel } = countLeft(grant);
    if (total === 0) return;
    if (statement.condition !== null) {
      report('conditioned', place, { slots: { policy: site.name }, ...details });
      return;
    }
    // Every action includes those that change permissions: where none is left, a denial has taken them away.
    const changing = byLevel['Permissions management'];
    report(changing === 0 ? 'rest' : 'star', place, {
      slots: { policy: site.name, total, changing: changingPermissions(changing) },
      ...details,
    });
  },
});

/** Among how many stars we look for a pair that can occur together. */
const mostItems = 16;
