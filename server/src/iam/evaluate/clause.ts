/** A statement of one of the deciding policies, ready to be judged in many situations. */
import { anyOf, covers, not, type Answer } from '../coverage.js';
import { effectOf } from '../effect.js';
import { variableKeys, type Pattern } from '../pattern.js';
import type { Matcher, Statement } from '../policy.js';
import type { Caller, Fillings, NamedPolicy } from './access.js';
import { bindStatement } from './bind-holes.js';
import { conditionHolds, fillFrom } from './condition-test.js';
import { namingsOf, type Namings } from './principal-match.js';
import { holdsIn, type Situation } from './situation.js';

/** Which of the deciding policies a statement comes from. */
export type Side = 'identity' | 'boundary' | 'resource';

/** A statement, or what is not known of a policy, which may say anything. */
export interface Clause {
  readonly side: Side;
  readonly policy: NamedPolicy;
  /** With everything filled in that the request says; null for what is not known. */
  readonly statement: Statement | null;
  /** The same statement as written in the policy. */
  readonly written: Statement | null;
  /** `either`: which one is not known. */
  readonly effect: 'Allow' | 'Deny' | 'either';
}

/** The statements of some policies, and one more for each policy that may hold others. */
export function clausesOf(side: Side, policies: readonly NamedPolicy[], fillings: Fillings): readonly Clause[] {
  return policies.flatMap((policy): readonly Clause[] => {
    const unknown: Clause = { side, policy, statement: null, written: null, effect: 'either' };
    if (policy.policy === null) return [unknown];
    const known = policy.policy.statements.flatMap((written): readonly Clause[] => {
      const effect = effectOf(written);
      const statement = bindStatement(written, fillings);
      return effect === null ? [] : [{ side, policy, statement, written, effect }];
    });
    return policy.policy.complete ? known : [...known, unknown];
  });
}

/** Whether a statement can apply to the request in any situation; `resources`: what the request may name, null for any. */
export function mayConcern({ statement }: Clause, action: Pattern, resources: readonly Pattern[] | null): boolean {
  if (statement === null) return true;
  const isMeant = statement.action !== null && mayMean(statement.action, action);
  const { resource } = statement;
  return isMeant && (resources === null || resource === null || resources.some((each) => mayMean(resource, each)));
}

function mayMean(matcher: Matcher<Pattern>, requested: Pattern): boolean {
  if (!matcher.negated) return matcher.items.some((item) => covers(item.parsed, requested) !== 'no');
  return !matcher.items.some((item) => item.when.length === 0 && covers(item.parsed, requested) === 'yes');
}

/** Whether a statement applies to the request, leaving its condition and resource aside. */
export function concernsRequest(clause: Clause, action: Pattern, situation: Situation): Answer {
  const { statement, policy } = clause;
  if (!holdsIn(situation, policy.when)) return 'no';
  if (statement === null) return 'maybe';
  if (!holdsIn(situation, statement.when)) return 'no';
  return statement.action === null ? 'no' : means(statement.action, action, situation);
}

/** Whether a statement applies to a resource; `resource` is a pattern that the statement must cover. */
export function concernsResource({ statement, side }: Clause, resource: Pattern, situation: Situation): Answer {
  if (statement === null) return 'yes';
  if (statement.resource === null) return side === 'resource' ? 'yes' : 'no';
  return means(statement.resource, resource, situation);
}

/** Whether the resources of a statement depend on the situation. */
export function hasOpenResource({ statement }: Clause): boolean {
  return statement?.resource?.items.some((item) => item.when.length > 0 || variableKeys(item.parsed).length > 0) ?? false;
}

export function conditionOf({ statement }: Clause, situation: Situation): Answer {
  return conditionHolds(statement?.condition ?? null, situation);
}

/** How a statement of a resource policy names the caller. */
export function namingsIn({ statement }: Clause, caller: Caller, hasBoundary: boolean, situation: Situation): Namings {
  if (statement === null) return { anyone: 'maybe', user: 'no', role: 'no', session: 'no', account: 'no' };
  return namingsOf(statement, caller, hasBoundary, situation);
}

function means(matcher: Matcher<Pattern>, requested: Pattern, situation: Situation): Answer {
  const answer = anyOf(
    matcher.items.map((item) => {
      if (!holdsIn(situation, item.when)) return 'no';
      const filled = fillFrom(item.parsed, situation);
      // What `NotResource` does with a variable without a value is not documented.
      return filled === null ? (matcher.negated ? 'maybe' : 'no') : covers(filled, requested);
    }),
  );
  return matcher.negated ? not(answer) : answer;
}
