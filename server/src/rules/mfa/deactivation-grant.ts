/** A grant to remove the second factor of other people. */
import { grantOf, isSaidToAll, itemFor } from '../../analysis/grant.js';
import { isGuardedByMfa } from '../../iam/mfa/mfa-guard.js';
import { narrowingOf } from '../../iam/condition/narrowing.js';
import { fitsAction } from '../../iam/resource/resource-format.js';
import { hasWildcard, variableKeys } from '../../iam/pattern.js';
import { expandAction, meansAction } from '../../iam/action.js';
import type { Facts } from '../../analysis/facts.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import type { Resource } from '../../model/template.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { nameKinds, requireMfa } from '../../repair/policy/require-mfa.js';
import { absencesAt } from '../../value/path.js';
import { defineRule } from '../rule.js';

export const deactivationGrant = defineRule({
  id: 'mfa/deactivation-grant',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows removing the second factor of other users.',
  why: "Whoever may deactivate another user's MFA device needs only that user's password or key, and an MFA guard no longer protects anybody.",
  remedy: "Limit the action to the user's own device (`user/${aws:username}`), and require MFA for it.",
  references: [
    {
      title: 'AWS: allow IAM users to self-manage an MFA device',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_iam_mfa-selfmanage.html',
    },
    { title: 'Grant least privilege', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
  ],
  messages: {
    others: { severity: 'warning', text: 'Policy `{policy}` allows `{action}` for other users, without MFA.' },
  },

  subject: 'statement',
  check(subject, report, facts) {
    const { statement, site, at, when } = subject;
    const grant = grantOf(subject, facts);
    if (grant === null || grant.isAdministration) return;
    for (const action of removals) {
      const item = itemFor(grant, action);
      if (item === null || narrowingOf(statement).limits.some(({ kind }) => kind === 'mfa')) continue;
      if (isSaidToAll(grant, (statements) => isGuardedByMfa(statements, action))) continue;
      const others = grant.resources.find(
        ({ parsed }) => hasWildcard(parsed) && variableKeys(parsed).length === 0 && fitsAction(parsed, action) !== 'no',
      );
      if (others === undefined) continue;
      report('others', item.at ?? at, {
        slots: { policy: site.name, action },
        when: [...when, ...item.when, ...others.when],
      });
      return;
    }
  },

  fixes: {
    others: (_, subject, facts) => (isAboutDevices(subject) && isForPeople(subject, facts) ? askForMfa(subject, facts) : []),
  },
});

/** Of users of IAM, and of those of the directory of IAM Identity Center (service authorization reference). */
const removals = ['iam:DeactivateMFADevice', 'iam:DeleteVirtualMFADevice', 'sso-directory:DeleteMfaDeviceForUser'] as const;

/** Whether a condition for the whole statement limits nothing else. */
function isAboutDevices({ statement: { action } }: StatementSite): boolean {
  const actions = action?.negated === false && action.complete ? action.items.flatMap(({ parsed }) => expandAction(parsed)) : [];
  return actions.length > 0 && actions.every(({ id }) => /^iam:\w+MFADevices?$/.test(id));
}

/** Sessions of roles carry no MFA, except for those that a user begins with it. */
function isForPeople({ site }: StatementSite, facts: Facts): boolean {
  const holders = facts.holders(site).filter(({ kind }) => kind !== 'policy');
  return holders.length > 0 ? holders.every(({ kind }) => kind === 'user' || kind === 'group') : isOfPeopleElsewhere(site.owner);
}

/** Whether it is a policy of users or groups that are not in the template, which no role can have too. */
function isOfPeopleElsewhere(owner: Resource | null): boolean {
  if (owner?.type === 'AWS::IAM::GroupPolicy' || owner?.type === 'AWS::IAM::UserPolicy') return true;
  return owner?.type === 'AWS::IAM::Policy' && absencesAt(owner.properties, 'Roles').some((when) => when.length === 0);
}

function askForMfa({ statement, site }: StatementSite, facts: Facts): readonly (Fix | Declined)[] {
  const beside = nameKinds(statement);
  if (beside === null) return [];
  const enrols = statement.action !== null && meansAction(statement.action, 'iam:EnableMFADevice') !== 'no';
  return [
    requireMfa(facts, statement, {
      title: `Allow changes to MFA devices in policy \`${site.name}\` only with MFA`,
      note: 'Requires MFA from everybody who changes the devices of others.',
      beside,
      left: [
        'Whoever helps people with lost devices needs a device too.',
        ...(enrols ? ['To enrol their own first device, people need a statement without this condition for `user/${aws:username}`.'] : []),
      ],
    }),
  ];
}
