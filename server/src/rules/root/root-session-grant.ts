/** A grant to act as the root user of a member account, or to close accounts and change how they are reached. */
import { grantOf, itemOnAny } from '../../analysis/grant.js';
import { covers } from '../../iam/coverage.js';
import { namesValues } from '../../iam/condition/named-values.js';
import { testsOn } from '../../iam/condition/key-test.js';
import { likePattern } from '../../iam/pattern.js';
import type { Statement } from '../../iam/policy.js';
import { defineRule } from '../rule.js';

export const rootSessionGrant = defineRule({
  id: 'root/root-session-grant',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement lets its holder act as root in member accounts, or close accounts.',
  why: 'With `sts:AssumeRoot` the management account acts as the root user of any member account. No policy brings back an account that was closed or has left the organisation, and whoever controls its email addresses can have the root password reset.',
  remedy: 'Reserve these actions for an account security role, and limit `sts:AssumeRoot` with `sts:TaskPolicyArn` to the tasks you use.',
  references: [
    {
      title: 'Centrally manage root access for member accounts',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html',
    },
    { title: 'AssumeRoot', url: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html' },
  ],
  messages: {
    assumeRoot: { severity: 'error', text: 'Policy `{policy}` allows acting as the root user of member accounts, for any task.' },
    switch: { severity: 'error', text: 'Policy `{policy}` allows `{action}`, which decides who may act as root.' },
    account: {
      severity: 'error',
      text: 'Policy `{policy}` allows `{action}`, which gives up an account, or its place in the organisation.',
    },
    address: {
      severity: 'error',
      text: 'Policy `{policy}` allows `{action}`, which changes the email address that the root user signs in with.',
    },
    contact: {
      severity: 'error',
      text: 'Policy `{policy}` allows `{action}`, which changes whom AWS contacts about the account, even when its root user is lost.',
    },
  },

  subject: 'statement',
  check(subject, report, facts) {
    const { statement, site, at, when } = subject;
    const grant = grantOf(subject, facts);
    if (grant === null || grant.isAdministration) return;
    for (const [action, message] of messageOf) {
      const item = itemOnAny(grant, action);
      if (item === null || (message === 'assumeRoot' && namesTasks(statement))) continue;
      const details = { when: [...when, ...item.when] };
      const slots = { policy: site.name };
      if (message === 'assumeRoot') report('assumeRoot', item.at ?? at, { slots, ...details });
      else report(message, item.at ?? at, { slots: { ...slots, action }, ...details });
    }
  },
});

/** Whether a condition excludes some tasks. Every policy for a task is an AWS managed one, so a pattern for all of these excludes none. */
function namesTasks({ condition }: Statement): boolean {
  return (
    namesValues(condition, 'sts:TaskPolicyArn') &&
    !testsOn(condition, 'sts:TaskPolicyArn').some(({ values }) => values.some(({ parsed }) => covers(parsed, everyTask) === 'yes'))
  );
}

const everyTask = likePattern(['arn:aws:iam::aws:policy/root-task/*'], 'text');

const messageOf: readonly (readonly [action: string, message: 'assumeRoot' | 'switch' | 'account' | 'address' | 'contact'])[] = [
  ['sts:AssumeRoot', 'assumeRoot'],
  ['iam:EnableOrganizationsRootCredentialsManagement', 'switch'],
  ['iam:DisableOrganizationsRootCredentialsManagement', 'switch'],
  ['iam:EnableOrganizationsRootSessions', 'switch'],
  ['iam:DisableOrganizationsRootSessions', 'switch'],
  ['account:CloseAccount', 'account'],
  ['account:PutContactInformation', 'contact'],
  ['account:PutAlternateContact', 'contact'],
  ['account:StartPrimaryEmailUpdate', 'address'],
  ['account:AcceptPrimaryEmailUpdate', 'address'],
  ['organizations:CloseAccount', 'account'],
  ['organizations:LeaveOrganization', 'account'],
  ['organizations:RemoveAccountFromOrganization', 'account'],
];
