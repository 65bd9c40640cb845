/** Whether a request is allowed, as IAM evaluates it, in every situation that is possible given what is not known. */
import type { Guard } from '../../value/guard.js';
import { actionRecord, requestedAction } from '../action.js';
import { readArn, type ArnParts } from '../arn.js';
import { knownText } from '../partial-text.js';
import type { PolicyKind } from '../policy.js';
import type {
  AccessAnswer,
  AccessRequest,
  Caller,
  DecidingPolicies,
  Fillings,
  KeyValues,
  NamedPolicy,
  Reason,
  RequestedResource,
  Verdict,
} from './access.js';
import { bindText, partitionHole } from './bind-holes.js';
import { callerContext, hasKey, lacksKey } from './caller-context.js';
import { decide, matchesIn, type Case, type Decision, type Match } from './decide.js';
import { conditionsOf, type Outcome } from './explain.js';
import { clausesOf, hasOpenResource, mayConcern, type Clause } from './clause.js';
import { openingsOf } from './openings.js';
import { namedResources, resourcesOf, type Candidate, type Resources } from './resources.js';
import { holdsIn, type Situation } from './situation.js';
import { situationsOf } from './situations.js';

const nothing: Decision = { allowed: 'no', granted: 'no', withinBoundary: 'yes', influences: [] };

const needNoPermission: ReadonlySet<string> = new Set(['sts:getcalleridentity']);

/**
 * Whether an action is allowed to everybody who has credentials, even where a policy denies it (AWS STS API Reference,
 * GetCallerIdentity).
 */
export function needsNoPermission(action: string): boolean {
  return needNoPermission.has(action.toLowerCase());
}

/** Nobody can change AWS managed policies, whatever they are allowed (IAM User Guide, managed policies and inline policies). */
function changesPolicyOfAws({ action, resource }: AccessRequest): boolean {
  const arn = arnPartsOf(resource);
  if (arn === null || knownText(arn.service) !== 'iam' || knownText(arn.account) !== 'aws') return false;
  const record = action.toLowerCase().startsWith('iam:') ? actionRecord(action) : null;
  return (
    record !== null &&
    record.resourceTypes.length > 0 &&
    record.resourceTypes.every(({ name }) => name === 'policy') &&
    record.access !== 'Read' &&
    record.access !== 'List'
  );
}

/** Judges a request; `isPossible`: whether conditions and parameters of the template can have certain values together. */
export function evaluate(request: AccessRequest, policies: DecidingPolicies, isPossible: (guard: Guard) => boolean = () => true): Verdict {
  if (needsNoPermission(request.action)) return { answer: 'allowed', when: [], because: [] };
  if (changesPolicyOfAws(request)) return { answer: 'denied', when: [], because: [] };
  const fillings = fillingsOf(request);
  const caller = boundCaller(request.caller, fillings);
  const action = requestedAction(request.action);
  const named = namedResources(request);
  const patterns = named?.map(({ pattern }) => pattern) ?? null;
  const deciding = withoutOtherServices(policies, request.action);
  const clauses = (['identity', 'boundary', 'resource'] as const)
    .flatMap((side) => clausesOf(side, deciding[side], fillings))
    .filter((clause) => mayConcern(clause, action, patterns));
  const resourceMustAllow = deciding.resource.some(({ policy }) => policy?.kind === 'trust' || policy?.kind === 'key');
  const asked: Case = { action, resources: patterns, caller, clauses, boundary: deciding.boundary, resourceMustAllow };

  const context = new Map<string, KeyValues>([...callerContext(caller), ...request.context]);
  const guards = deciding.boundary.map(({ when }) => when);
  const isAbsent = (key: string): boolean => request.onlyGivenContext || lacksKey(caller, key);
  const openings = openingsOf({
    clauses,
    guards,
    known: context,
    resource: patterns?.[0] ?? null,
    isPresent: (key) => hasKey(caller, key),
  });
  const open = { openings: openings.filter(({ kind, name }) => kind !== 'key' || !isAbsent(name)), known: context, isPossible };
  const judged = judgeOf(asked, resourcesOf(request, named, clauses));
  const outcomes = situationsOf(open, clauses).map((situation): Outcome => ({ situation, decision: judged(situation) }));
  return verdictOf(outcomes, asked);
}

/** Trust and key policies say nothing about the actions of other services, such as passing the role to one. */
function withoutOtherServices(policies: DecidingPolicies, action: string): DecidingPolicies {
  const service = action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase();
  const isOfOtherService = (kind: PolicyKind | undefined): boolean =>
    (kind === 'trust' && service !== 'sts') || (kind === 'key' && service !== 'kms');
  return { ...policies, resource: policies.resource.filter(({ policy }) => !isOfOtherService(policy?.kind)) };
}

/** Judges situations; those in which the same statements apply in the same way are judged only once. */
function judgeOf(asked: Case, resources: Resources): (situation: Situation) => Decision {
  const known = new Map<string, Decision>();
  const places = new Map(asked.clauses.map((clause, index) => [clause, index]));
  return (situation) => {
    const matches = matchesIn(asked, situation);
    const isSettled = matches.every(({ clause }) => !hasOpenResource(clause));
    const limits = asked.boundary.map(({ when }) => holdsIn(situation, when));
    const key =
      String(limits) + matches.map(({ clause, answer, namings }) => `${places.get(clause)} ${answer} ${JSON.stringify(namings)}`).join();
    const before = isSettled ? known.get(key) : undefined;
    const decision = before ?? best(resources(situation), (candidate) => judge(asked, matches, candidate, situation));
    if (isSettled) known.set(key, decision);
    return decision;
  };
}

function judge(asked: Case, matches: readonly Match[], { pattern, isSure }: Candidate, situation: Situation): Decision {
  const decision = decide(asked, matches, pattern, situation);
  return isSure || decision.allowed === 'no' ? decision : { ...decision, allowed: 'maybe' };
}

/** The most permissive of the decisions about several resources. */
function best(candidates: readonly Candidate[], decide: (candidate: Candidate) => Decision): Decision {
  let found = nothing;
  for (const candidate of candidates) {
    const decision = decide(candidate);
    if (decision.allowed === 'yes') return decision;
    if (weightOf(decision) > weightOf(found)) found = decision;
  }
  return found;
}

function weightOf({ allowed, granted, influences }: Decision): number {
  return (allowed === 'maybe' ? 4 : 0) + (granted === 'no' ? 0 : 2) + (influences.length > 0 ? 1 : 0);
}

function verdictOf(outcomes: readonly Outcome[], asked: Case): Verdict {
  const answer = answerOf(outcomes);
  const when = answer === 'conditional' ? conditionsOf(outcomes, asked) : [];
  return { answer, when, because: reasonsOf(answer, outcomes, asked.boundary) };
}

function answerOf(outcomes: readonly Outcome[]): AccessAnswer {
  const answers = new Set(outcomes.map(({ decision }) => decision.allowed));
  if (answers.has('yes') && answers.has('no')) return 'conditional';
  if (answers.has('maybe')) return 'unknown';
  return answers.has('yes') ? 'allowed' : 'denied';
}

/** The statements that decide: for a denial those that deny, or the boundary that does not let through what is granted. */
function reasonsOf(answer: AccessAnswer, outcomes: readonly Outcome[], boundary: readonly NamedPolicy[]): readonly Reason[] {
  const isDenied = isAlwaysDenied(outcomes);
  const influences = outcomes.flatMap(({ decision }) => (isDenied || decision.granted !== 'no' ? decision.influences : []));
  const counted = influences.filter(({ kind, answer: sure }) => {
    if (answer === 'unknown') return true;
    return sure === 'yes' && (answer === 'conditional' || (kind === 'deny') === (answer === 'denied'));
  });
  const seen = new Map<Clause, Set<string>>();
  const reasons = counted.flatMap(({ clause, kind }): Reason[] => {
    const kinds = seen.get(clause) ?? new Set();
    seen.set(clause, kinds);
    return kinds.size < kinds.add(kind).size ? [{ effect: kind, policy: clause.policy, statement: clause.written }] : [];
  });
  const isLimited = outcomes.some(({ decision }) => decision.granted !== 'no' && decision.withinBoundary === 'no');
  const silent = isLimited && answer !== 'allowed' && reasons.length === 0 ? boundary : [];
  return [...reasons, ...silent.map((policy): Reason => ({ effect: 'boundary', policy, statement: null }))];
}

/** Whether a denial applies in every situation; one that some situations escape explains nothing where nothing is granted. */
function isAlwaysDenied(outcomes: readonly Outcome[]): boolean {
  return outcomes.every(({ decision }) => decision.influences.some(({ kind, answer }) => kind === 'deny' && answer === 'yes'));
}

function arnPartsOf(resource: RequestedResource): ArnParts | null {
  return readArn(resource.kind === 'one' ? resource.arn : resource.within);
}

function fillingsOf({ resource, partition: given, fillings = new Map() }: AccessRequest): Fillings {
  const known = knownText(arnPartsOf(resource)?.partition ?? []) ?? '';
  const filling = known === '' ? given : known;
  return filling === undefined ? fillings : new Map([...fillings, [partitionHole, filling]]);
}

function boundCaller(caller: Caller, fillings: Fillings): Caller {
  return { ...caller, arn: caller.arn === null ? null : bindText(caller.arn, fillings), account: bindText(caller.account, fillings) };
}
