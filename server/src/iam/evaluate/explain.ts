/** Says under which circumstances a request is allowed that is allowed only under some. */
import { guardText, negations, type Guard } from '../../value/guard.js';
import { variableKeys } from '../pattern.js';
import type { NamedPolicy } from './access.js';
import { testPasses } from './condition-test.js';
import type { Case, Decision, Say } from './decide.js';
import { describeTest } from './describe-test.js';
import type { Grant } from './grant.js';
import { holdsIn, type Situation } from './situation.js';

/** One situation and what is decided in it. */
export interface Outcome {
  readonly situation: Situation;
  readonly decision: Decision;
}

/** Words, and in which of the outcomes they are true. */
interface Claim {
  readonly text: string;
  readonly truth: readonly boolean[];
}

/** More statements than this are no explanation. */
const explainedLimit = 100;

/** What must all hold for the request to be allowed; nothing that follows from the rest. */
export function conditionsOf(outcomes: readonly Outcome[], { grants, boundary }: Case): readonly string[] {
  const known = outcomes.filter(({ decision }) => decision.allowed !== 'maybe');
  const claims = [...grantClaims('allow', grants, known, []), ...grantClaims('boundary', grants, known, unlimited(boundary, known)), ...denyClaims(grants, known)];
  const target = known.map(({ decision }) => decision.allowed === 'yes');
  return withoutRedundant(unique(claims), target).map(({ text }) => text);
}

/**
 * That one of the statements allows: each of its demands, or, where there is more than one way, all ways in one claim.
 * `more`: other ways.
 */
function grantClaims(
  kind: 'allow' | 'boundary', grants: readonly Grant[], outcomes: readonly Outcome[], more: readonly Claim[],
): readonly Claim[] {
  const allowed = outcomes.filter(({ decision }) => decision.allowed === 'yes');
  const ways = grantsWith(kind, grants, allowed).map((grant) => ({
    demands: varying(demandsOf(grant, kind, outcomes, false)), truth: truthOf(grant, kind, outcomes),
  }));
  const all = [...ways, ...more.map((claim) => ({ demands: [claim], truth: claim.truth }))];
  const any = outcomes.map((_, index) => all.some(({ truth }) => truth[index] === true));
  const [only, ...others] = all;
  if (only === undefined || any.every((each) => each)) return [];
  if (others.length === 0) return only.demands;
  const texts = all.map(({ demands }) => demands.map(({ text }) => text).join(' and '));
  return [{ text: [...new Set(texts)].join(', or '), truth: any }];
}

/** That no boundary is there, where conditions of the template decide that. */
function unlimited(boundary: readonly NamedPolicy[], outcomes: readonly Outcome[]): readonly Claim[] {
  if (boundary.length === 0 || boundary.some(({ when }) => when.length === 0)) return [];
  const texts = boundary.map(({ when }) => {
    const [only, ...others] = when;
    return only !== undefined && others.length === 0 ? guardText(negations([only]).slice(0, 1)) : `not (${guardText(when)})`;
  });
  return [{ text: texts.join(' and '), truth: outcomes.map(({ situation }) => !boundary.some(({ when }) => holdsIn(situation, when))) }];
}

/** That a statement does not deny. */
function denyClaims(grants: readonly Grant[], outcomes: readonly Outcome[]): readonly Claim[] {
  return grantsWith('deny', grants, outcomes).flatMap((grant): readonly Claim[] => {
    const denies = truthOf(grant, 'deny', outcomes);
    if (denies.every((each) => each)) return [];
    const demands = varying(demandsOf(grant, 'deny', outcomes, false));
    const negated = varying(demandsOf(grant, 'deny', outcomes, true));
    const text = demands.length === 1 ? (negated[0]?.text ?? '') : `not (${demands.map((demand) => demand.text).join(' and ')})`;
    return [{ text, truth: denies.map((each) => !each) }];
  });
}

/** The statements that have a say in some of the outcomes, in the order of the policies. */
function grantsWith(kind: Say['kind'], grants: readonly Grant[], outcomes: readonly Outcome[]): readonly Grant[] {
  const says = outcomes.flatMap(({ decision }) => decision.says);
  const heard = new Set(says.filter((say) => say.kind === kind && say.answer === 'yes').map((say) => say.grant));
  return grants.filter((grant) => heard.has(grant)).slice(0, explainedLimit);
}

function truthOf(grant: Grant, kind: Say['kind'], outcomes: readonly Outcome[]): readonly boolean[] {
  return outcomes.map(({ decision }) => decision.says.some((say) => say.grant === grant && say.kind === kind && say.answer === 'yes'));
}

/** All that must be so for a statement to mean the request; with `negate`, in words of the opposite. */
function demandsOf(grant: Grant, kind: Say['kind'], outcomes: readonly Outcome[], negate: boolean): readonly Claim[] {
  const { statement, policy } = grant;
  if (statement === null) return [];
  const guards: readonly Guard[] = [policy.when, statement.when, ...itemGuards(grant)];
  const ofGuards = guards.flatMap((guard) => guard.map((assumption): Claim => ({
    text: guardText(negate ? negations([assumption]).slice(0, 1) : [assumption]) ?? '',
    truth: outcomes.map(({ situation }) => holdsIn(situation, [assumption])),
  })));
  const ofTests = (statement.condition?.tests ?? []).map((test): Claim => ({
    text: describeTest(test, negate),
    truth: outcomes.map(({ situation }) => testPasses(test, situation) === 'yes'),
  }));
  const variable = statement.resource?.items.filter((item) => variableKeys(item.parsed).length > 0) ?? [];
  const patterns = variable.map((item) => item.parsed.text).join(' or ');
  const ofResource: Claim = { text: `the resource ${negate ? 'does not match' : 'matches'} ${patterns}`, truth: truthOf(grant, kind, outcomes) };
  return unique([...ofGuards, ...ofTests, ...(variable.length > 0 ? [ofResource] : [])]);
}

/** Guards of items that decide whether the statement means the request, where it has no other item that does. */
function itemGuards({ statement }: Grant): readonly Guard[] {
  const matchers = [statement?.action, statement?.resource, statement?.principal];
  return matchers.flatMap((matcher) => (matcher?.items.length === 1 ? matcher.items.map((item) => item.when) : []));
}

function varying(claims: readonly Claim[]): readonly Claim[] {
  const kept = claims.filter(({ truth }) => truth.includes(false));
  return kept.length > 0 ? kept : claims;
}

function unique(claims: readonly Claim[]): readonly Claim[] {
  const seen = new Set<string>();
  return claims.filter(({ text }) => text !== '' && !seen.has(text) && seen.add(text));
}

/** Leaves out, from the last to the first, whatever the others together say already. */
function withoutRedundant(claims: readonly Claim[], target: readonly boolean[]): readonly Claim[] {
  let kept = claims;
  for (const claim of [...claims].reverse()) {
    const others = kept.filter((other) => other !== claim);
    const isSaid = others.length > 0 && target.every((wanted, index) => others.every(({ truth }) => truth[index] === true) === wanted);
    if (isSaid) kept = others;
  }
  return kept;
}
