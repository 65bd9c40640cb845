/** Whether an identity is an administrator: may do everything on every resource, by its own policies. */
import { isEveryAction } from '../../iam/action.js';
import { covers } from '../../iam/coverage.js';
import { effectOf } from '../../iam/effect.js';
import { isEverything, type Pattern } from '../../iam/pattern.js';
import type { Item, Statement } from '../../iam/policy.js';
import { conjoin, negations, type Guard } from '../../value/guard.js';
import type { AttachedPolicy, Identity } from './identity.js';

/** `conditional`: a condition of a policy or of the template narrows it. */
export type Admin = 'yes' | 'no' | 'conditional' | 'unknown';

/** `isPossible`: whether conditions and parameters of the template can be so together. */
export function adminOf(identity: Identity, isPossible: (guard: Guard) => boolean): Admin {
  const { policies, unlisted, when } = identity;
  const own = allowing(policies, when);
  const verdicts = [own === 'no' && unlisted.length > 0 ? 'unknown' : own, ...limits(identity, isPossible), denying(identity)];
  return (['no', 'unknown', 'conditional'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'yes';
}

/** What boundaries leave of everything. Those that allow too little keep it away only where one of them is always there. */
function limits({ boundaries, when }: Identity, isPossible: (guard: Guard) => boolean): readonly Admin[] {
  const verdicts = boundaries.map((boundary) => allowing([boundary], [...when, ...boundary.when]));
  const tight = boundaries.filter((_, index) => verdicts[index] === 'no');
  const mayBeFree = waysWithout(tight, when).some(isPossible);
  return verdicts.map((verdict) => (verdict === 'no' && mayBeFree ? 'conditional' : verdict));
}

/** No more ways than this are looked at. */
const mostWays = 64;

/** Guards under which none of some boundaries is there. */
function waysWithout(boundaries: readonly AttachedPolicy[], own: Guard): readonly Guard[] {
  return boundaries.reduce<readonly Guard[]>((ways, { when }) => ways.flatMap((way) => negations(when).flatMap((assumption) => {
    const both = conjoin(way, [assumption]);
    return both === null ? [] : [both];
  })).slice(0, mostWays), [own]);
}

/** A statement that allows something on every resource. */
interface Grant {
  readonly statement: Statement;
  /** Whether it does so in any case. */
  readonly isSure: boolean;
}

/** Whether some policies let everything through. */
function allowing(policies: readonly AttachedPolicy[], own: Guard): Admin {
  const grants = policies.flatMap((policy) => grantsOf(policy, own));
  const isKnown = policies.every(({ policy }) => policy !== null && policy.complete && policy.statements.every(isReadable));
  const verdicts = [...grants.map((grant) => reachOf(grant, grants)), isKnown ? 'no' : 'unknown'];
  return (['yes', 'conditional', 'unknown'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'no';
}

function grantsOf({ policy, when }: AttachedPolicy, own: Guard): readonly Grant[] {
  return (policy?.statements ?? []).flatMap((statement): readonly Grant[] => {
    const { effect, resource, condition } = statement;
    if (effect !== 'Allow' || resource === null || resource.negated || !resource.items.some(isStar)) return [];
    return [{ statement, isSure: condition === null && isAlways([...when, ...statement.when], own) && resource.items.some((item) => isUnguarded(item) && isStar(item)) }];
  });
}

/** Whether a statement allows every action, alone or with others that allow what it leaves out. */
function reachOf({ statement: { action }, isSure }: Grant, grants: readonly Grant[]): Admin {
  if (action === null || (action.negated && !action.complete)) return 'no';
  const wanted = action.negated ? action.items.map((left) => grants.map((other) => fills(other, left))) : [action.items.map(coversAll)];
  const verdicts = wanted.map((answers): Admin => (['yes', 'conditional'] as const).find((verdict) => answers.includes(verdict)) ?? 'no');
  if (verdicts.includes('no')) return 'no';
  return isSure && !verdicts.includes('conditional') ? 'yes' : 'conditional';
}

function coversAll(item: Item<Pattern>): Admin {
  return !isEveryAction(item.parsed) ? 'no' : isUnguarded(item) ? 'yes' : 'conditional';
}

function fills({ statement: { action }, isSure }: Grant, left: Item<Pattern>): Admin {
  if (action === null || action.negated) return 'no';
  const covering = action.items.filter(({ parsed }) => covers(parsed, left.parsed) === 'yes');
  if (covering.length === 0) return 'no';
  return isSure && covering.some(isUnguarded) ? 'yes' : 'conditional';
}

function isStar({ parsed }: Item<Pattern>): boolean {
  return isEverything(parsed);
}

function isUnguarded({ when }: Item<Pattern>): boolean {
  return when.length === 0;
}

/** What is left of everything where some policies take away. */
function denying({ policies, boundaries }: Identity): Admin {
  const verdicts = [...policies, ...boundaries].flatMap(({ policy, when }): readonly Admin[] => {
    if (policy === null) return ['unknown'];
    const denies = policy.statements.flatMap((statement): readonly Admin[] => {
      const effect = effectOf(statement);
      if (effect !== 'Deny') return effect === 'either' ? ['unknown'] : [];
      return [statement.condition === null && when.length + statement.when.length === 0 ? 'no' : 'conditional'];
    });
    return policy.complete ? denies : [...denies, 'unknown'];
  });
  return (['no', 'unknown', 'conditional'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'yes';
}

/** What is not known of a statement that may allow might make it allow everything. */
function isReadable(statement: Statement): boolean {
  const { action, resource } = statement;
  const effect = effectOf(statement);
  return effect === 'Deny' || effect === null || (effect === 'Allow' && action !== null && action.complete && resource !== null && resource.complete)
    || (action !== null && action.complete && !action.items.some(({ parsed }) => isEveryAction(parsed)))
    || (resource !== null && resource.complete && !resource.items.some(isStar));
}

function isAlways(when: Guard, own: Guard): boolean {
  return when.every((assumption) => own.some((other) => JSON.stringify(other) === JSON.stringify(assumption)));
}
