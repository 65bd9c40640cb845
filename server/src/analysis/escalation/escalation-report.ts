/** The escalations of an identity in the form of findings: one for each place, with the steps as related places. */
import { writtenId } from '../../model/written-id.js';
import type { Span } from '../../text/span.js';
import { listed, quantity } from '../../text/wording.js';
import { conjoin, implies, type Guard } from '../../value/guard.js';
import type { Facts } from '../facts.js';
import { isGrantedAsWhole, placeOfGrant } from '../grant.js';
import { writtenName, type Identity } from '../identity/identity.js';
import type { Permission } from '../identity/permission.js';
import { isRise, type Escalation, type EscalationKind } from './escalation.js';

export interface EscalationReport {
  readonly at: Span;
  /** The logical ID of the resource with the policy that grants it; left out for a policy document alone. */
  readonly about?: string;
  /** The actions that are permitted. */
  readonly actions: readonly string[];
  /** The same as a list in words. */
  readonly permissions: string;
  /** How many more ways begin at the same place, as words that end a sentence; empty for none. */
  readonly more: string;
  readonly when: Guard;
  /** The administrator of the template that is reached, with the identities on the way; null when it may be anybody. */
  readonly through: string | null;
  /**
   * Whether what is reached is an administrator (`known`), can make itself one (`becomes`), or becomes one only through these
   * permissions (`raised`).
   */
  readonly end: 'known' | 'becomes' | 'raised';
  /** Whether it gains the roles of what is there already, instead of one that it gives away or assumes. */
  readonly isTakeover: boolean;
  /** Whether it has to have CloudFormation call for it. */
  readonly isByStack: boolean;
  readonly related: readonly { readonly message: string; readonly at: Span }[];
}

/**
 * The escalations of one kind, one for each place that grants the first permission. What policies of AWS and whole services
 * grant, which have rules of their own, counts as the rest of a way where no other way begins at its place.
 */
export function escalationReports(identity: Identity, kind: EscalationKind, facts: Facts): readonly EscalationReport[] {
  const byPlace = new Map<
    number,
    { readonly first: Escalation; readonly key: PlacedPermission; readonly isWhole: boolean; others: number }
  >();
  for (const escalation of facts.escalations(identity)) {
    const isOfKind = escalation.kind === kind || (kind === 'path' && escalation.kind === 'assume');
    if (!isOfKind || isReportedAsWhole(identity, escalation)) continue;
    const granted = escalation.grants.map((grant) => grantedBy(grant, escalation.when));
    const passing = escalation.grants.findIndex(({ action }) => action.toLowerCase() === 'iam:passrole');
    const key = passing < 0 ? granted.find((each) => each !== null) : granted[passing];
    if (!key) continue;
    const isWhole = !granted.includes(null);
    const known = byPlace.get(key.at.start);
    if (known === undefined || (isWhole && !known.isWhole)) byPlace.set(key.at.start, { first: escalation, key, isWhole, others: 0 });
    else if (isWhole === known.isWhole) known.others += 1;
  }
  return firstOfStatement([...byPlace.values()]).map(({ first, key, others }) => toReport(first, key, others, facts));
}

/** Whether a statement that allows everything, or all of a service, is enough by itself, which a rule of its own reports. */
function isReportedAsWhole(identity: Identity, { grants, when }: Escalation): boolean {
  return grants.every(({ action }) =>
    identity.allowance.permissionsFor(action).some((permission) => isGrantedAsWhole(permission, when) && implies(when, permission.when)),
  );
}

interface PlacedPermission {
  readonly permission: Permission;
  readonly at: Span;
}

function grantedBy(permission: Permission, when: Guard): PlacedPermission | null {
  const at = placeOfGrant(permission, when);
  return at === null ? null : { permission, at };
}

/** Several actions of one statement are one cause, so the first of them represents all. */
function firstOfStatement<T extends { readonly key: PlacedPermission; others: number }>(found: readonly T[]): readonly T[] {
  const firsts = new Map<unknown, T>();
  for (const each of found) {
    const { statement } = each.key.permission;
    const first = firsts.get(statement);
    if (first === undefined) firsts.set(statement, each);
    else first.others += each.others + 1;
  }
  return [...firsts.values()];
}

function nameOf(id: string, facts: Facts): string {
  const identity = facts.identity(id);
  return identity === null ? id : writtenName(identity);
}

function reachedIdentity(steps: readonly string[]): string | null {
  const last = steps.at(-1);
  if (last === undefined) return null;
  return steps.length === 1 ? listed([last]) : `${listed([last])}, by way of ${listed(steps.slice(0, -1))},`;
}

function toReport(escalation: Escalation, key: PlacedPermission, others: number, facts: Facts): EscalationReport {
  const owner = key.permission.policy.site?.owner ?? null;
  const { permissions, grants, through, target, when } = escalation;
  return {
    at: key.at,
    // Where a trust policy alone is enough, the permission that is pointed at may be there only at times.
    when: conjoin(when, key.permission.when) ?? when,
    end: target === null ? 'known' : endAt(target, when, facts),
    isTakeover: !permissions.some((permission) => /^(?:iam|sso|sts):/i.test(permission)),
    isByStack: grants.some(({ isForStacks }) => isForStacks),
    ...(owner === null ? {} : { about: writtenId(owner) }),
    actions: permissions,
    permissions: listed(permissions),
    more: others === 0 ? '' : `, and in ${quantity(others, 'more way')}`,
    through: reachedIdentity(through.slice(1).map((id) => nameOf(id, facts))),
    related: grants.flatMap((grant) => {
      const granted = grantedBy(grant, when);
      return granted === null || granted.at === key.at ? [] : [{ message: `\`${grant.action}\` is allowed here.`, at: granted.at }];
    }),
  };
}

function endAt(target: Identity, when: Guard, facts: Facts): EscalationReport['end'] {
  const admin = facts.adminWhen(target);
  if (admin !== null && implies(when, admin)) return 'known';
  return facts.escalations(target).some((each) => isRise(each) && implies(when, each.when)) ? 'becomes' : 'raised';
}
