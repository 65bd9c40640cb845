/** People who sign in with a password without anything demanding a second factor of them. */
import type { Facts } from '../../analysis/facts.js';
import type { Identity } from '../../analysis/identity/identity.js';
import { isAboutMfa } from '../../iam/mfa/mfa-condition.js';
import type { Policy, Statement } from '../../iam/policy.js';
import { optionsAt } from '../../value/path.js';
import { allResources } from '../../analysis/all-resources.js';
import { namedResource } from '../../analysis/named-resource.js';
import type { Resource } from '../../model/template.js';
import { demandMfa } from '../../repair/login/mfa-enrolment.js';
import { defineRule } from '../rule.js';

export const userWithoutMfaEnforcement = defineRule({
  id: 'mfa/user-without-mfa-enforcement',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'Nothing in the template requires MFA of people who sign in.',
  why: 'A password that is phished or reused is all it takes to act as that person. Whether they enrol a second factor is up to them, as long as no policy requires one.',
  remedy:
    'Add a statement that denies everything but enrolment without `aws:MultiFactorAuthPresent`; better, let people sign in through IAM Identity Center.',
  references: [
    {
      title: 'AWS: allow MFA-authenticated IAM users to manage their own credentials',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html',
    },
    { title: 'Security best practices in IAM', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
  ],
  messages: {
    user: { severity: 'information', text: 'User `{user}` signs in with a password, and no policy requires MFA.' },
    group: { severity: 'information', text: 'No policy requires MFA of the members of group `{group}`.' },
  },

  subject: 'principal',
  check(identity, report, facts) {
    const { resource } = identity;
    if (resource === null || identity.policies.length === 0 || !identity.isComplete || asksForMfa(identity)) return;
    for (const profile of identity.kind === 'user' ? optionsAt(resource.properties, 'LoginProfile') : []) {
      if (profile.value.kind === 'map') report('user', resource.key, { slots: { user: identity.id }, when: profile.when });
    }
    if (identity.kind === 'group' && mayHavePeople(identity, facts)) {
      // A group without policies gives its members nothing to protect.
      for (const { when } of identity.policies) report('group', resource.key, { slots: { group: identity.id }, when });
    }
  },

  fixes: {
    user: (_, { resource }, facts) => (resource === null || hasKeys(resource, facts) ? [] : [demandMfa(facts, resource)]),
    group: (_, { resource }, facts) => (resource === null ? [] : [demandMfa(facts, resource)]),
  },
});

/** Whether the template gives a user an access key, with which a program acts that has no second factor. */
function hasKeys(user: Resource, { template }: Facts): boolean {
  return (
    template !== null &&
    allResources(template).some(
      ({ type, properties }) =>
        type === 'AWS::IAM::AccessKey' &&
        optionsAt(properties, 'UserName').some(({ value }) => namedResource(value, user.type, template) === user),
    )
  );
}

/**
 * Whether a group may have members from elsewhere: users of this template are judged themselves, and another group may
 * demand MFA of them by a denial. What that group allows with MFA alone leaves them what this one allows.
 */
function mayHavePeople({ resource }: Identity, { identities }: Facts): boolean {
  const hasMembers = identities.some(({ groups }) => groups.some((group) => group === resource));
  return !hasMembers && !identities.some((other) => other.kind === 'group' && (!other.isComplete || mayDenyWithoutMfa(other)));
}

/** Whether any statement looks at MFA, or an unknown boundary may do so; whether it does so correctly is for other rules. */
function asksForMfa({ policies, boundaries }: Identity): boolean {
  return boundaries.some(({ policy }) => policy === null) || [...policies, ...boundaries].some(({ policy }) => looksAtMfa(policy));
}

function mayDenyWithoutMfa({ policies }: Identity): boolean {
  return policies.some(({ policy }) => looksAtMfa(policy, ({ effect }) => effect !== 'Allow'));
}

function looksAtMfa(policy: Policy | null, among: (statement: Statement) => boolean = () => true): boolean {
  return (
    policy?.statements.some((statement) => among(statement) && statement.condition?.tests.some(({ key }) => isAboutMfa(key)) === true) ===
    true
  );
}
