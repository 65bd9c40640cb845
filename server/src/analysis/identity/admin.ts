/** Whether an identity is an administrator, which may do everything on every resource by its own policies. */
import { isEveryAction } from '../../iam/action.js';
import { covers } from '../../iam/coverage.js';
import { effectOf } from '../../iam/effect.js';
import { isEverything, type Pattern } from '../../iam/pattern.js';
import type { Item, Matcher, Statement } from '../../iam/policy.js';
import { gather } from '../../text/gather.js';
import { conjoin, implies, waysWithout, widest, type Guard } from '../../value/guard.js';
import type { AttachedPolicy } from './attached-policy.js';
import type { Identity } from './identity.js';

/** `conditional`: a condition of a policy or of the template narrows it. */
export type Admin = 'yes' | 'no' | 'conditional' | 'unknown';

/** Whether conditions and parameters of the template can have certain values together. */
type IsPossible = (guard: Guard) => boolean;

export function adminOf(identity: Identity, isPossible: IsPossible): Admin {
  const { unlisted, when } = identity;
  const policies = thatMayBe(identity.policies, when, isPossible);
  const boundaries = thatMayBe(identity.boundaries, when, isPossible);
  const own = allowing(policies, when, isPossible);
  const verdicts = [
    own === 'no' && unlisted.length > 0 ? 'unknown' : own,
    ...limits(boundaries, when, isPossible),
    denying([...policies, ...boundaries], when),
  ];
  return (['no', 'unknown', 'conditional'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'yes';
}

/** When an identity is an administrator, whatever the request is: the widest way that is certain; null where there is none. */
export function adminWhen(identity: Identity, isPossible: IsPossible): Guard | null {
  const verdict = adminOf(identity, isPossible);
  if (verdict === 'yes' || verdict === 'no') return verdict === 'yes' ? identity.when : null;
  const limits = identity.boundaries.map(({ when }) => when);
  const ways = gather(reachesOf(gather(identity.policies, grantsOf)), (reach): readonly Guard[] => {
    const when = reach === null ? null : conjoin(identity.when, reach);
    return when === null || !isPossible(when) ? [] : [when, ...(waysWithout(when, limits, isPossible) ?? [])];
  });
  return widest(ways.filter((when) => adminOf({ ...identity, when }, isPossible) === 'yes'));
}

/** The policies that conditions do not leave out wherever a guard holds. */
function thatMayBe(policies: readonly AttachedPolicy[], own: Guard, isPossible: IsPossible): readonly AttachedPolicy[] {
  return policies.filter(({ when }) => {
    const both = when.length === 0 ? own : conjoin(own, when);
    return both !== null && (when.length === 0 || isPossible(both));
  });
}

/** What boundaries leave of everything. Those that allow too little keep it away only where one of them is always there. */
function limits(boundaries: readonly AttachedPolicy[], when: Guard, isPossible: IsPossible): readonly Admin[] {
  const verdicts = boundaries.map((boundary) => allowing([boundary], [...when, ...boundary.when], isPossible));
  const tight = boundaries.filter((_, index) => verdicts[index] === 'no');
  const mayBeFree = !isOneAlways(
    tight.map((boundary) => boundary.when),
    when,
    isPossible,
  );
  return verdicts.map((verdict) => (verdict === 'no' && mayBeFree ? 'conditional' : verdict));
}

/** Whether at least one of the guards holds whenever `own` does; false where there are too many combinations to tell. */
function isOneAlways(guards: readonly Guard[], own: Guard, isPossible: IsPossible): boolean {
  return guards.length > 0 && waysWithout(own, guards, isPossible)?.length === 0;
}

/** A statement that allows something on every resource. */
interface Grant {
  readonly action: Matcher<Pattern>;
  readonly reach: Reach;
}

/** When something is allowed regardless of the request; null where it depends on the request. */
type Reach = Guard | null;

/** Whether the policies allow everything. */
function allowing(policies: readonly AttachedPolicy[], own: Guard, isPossible: IsPossible): Admin {
  const grants = gather(policies, grantsOf);
  const reaches = reachesOf(grants);
  if (
    isOneAlways(
      reaches.filter((reach) => reach !== null),
      own,
      isPossible,
    )
  ) {
    return 'yes';
  }
  if (reaches.length > 0) return 'conditional';
  return policies.every(({ policy }) => policy !== null && policy.complete && policy.statements.every(isReadable)) ? 'no' : 'unknown';
}

function grantsOf({ policy, when }: AttachedPolicy): readonly Grant[] {
  return (policy?.statements ?? []).flatMap((statement): readonly Grant[] => {
    const { effect, action, resource, condition } = statement;
    if (effect !== 'Allow' || action === null || resource === null || resource.negated) return [];
    const stars = resource.items.filter(isStar);
    const always = conjoin(when, statement.when);
    return stars.map((star) => ({ action, reach: condition === null && always !== null ? conjoin(always, star.when) : null }));
  });
}

/** At most this many pairs of actions are compared, over all policies of an identity. */
const mostPairs = 20_000;

/** The ways in which statements allow every action, alone or together with others that allow what they leave out. */
function reachesOf(grants: readonly Grant[]): readonly Reach[] {
  const meant = gather(grants, ({ action, reach }): readonly Meant[] =>
    action.negated ? [] : action.items.map(({ parsed, when }) => ({ pattern: parsed, reach: together(reach, when) })),
  );
  const left = grants.filter(({ action }) => action.negated && action.complete);
  const pairs = meant.length * left.reduce((sum, { action }) => sum + action.items.length, 0);
  return [
    ...meant.filter(({ pattern }) => isEveryAction(pattern)).map(({ reach }) => reach),
    ...(pairs > mostPairs ? [] : gather(left, (grant) => filled(grant, meant))),
  ];
}

/** Actions that are allowed on every resource. */
interface Meant {
  readonly pattern: Pattern;
  readonly reach: Reach;
}

/** When everything that a `NotAction` leaves out is allowed by other statements; none where some of it is not. */
function filled({ action, reach }: Grant, meant: readonly Meant[]): readonly Reach[] {
  let all = reach;
  for (const { parsed } of action.items) {
    const ways = meant.filter(({ pattern }) => covers(pattern, parsed) === 'yes').map((each) => each.reach);
    if (ways.length === 0) return [];
    all = together(all, ways.find((way) => way?.length === 0) ?? ways.find((way) => way !== null) ?? null);
  }
  return [all];
}

function together(left: Reach, right: Reach): Reach {
  return left === null || right === null ? null : conjoin(left, right);
}

function isStar({ parsed }: Item<Pattern>): boolean {
  return isEverything(parsed);
}

/** What is left of everything where some policies take away. */
function denying(policies: readonly AttachedPolicy[], own: Guard): Admin {
  const verdicts = gather(policies, ({ policy, when }): readonly Admin[] => {
    if (policy === null) return ['unknown'];
    const denies = gather(policy.statements, (statement): readonly Admin[] => {
      const effect = effectOf(statement);
      if (effect !== 'Deny') return effect === 'either' ? ['unknown'] : [];
      return [statement.condition === null && implies(own, [...when, ...statement.when]) ? 'no' : 'conditional'];
    });
    return policy.complete ? denies : [...denies, 'unknown'];
  });
  return (['no', 'unknown', 'conditional'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'yes';
}

/** Whether a statement is known well enough; an unknown part of one that may allow might make it allow everything. */
function isReadable(statement: Statement): boolean {
  const { action, resource } = statement;
  const effect = effectOf(statement);
  return (
    effect === 'Deny' ||
    effect === null ||
    (effect === 'Allow' && action !== null && action.complete && resource !== null && resource.complete) ||
    (action !== null && action.complete && !action.items.some(({ parsed }) => isEveryAction(parsed))) ||
    (resource !== null && resource.complete && !resource.items.some(isStar))
  );
}
