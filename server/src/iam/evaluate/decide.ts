/** Decides in one situation and for one resource, by IAM's rules for a request from the account of the resource. */
import { allOf, anyOf, not, type Answer } from '../coverage.js';
import type { Pattern } from '../pattern.js';
import type { Caller, NamedPolicy } from './access.js';
import { concernsRequest, concernsResource, conditionOf, namingsIn, type Clause } from './clause.js';
import type { Namings } from './principal-match.js';
import { holdsIn, type Situation } from './situation.js';

/** All that is the same in every situation. */
export interface Case {
  readonly action: Pattern;
  /** The resources that the request names; null when it asks for any resource. */
  readonly resources: readonly Pattern[] | null;
  readonly caller: Caller;
  /** The clauses that may concern the request. */
  readonly clauses: readonly Clause[];
  readonly boundary: readonly NamedPolicy[];
  /** Whether the resource must allow by itself, as the trust policy of a role and the key policy of a KMS key must. */
  readonly resourceMustAllow: boolean;
}

/** What a clause does to the decision, and how certain that is. */
export interface Influence {
  readonly clause: Clause;
  readonly kind: 'allow' | 'deny' | 'boundary';
  readonly answer: Answer;
}

export interface Decision {
  readonly allowed: Answer;
  /** Whether anything allows the request, leaving boundaries and denials aside. */
  readonly granted: Answer;
  /** Whether the boundary lets through what is granted. */
  readonly withinBoundary: Answer;
  readonly influences: readonly Influence[];
}

/** A clause that applies to the request in a situation, leaving its resource aside, and how it names the caller. */
export interface Match {
  readonly clause: Clause;
  readonly answer: Answer;
  /** Null for statements that name nobody. */
  readonly namings: Namings | null;
}

/** The clauses that apply in a situation, for some resource or other. */
export function matchesIn(asked: Case, situation: Situation): readonly Match[] {
  const hasBoundary = isLimited(asked, situation);
  return asked.clauses.flatMap((clause): Match[] => {
    const isMeant = concernsRequest(clause, asked.action, situation);
    const answer = isMeant === 'no' ? 'no' : allOf([isMeant, conditionOf(clause, situation)]);
    if (answer === 'no') return [];
    const namings = clause.side === 'resource' ? namingsIn(clause, asked.caller, hasBoundary, situation) : null;
    return [{ clause, answer: clause.effect === 'either' ? 'maybe' : answer, namings }];
  });
}

/** IAM User Guide, policy evaluation logic: within one account. */
export function decide(asked: Case, possible: readonly Match[], resource: Pattern, situation: Situation): Decision {
  const matches = possible.flatMap((match): Match[] => {
    const answer = allOf([match.answer, concernsResource(match.clause, resource, situation)]);
    return answer === 'no' ? [] : [{ ...match, answer }];
  });
  const allows = matches.filter(({ clause }) => clause.effect !== 'Deny');
  const of = (side: Clause['side'], ...names: readonly (keyof Namings)[]): Answer =>
    anyOf(allows.flatMap((match) => (match.clause.side === side ? [allOf([match.answer, named(match, names)])] : [])));

  const identity = of('identity');
  const withinBoundary = isLimited(asked, situation) ? of('boundary') : 'yes';
  // A boundary that does not mention the action limits a grant to the role, but not one to the user, the session or everybody.
  const direct = of('resource', 'anyone', 'user', 'session');
  const byRole = allOf([of('resource', 'role'), withinBoundary]);
  const byIdentity = asked.resourceMustAllow ? allOf([identity, of('resource', 'account')]) : identity;
  const denied = anyOf(matches.map((match) => (match.clause.effect === 'Allow' ? 'no' : denial(match))));
  return {
    allowed: allOf([not(denied), anyOf([direct, byRole, allOf([byIdentity, withinBoundary])])]),
    granted: anyOf([byIdentity, direct, of('resource', 'role')]),
    withinBoundary: anyOf([direct, withinBoundary]),
    influences: matches.flatMap((match) => influencesOf(match, asked)),
  };
}

function isLimited({ boundary }: Case, situation: Situation): boolean {
  return boundary.some(({ when }) => holdsIn(situation, when));
}

function named({ namings }: Match, names: readonly (keyof Namings)[]): Answer {
  return namings === null ? 'yes' : anyOf(names.map((name) => namings[name]));
}

const granting: readonly (keyof Namings)[] = ['anyone', 'user', 'role', 'session'];
const everyNaming: readonly (keyof Namings)[] = [...granting, 'account'];

function denial(match: Match): Answer {
  return allOf([match.answer, named(match, everyNaming)]);
}

function influencesOf(match: Match, { resourceMustAllow }: Case): readonly Influence[] {
  const { clause } = match;
  const denied = clause.effect === 'Allow' ? 'no' : denial(match);
  // Naming the account adds nothing where the identity's own policies decide.
  const allowed = clause.effect === 'Deny' ? 'no' : allOf([match.answer, named(match, resourceMustAllow ? everyNaming : granting)]);
  const influences: readonly Influence[] = [
    { clause, kind: 'deny', answer: denied },
    { clause, kind: clause.side === 'boundary' ? 'boundary' : 'allow', answer: allowed },
  ];
  return influences.filter(({ answer }) => answer !== 'no');
}
