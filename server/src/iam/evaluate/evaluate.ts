/** Whether a request is allowed, as IAM evaluates it: in every situation that what is not known leaves possible. */
import type { Guard } from '../../value/guard.js';
import { requestedAction } from '../action.js';
import { readArn } from '../arn.js';
import { knownText, type PartialText } from '../partial-text.js';
import type { AccessAnswer, AccessRequest, Caller, DecidingPolicies, KeyValues, Reason, Verdict } from './access.js';
import { bindText } from './bind-partition.js';
import { callerContext } from './caller-context.js';
import { decide, type Case, type Decision } from './decide.js';
import { conditionsOf, type Outcome } from './explain.js';
import { grantsOf, mayConcern, type Grant } from './grant.js';
import { openingsOf } from './openings.js';
import { namedResource, resourcesOf, type Candidate } from './resources.js';
import type { Situation } from './situation.js';
import { situationsOf } from './situations.js';

const nothing: Decision = { allowed: 'no', granted: 'no', withinBoundary: 'yes', says: [] };

/** Judges a request; `isPossible`: whether conditions and parameters of the template can be so together. */
export function evaluate(
  request: AccessRequest, policies: DecidingPolicies, isPossible: (guard: Guard) => boolean = () => true,
): Verdict {
  const partition = partitionOf(request.resource);
  const caller = partition === null ? request.caller : boundCaller(request.caller, partition);
  const action = requestedAction(request.action);
  const named = namedResource(request.action, request.resource);
  const grants = (['identity', 'boundary', 'resource'] as const)
    .flatMap((side) => grantsOf(side, policies[side], partition))
    .filter((grant) => mayConcern(grant, action, named));
  const resourceMustAllow = policies.resource.some(({ policy }) => policy?.kind === 'trust' || policy?.kind === 'key');
  const asked: Case = { action, caller, grants, boundary: policies.boundary, resourceMustAllow };

  const known = new Map<string, KeyValues>([...callerContext(caller), ...request.context]);
  const openings = openingsOf(grants, known, named).filter(({ kind }) => kind !== 'key' || !request.onlyGivenContext);
  const resources = resourcesOf(request.action, named, grants);
  const outcomes = situationsOf({ openings, known, isPossible }, grants).map((situation): Outcome => (
    { situation, decision: best(resources(situation).map((resource) => judge(asked, resource, situation))) }
  ));
  return verdictOf(outcomes, grants, policies);
}

function judge(asked: Case, { pattern, isSure }: Candidate, situation: Situation): Decision {
  const decision = decide(asked, pattern, situation);
  return isSure || decision.allowed === 'no' ? decision : { ...decision, allowed: 'maybe' };
}

function verdictOf(outcomes: readonly Outcome[], grants: readonly Grant[], policies: DecidingPolicies): Verdict {
  const answer = answerOf(outcomes);
  const when = answer === 'conditional' ? conditionsOf(outcomes, grants) : [];
  return { answer, when, because: reasonsOf(answer, outcomes, policies) };
}

function answerOf(outcomes: readonly Outcome[]): AccessAnswer {
  const answers = new Set(outcomes.map(({ decision }) => decision.allowed));
  if (answers.has('yes') && answers.has('no')) return 'conditional';
  if (answers.has('maybe')) return 'unknown';
  return answers.has('yes') ? 'allowed' : 'denied';
}

/** The statements that decide: for a denial those that deny, or the boundary that does not let pass what is granted. */
function reasonsOf(answer: AccessAnswer, outcomes: readonly Outcome[], policies: DecidingPolicies): readonly Reason[] {
  const says = outcomes.flatMap(({ decision }) => decision.says);
  const counted = says.filter(({ kind, answer: sure }) => {
    if (answer === 'unknown') return true;
    return sure === 'yes' && (answer === 'conditional' || (kind === 'deny') === (answer === 'denied'));
  });
  const seen = new Map<Grant, Set<string>>();
  const reasons = counted.flatMap(({ grant, kind }): Reason[] => {
    const kinds = seen.get(grant) ?? new Set();
    seen.set(grant, kinds);
    return kinds.size < kinds.add(kind).size ? [{ effect: kind, policy: grant.policy, statement: grant.written }] : [];
  });
  const isLimited = outcomes.some(({ decision }) => decision.granted !== 'no' && decision.withinBoundary === 'no');
  const silent = isLimited && answer !== 'allowed' && reasons.length === 0 ? policies.boundary : [];
  return [...reasons, ...silent.map((policy): Reason => ({ effect: 'boundary', policy, statement: null }))];
}

/** Of the decisions about several resources the one that lets most through. */
function best(decisions: readonly Decision[]): Decision {
  return decisions.find(({ allowed }) => allowed === 'yes') ?? decisions.find(({ allowed }) => allowed === 'maybe')
    ?? decisions.find(({ granted }) => granted !== 'no') ?? decisions[0] ?? nothing;
}

function partitionOf(resource: PartialText | null): string | null {
  const arn = resource === null ? null : readArn(resource);
  return arn === null ? null : knownText(arn.partition);
}

function boundCaller(caller: Caller, partition: string): Caller {
  return { ...caller, arn: caller.arn === null ? null : bindText(caller.arn, partition) };
}
