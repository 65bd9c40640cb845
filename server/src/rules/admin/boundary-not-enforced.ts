/** A grant to create or empower identities without a permissions boundary to limit them. */
import { readArn } from '../../iam/arn.js';
import { showText } from '../../iam/partial-text.js';
import type { Statement } from '../../iam/policy.js';
import type { Facts } from '../../analysis/facts.js';
import type { Escalation } from '../../analysis/escalation/escalation.js';
import { placeOfGrant } from '../../analysis/grant.js';
import { writtenName, type Identity } from '../../analysis/identity/identity.js';
import { isForAny, type Permission } from '../../analysis/identity/permission.js';
import { onceWith } from '../../text/once.js';
import type { Span } from '../../text/span.js';
import { listed } from '../../text/wording.js';
import { writtenId } from '../../model/written-id.js';
import { conjoin } from '../../value/guard.js';
import { defineRule } from '../rule.js';

export const boundaryNotEnforced = defineRule({
  id: 'admin/boundary-not-enforced',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'Identities can be created or given permissions without a permissions boundary.',
  why: 'Whoever creates roles decides what they may do, and so can do it too. A permissions boundary that every new identity must have keeps that within what its creator was given; where it can be left out or removed, it limits nothing.',
  remedy: 'Require the boundary with a condition on `iam:PermissionsBoundary`, and deny removing it.',
  references: [
    {
      title: 'Permissions boundaries for IAM entities',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    },
  ],
  messages: {
    unbounded: { severity: 'warning', text: 'Nothing makes `{identity}` set a permissions boundary when it uses {actions}.' },
    removable: {
      severity: 'warning',
      text: '`{identity}` can remove permissions boundaries, or replace them, with {actions}.',
    },
    boundless: { severity: 'warning', text: 'Boundary `{policy}` of `{identity}` allows everything, so it limits nothing.' },
  },

  subject: 'principal',
  check(identity, report, facts) {
    for (const boundary of identity.boundaries) {
      const when = conjoin(identity.when, boundary.when);
      // A boundary is judged as if it were the identity's only policy.
      if (when === null || facts.admin({ ...identity, when, policies: [boundary], boundaries: [], unlisted: [] }) !== 'yes') continue;
      report('boundless', boundary.at, { slots: { policy: boundary.name, identity: writtenName(identity) }, when });
    }
    if (facts.admin(identity) === 'yes') return;
    for (const [message, names] of [
      ['unbounded', empowering],
      ['removable', removing],
    ] as const) {
      for (const { first, at, actions } of byStatement(identity, names, facts)) {
        const owner = first.policy.site?.owner ?? null;
        report(message, at, {
          slots: { identity: writtenName(identity), actions: listed(actions, 'or') },
          when: first.when,
          ...(owner === null ? {} : { about: writtenId(owner) }),
        });
      }
    }
  },
});

/**
 * The actions that support the condition key `iam:PermissionsBoundary` (IAM User Guide, "Delegating responsibility to
 * others using permissions boundaries").
 */
const empowering: readonly string[] = [
  'iam:CreateRole',
  'iam:CreateUser',
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:PutRolePolicy',
  'iam:PutUserPolicy',
];
const removing: readonly string[] = [
  'iam:DeleteRolePermissionsBoundary',
  'iam:DeleteUserPermissionsBoundary',
  'iam:PutRolePermissionsBoundary',
  'iam:PutUserPermissionsBoundary',
];

/** Those of any kind, as most identities may take none of them. */
const judged: ReadonlyMap<string, readonly string[]> = new Map([['iam', [...empowering, ...removing].map((name) => name.toLowerCase())]]);

interface Granted {
  readonly first: Permission;
  readonly at: Span;
  readonly actions: string[];
}

/**
 * The permissions that no condition limits, by the statement of this document that grants them; those that serve an
 * escalation are reported as such.
 */
function byStatement(identity: Identity, names: readonly string[], facts: Facts): Iterable<Granted> {
  const found = new Map<Statement, Granted>();
  const possible = identity.allowance.possibleActions(judged);
  for (const name of names.filter((each) => possible.has(each.toLowerCase()))) {
    for (const permission of identity.allowance.permissionsFor(name)) {
      const at = placeOfUnlimited(permission);
      if (at === null) continue;
      const known = found.get(permission.statement);
      if (known === undefined) found.set(permission.statement, { first: permission, at, actions: [name] });
      else if (!known.actions.includes(name)) known.actions.push(name);
    }
  }
  if (found.size > 0) {
    const rising = facts.escalations(identity).filter((each) => !isReportedAsReach(each));
    for (const { grants } of rising) for (const { statement } of grants) found.delete(statement);
  }
  return found.values();
}

/**
 * Whether it gains whatever role is there, which `admin/assume-any-role` and `admin/compute-takeover` report: that says nothing
 * about the roles that are still to be created.
 */
function isReportedAsReach({ kind, permissions, target }: Escalation): boolean {
  return kind === 'takeover' || (target === null && permissions.every((action) => action === 'sts:AssumeRole'));
}

/** Where the document grants a permission without a limit; null for any other. Kept, because many users can share one permission. */
const placeOfUnlimited = onceWith((permission: Permission): Span | null =>
  permission.isConditioned || !isForAny(permission) || isForServiceLinkedRoles(permission) ? null : placeOfGrant(permission),
);

/** AWS decides what service-linked roles may do. */
function isForServiceLinkedRoles({ resources }: Permission): boolean {
  return resources.every((text) => /^(?:role|policy)\/aws-service-role\//.test(showText(readArn(text)?.resource ?? [])));
}
