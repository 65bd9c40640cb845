/** An AWS managed policy that makes its holder an administrator, or lets it close accounts. */
import type { Facts } from '../../analysis/facts.js';
import { policyOfAws } from '../../analysis/identity/identities.js';
import type { AttachedPolicy } from '../../analysis/identity/attached-policy.js';
import { writtenName, type Identity } from '../../analysis/identity/identity.js';
import type { Script } from '../../analysis/script/script.js';
import { argumentText } from '../../analysis/use/argument-text.js';
import { callsOf } from '../../analysis/use/calls-of.js';
import { gather } from '../../text/gather.js';
import type { Span } from '../../text/span.js';
import { managedPolicy } from '../../data/managed-policy.js';
import { isEveryAction, meansAction, serviceWildcard } from '../../iam/action.js';
import { isEveryResource } from '../../iam/resource/every-resource.js';
import { knownText } from '../../iam/partial-text.js';
import type { Policy, Statement } from '../../iam/policy.js';
import { writtenId } from '../../model/written-id.js';
import { defineRule } from '../rule.js';

export const adminManagedPolicy = defineRule({
  id: 'admin/admin-managed-policy',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'An AWS managed policy that makes its holder an administrator, or lets it close accounts, is attached.',
  why: '`AdministratorAccess`, `PowerUserAccess` and `IAMFullAccess` allow everything, or everything that leads there, and `AWSOrganizationsFullAccess` closes whole accounts. Whoever gets hold of a session of that identity owns the account.',
  remedy: 'Attach a policy for what is actually done, such as an AWS job function policy, or set a permissions boundary.',
  references: [
    {
      title: 'AWS managed policies for job functions',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html',
    },
    { title: 'Grant least privilege', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
  ],
  messages: {
    admin: { severity: 'error', text: '`{identity}` gets `{policy}`, which {means}.' },
    expected: { severity: 'warning', text: '`{identity}` gets `{policy}`, which {means}; that is usual for its kind, and worth knowing.' },
    passes: { severity: 'warning', text: '`{identity}` gets `{policy}`, which lets it pass any role in the account to a service.' },
    script: { severity: 'error', text: 'This attaches `{policy}`, which {means}.' },
    nearly: { severity: 'warning', text: '`{identity}` gets `{policy}`, which lets it do nearly everything.' },
  },

  subject: 'file',
  check(_, report, facts) {
    for (const identity of facts.identities) {
      const about = identity.resource === null ? {} : { about: writtenId(identity.resource) };
      for (const { name, policy, from, at, when } of identity.policies) {
        if (from !== 'managed' || policy === null) continue;
        const power = powerOf(name, policy);
        if (power === null) continue;
        const message = power !== 'admin' ? power : isExpected(identity, facts) ? 'expected' : 'admin';
        report(message, at, {
          slots: { identity: writtenName(identity), policy: name, means: meaningOf(policy, 'it') ?? '' },
          when,
          ...about,
        });
      }
    }
    for (const script of facts.scripts) {
      for (const { at, name, means } of attachedBy(script)) {
        report('script', at, { slots: { policy: name, means }, about: writtenId(script.resource) });
      }
    }
  },
});

interface AttachedByScript {
  readonly at: Span;
  readonly name: string;
  readonly means: string;
}

/** The policies that a script attaches to somebody and that make an administrator, or let accounts be closed. */
function attachedBy(script: Script): readonly AttachedByScript[] {
  return gather(['iam:AttachUserPolicy', 'iam:AttachGroupPolicy', 'iam:AttachRolePolicy'], (action) => callsOf(script, action)).flatMap(
    (call) => {
      const [, name = ''] = /^arn:[^:]*:iam::aws:policy\/([\w+=,.@-]+)$/.exec(argumentText(call, 'PolicyArn', script) ?? '') ?? [];
      const policy = policyOfAws(name);
      const means = policy === null ? null : meaningOf(policy, 'its holder');
      return means === null ? [] : [{ at: call.at, name, means }];
    },
  );
}

/**
 * Judged by what the policy says. The variants for one service allow nearly everything; policies for services pass roles
 * because they have to.
 */
function powerOf(name: AttachedPolicy['name'], policy: Policy): 'admin' | 'nearly' | 'passes' | null {
  if (/^AdministratorAccess-/.test(name)) return 'nearly';
  if (meaningOf(policy, 'it') !== null) return 'admin';
  return policy.statements.some(passesAnyRole) && managedPolicy(name)?.path === '/' ? 'passes' : null;
}

/**
 * What a policy lets its holder do that leads to everything; null for any other policy. `PowerUserAccess` leaves out IAM,
 * but not the workloads that run with stronger roles.
 */
function meaningOf({ statements }: Policy, holder: string): string | null {
  const whole = statements.filter(makesAdministrator);
  if (whole.some(({ action }) => action?.negated === false)) return `makes ${holder} an administrator`;
  if (whole.length > 0) return `allows ${holder} everything but IAM, so also what runs with stronger roles`;
  const allows = (actions: readonly string[]): boolean =>
    actions.some((action) => statements.some((statement) => allowsEverywhere(statement, action)));
  if (allows(permissionSetActions)) return `lets ${holder} give itself every permission in the accounts of IAM Identity Center`;
  return allows(closingActions) ? `lets ${holder} close accounts` : null;
}

/** What goes into a permission set, its users may do in each account that it is assigned in. */
const permissionSetActions = ['sso:PutInlinePolicyToPermissionSet', 'sso:AttachManagedPolicyToPermissionSet'];

const closingActions = ['account:CloseAccount', 'organizations:CloseAccount'];

function passesAnyRole(statement: Statement): boolean {
  return allowsEverywhere(statement, 'iam:PassRole');
}

/** Whether a statement certainly allows an action on every resource, under no condition. */
function allowsEverywhere({ effect, action, resource, condition }: Statement, requested: string): boolean {
  return (
    effect === 'Allow' &&
    action !== null &&
    condition === null &&
    resource?.items.some(isEveryResource) === true &&
    meansAction(action, requested) === 'yes'
  );
}

/** Everything, everything but a list, or all of IAM; on every resource. */
function makesAdministrator({ effect, action, resource, condition }: Statement): boolean {
  if (effect !== 'Allow' || action === null || resource?.items.some(isEveryResource) !== true || condition !== null) return false;
  return action.negated || action.items.some((item) => isEveryAction(item.parsed) || serviceWildcard(item.parsed) === 'iam');
}

/** Permission sets are for people who sign in with MFA, and CloudFormation has to deploy whatever a template asks for. */
function isExpected({ kind, resource }: Identity, { statements }: Facts): boolean {
  if (kind === 'permission-set') return true;
  const trusted = statements
    .filter(({ site }) => site.owner === resource && site.policy.kind === 'trust')
    .flatMap(({ statement }) => statement.principal?.items ?? []);
  return (
    trusted.length > 0 &&
    trusted.every(({ parsed }) => parsed.kind === 'service' && knownText(parsed.name) === 'cloudformation.amazonaws.com')
  );
}
