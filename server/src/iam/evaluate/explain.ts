/** Says under which circumstances a request is allowed, where it is allowed only under some. */
import { guardText, negations, type Assumption, type Guard } from '../../value/guard.js';
import { covers } from '../coverage.js';
import { variableKeys, withOpenVariables, type Pattern } from '../pattern.js';
import type { Matcher } from '../policy.js';
import type { NamedPolicy } from './access.js';
import { testPasses } from './condition-test.js';
import type { Case, Decision, Influence } from './decide.js';
import { describeTest } from './describe-test.js';
import type { Clause } from './clause.js';
import { holdsIn, type Situation } from './situation.js';

/** One situation, and the decision in it. */
export interface Outcome {
  readonly situation: Situation;
  readonly decision: Decision;
}

/** A statement in words, and the outcomes in which it is true. */
interface Claim {
  readonly text: string;
  readonly truth: readonly boolean[];
}

/** More statements than this would not explain anything. */
const explainedLimit = 100;

/** Everything that must hold for the request to be allowed, leaving out what follows from the rest. */
export function conditionsOf(outcomes: readonly Outcome[], asked: Case): readonly string[] {
  const known = outcomes.filter(({ decision }) => decision.allowed !== 'maybe');
  const ways = [
    ...allowClaims('allow', asked, known, []),
    ...allowClaims('boundary', asked, known, unlimited(asked.boundary, known)),
    ...denyClaims(asked, known),
  ];
  const target = known.map(({ decision }) => decision.allowed === 'yes');
  const claims = unique(explainsAll(ways, target) ? ways : [...ways, ...necessaryClaims(known, target)]);
  return withoutRedundant(claims, target).map(({ text }) => text);
}

function explainsAll(claims: readonly Claim[], target: readonly boolean[]): boolean {
  return target.every((wanted, index) => claims.every(({ truth }) => truth[index] === true) === wanted);
}

/** The values of template conditions and parameters that hold wherever the request is allowed, and not everywhere else. */
function necessaryClaims(outcomes: readonly Outcome[], target: readonly boolean[]): readonly Claim[] {
  const assumed = outcomes.flatMap(({ situation: { conditions, parameters } }): readonly Assumption[] => [
    ...[...conditions].map(([name, holds]): Assumption => ({ kind: 'condition', name, holds })),
    ...[...parameters].map(([name, value]): Assumption => ({ kind: 'parameter', name, value })),
  ]);
  const claims = unique(assumed.map((assumption): Claim => guardClaim([assumption], outcomes)));
  return claims.filter(({ truth }) => truth.includes(false) && truth.every((isTrue, index) => isTrue || target[index] !== true));
}

function guardClaim(guard: Guard, outcomes: readonly Outcome[]): Claim {
  return { text: guardText(guard) ?? '', truth: outcomes.map(({ situation }) => holdsIn(situation, guard)) };
}

/**
 * That one of the statements allows: each of its demands, or, where there is more than one way, all ways in one claim.
 * `more`: other ways.
 */
function allowClaims(kind: 'allow' | 'boundary', asked: Case, outcomes: readonly Outcome[], more: readonly Claim[]): readonly Claim[] {
  const allowed = outcomes.filter(({ decision }) => decision.allowed === 'yes');
  const ways = clausesWith(kind, asked.clauses, allowed).map((clause) => ({
    demands: varying(demandsOf({ clause, kind, negate: false }, asked, outcomes)),
    truth: truthOf(clause, kind, outcomes),
  }));
  const all = [...ways, ...more.map((claim) => ({ demands: [claim], truth: claim.truth }))];
  const granted = outcomes.map((_, index) => all.some(({ truth }) => truth[index] === true));
  const [only, ...others] = all;
  if (only === undefined || granted.every((each) => each)) return [];
  if (others.length === 0) return only.demands;
  const common = only.demands.filter(({ text }) => others.every(({ demands }) => demands.some((demand) => demand.text === text)));
  if (common.length > 0 && explainsAll(common, granted)) return common;
  const texts = all.map(({ demands }) => demands.map(({ text }) => text).join(' and '));
  return [{ text: [...new Set(texts)].join(', or '), truth: granted }];
}

/** That there is no boundary, where conditions of the template decide that. */
function unlimited(boundary: readonly NamedPolicy[], outcomes: readonly Outcome[]): readonly Claim[] {
  if (boundary.length === 0 || boundary.some(({ when }) => when.length === 0)) return [];
  const texts = boundary.map(({ when }) => {
    const [only, ...others] = when;
    return only !== undefined && others.length === 0 ? guardText(negations([only]).slice(0, 1)) : `not (${guardText(when)})`;
  });
  return [{ text: texts.join(' and '), truth: outcomes.map(({ situation }) => !boundary.some(({ when }) => holdsIn(situation, when))) }];
}

/** That a statement does not deny. */
function denyClaims(asked: Case, outcomes: readonly Outcome[]): readonly Claim[] {
  return clausesWith('deny', asked.clauses, outcomes).flatMap((clause): readonly Claim[] => {
    const denies = truthOf(clause, 'deny', outcomes);
    if (denies.every((each) => each)) return [];
    const demands = varying(demandsOf({ clause, kind: 'deny', negate: false }, asked, outcomes));
    const negated = varying(demandsOf({ clause, kind: 'deny', negate: true }, asked, outcomes));
    const text = demands.length === 1 ? (negated[0]?.text ?? '') : `not (${demands.map((demand) => demand.text).join(' and ')})`;
    return [{ text, truth: denies.map((each) => !each) }];
  });
}

/** The statements that affect some of the outcomes, in the order of the policies. */
function clausesWith(kind: Influence['kind'], clauses: readonly Clause[], outcomes: readonly Outcome[]): readonly Clause[] {
  const influences = outcomes.flatMap(({ decision }) => decision.influences);
  const influential = new Set(influences.filter((each) => each.kind === kind && each.answer === 'yes').map(({ clause }) => clause));
  return clauses.filter((clause) => influential.has(clause)).slice(0, explainedLimit);
}

function truthOf(clause: Clause, kind: Influence['kind'], outcomes: readonly Outcome[]): readonly boolean[] {
  return outcomes.map(({ decision }) =>
    decision.influences.some((each) => each.clause === clause && each.kind === kind && each.answer === 'yes'),
  );
}

interface Wanted {
  readonly clause: Clause;
  readonly kind: Influence['kind'];
  /** Whether to word the opposite. */
  readonly negate: boolean;
}

/** Everything that must hold for a statement to apply to the request. */
function demandsOf({ clause, kind, negate }: Wanted, asked: Case, outcomes: readonly Outcome[]): readonly Claim[] {
  const { statement, policy } = clause;
  if (statement === null) return [];
  const ofGuards = [policy.when, statement.when].flatMap((guard) => guardClaims(guard, negate, outcomes));
  const ofItems = [
    ...itemClaims(statement.action, [asked.action], negate, outcomes),
    ...itemClaims(statement.resource, asked.resources, negate, outcomes),
    ...(statement.principal?.items.length === 1
      ? statement.principal.items.flatMap(({ when }) => guardClaims(when, negate, outcomes))
      : []),
  ];
  const ofTests = (statement.condition?.tests ?? []).map((test): Claim => ({
    text: describeTest(test, negate),
    truth: outcomes.map(({ situation }) => testPasses(test, situation) === 'yes'),
  }));
  const variable = statement.resource?.items.filter((item) => variableKeys(item.parsed).length > 0) ?? [];
  const patterns = variable.map((item) => item.parsed.text).join(' or ');
  const ofResource: Claim = {
    text: `the resource ${negate ? 'does not match' : 'matches'} ${patterns}`,
    truth: truthOf(clause, kind, outcomes),
  };
  return unique([...ofGuards, ...ofItems, ...ofTests, ...(variable.length > 0 ? [ofResource] : [])]);
}

/** Each assumption of a guard. */
function guardClaims(guard: Guard, negate: boolean, outcomes: readonly Outcome[]): readonly Claim[] {
  return guard.map((assumption): Claim => {
    const claim = guardClaim([assumption], outcomes);
    return negate ? { ...claim, text: guardText(negations([assumption]).slice(0, 1)) ?? '' } : claim;
  });
}

/**
 * That one of the items which match the request exists, where conditions of the template decide that; for `NotAction` and
 * its like, that none exists.
 */
function itemClaims(
  matcher: Matcher<Pattern> | null,
  requested: readonly Pattern[] | null,
  negate: boolean,
  outcomes: readonly Outcome[],
): readonly Claim[] {
  const guards = (matcher?.items ?? [])
    .filter(({ parsed }) => requested === null || requested.some((each) => covers(withOpenVariables(parsed), each) !== 'no'))
    .map(({ when }) => when);
  const [only, ...others] = guards;
  if (matcher === null || only === undefined || guards.some((when) => when.length === 0)) return [];
  if (others.length === 0 && !matcher.negated) return guardClaims(only, negate, outcomes);
  const isThere = outcomes.map(({ situation }) => guards.some((when) => holdsIn(situation, when)));
  const text = [...new Set(guards.map(guardText))].join(' or ');
  const opposite = others.length === 0 && only.length === 1 ? (guardText(negations(only)) ?? '') : `not (${text})`;
  return [{ text: negate === matcher.negated ? text : opposite, truth: isThere.map((isSo) => isSo !== matcher.negated) }];
}

function varying(claims: readonly Claim[]): readonly Claim[] {
  const kept = claims.filter(({ truth }) => truth.includes(false));
  return kept.length > 0 ? kept : claims;
}

function unique(claims: readonly Claim[]): readonly Claim[] {
  const seen = new Set<string>();
  return claims.filter(({ text }) => text !== '' && !seen.has(text) && seen.add(text));
}

/** Leaves out, from the last to the first, whatever follows from the others together. */
function withoutRedundant(claims: readonly Claim[], target: readonly boolean[]): readonly Claim[] {
  let kept = claims;
  for (const claim of [...claims].reverse()) {
    const others = kept.filter((other) => other !== claim);
    const isSaid = others.length > 0 && target.every((wanted, index) => others.every(({ truth }) => truth[index] === true) === wanted);
    if (isSaid) kept = others;
  }
  return kept;
}
