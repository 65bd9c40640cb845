/** Decides in one situation and for one resource, by IAM's rules for a request from the account of the resource. */
import { allOf, anyOf, not, type Answer } from '../coverage.js';
import type { Pattern } from '../pattern.js';
import type { Caller, NamedPolicy } from './access.js';
import { concernsRequest, concernsResource, conditionOf, namingsIn, type Grant } from './grant.js';
import type { Namings } from './principal-match.js';
import { holdsIn, type Situation } from './situation.js';

/** All that is the same in every situation. */
export interface Case {
  readonly action: Pattern;
  /** The resources that the request names; null when it asks for any resource. */
  readonly resources: readonly Pattern[] | null;
  readonly caller: Caller;
  /** The statements that may concern the request. */
  readonly grants: readonly Grant[];
  readonly boundary: readonly NamedPolicy[];
  /** Whether the resource must allow by itself, as the trust policy of a role and the key policy of a KMS key must. */
  readonly resourceMustAllow: boolean;
}

/** A statement that affects the decision, and how certain that is. */
export interface Say {
  readonly grant: Grant;
  readonly kind: 'allow' | 'deny' | 'boundary';
  readonly answer: Answer;
}

export interface Decision {
  readonly allowed: Answer;
  /** Whether anything allows the request, leaving boundaries and denials aside. */
  readonly granted: Answer;
  /** Whether the boundary lets through what is granted. */
  readonly withinBoundary: Answer;
  readonly says: readonly Say[];
}

/** A statement that applies to the request in a situation, leaving its resource aside, and how it names the caller. */
export interface Hit {
  readonly grant: Grant;
  readonly answer: Answer;
  /** Null for statements that name nobody. */
  readonly namings: Namings | null;
}

/** The statements that have a say in a situation, for some resource or other. */
export function hitsIn(asked: Case, situation: Situation): readonly Hit[] {
  const hasBoundary = isLimited(asked, situation);
  return asked.grants.flatMap((grant): Hit[] => {
    const isMeant = concernsRequest(grant, asked.action, situation);
    const answer = isMeant === 'no' ? 'no' : allOf([isMeant, conditionOf(grant, situation)]);
    if (answer === 'no') return [];
    const namings = grant.side === 'resource' ? namingsIn(grant, asked.caller, hasBoundary, situation) : null;
    return [{ grant, answer: grant.effect === 'either' ? 'maybe' : answer, namings }];
  });
}

/** IAM User Guide, policy evaluation logic: within one account. */
export function decide(asked: Case, possible: readonly Hit[], resource: Pattern, situation: Situation): Decision {
  const hits = possible.flatMap((hit): Hit[] => {
    const answer = allOf([hit.answer, concernsResource(hit.grant, resource, situation)]);
    return answer === 'no' ? [] : [{ ...hit, answer }];
  });
  const allows = hits.filter(({ grant }) => grant.effect !== 'Deny');
  const of = (side: Grant['side'], ...names: readonly (keyof Namings)[]): Answer =>
    anyOf(allows.flatMap((hit) => (hit.grant.side === side ? [allOf([hit.answer, named(hit, names)])] : [])));

  const identity = of('identity');
  const withinBoundary = isLimited(asked, situation) ? of('boundary') : 'yes';
  // A boundary that does not mention the action limits a grant to the role, but not one to the user, the session or everybody.
  const direct = of('resource', 'anyone', 'user', 'session');
  const byRole = allOf([of('resource', 'role'), withinBoundary]);
  const byIdentity = asked.resourceMustAllow ? allOf([identity, of('resource', 'account')]) : identity;
  const denied = anyOf(hits.map((hit) => (hit.grant.effect === 'Allow' ? 'no' : denial(hit))));
  return {
    allowed: allOf([not(denied), anyOf([direct, byRole, allOf([byIdentity, withinBoundary])])]),
    granted: anyOf([byIdentity, direct, of('resource', 'role')]),
    withinBoundary: anyOf([direct, withinBoundary]),
    says: hits.flatMap((hit) => saysOf(hit, asked)),
  };
}

function isLimited({ boundary }: Case, situation: Situation): boolean {
  return boundary.some(({ when }) => holdsIn(situation, when));
}

function named({ namings }: Hit, names: readonly (keyof Namings)[]): Answer {
  return namings === null ? 'yes' : anyOf(names.map((name) => namings[name]));
}

const granting: readonly (keyof Namings)[] = ['anyone', 'user', 'role', 'session'];
const everyNaming: readonly (keyof Namings)[] = [...granting, 'account'];

function denial(hit: Hit): Answer {
  return allOf([hit.answer, named(hit, everyNaming)]);
}

function saysOf(hit: Hit, { resourceMustAllow }: Case): readonly Say[] {
  const { grant } = hit;
  const denied = grant.effect === 'Allow' ? 'no' : denial(hit);
  // Naming the account adds nothing where the identity's own policies decide.
  const allowed = grant.effect === 'Deny' ? 'no' : allOf([hit.answer, named(hit, resourceMustAllow ? everyNaming : granting)]);
  const says: readonly Say[] = [
    { grant, kind: 'deny', answer: denied },
    { grant, kind: grant.side === 'boundary' ? 'boundary' : 'allow', answer: allowed },
  ];
  return says.filter(({ answer }) => answer !== 'no');
}
