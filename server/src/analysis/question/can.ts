/** Whether a principal of a document may do something, which is what `can` asks (docs/inspect-and-can.md). */
import { partitionOfRegion, usualPartition } from '../../data/partition.js';
import { evaluate } from '../../iam/evaluate/evaluate.js';
import { bindText, partitionHole, writtenPartition } from '../../iam/evaluate/bind-holes.js';
import type { AccessAnswer, DecidingPolicies, KeyValues, NamedPolicy, Reason, RequestedResource } from '../../iam/evaluate/access.js';
import { holeOf, joinTexts, type PartialText } from '../../iam/partial-text.js';
import { arnPattern, plainPattern } from '../../iam/pattern.js';
import { fitsAction, formInstead } from '../../iam/resource/resource-format.js';
import type { Resource } from '../../model/template.js';
import type { Span } from '../../text/span.js';
import { always, conjoin, conjoinAll, type Guard } from '../../value/guard.js';
import type { Facts } from '../facts.js';
import type { AttachedPolicy } from '../identity/attached-policy.js';
import type { Identity } from '../identity/identity.js';
import type { PolicySite } from '../policy/policy-site.js';
import { arnOf, fillEnvironment } from '../resource-arn.js';
import { resourceOfArn } from './asked-resource.js';
import { callerOf } from './calling-identity.js';
import { openNames } from './open-names.js';

export interface Question {
  /** The logical ID of a role, user or group; `policy` for a policy document alone. */
  readonly principal: string;
  /** `s3:GetObject`. */
  readonly action: string;
  /** An ARN, a logical ID, or `*`, which asks for any resource. A bucket stands for its objects where the action is on these. */
  readonly resource: string;
  /** Condition keys as written, each with its values; one without values is absent from the request. */
  readonly context: ReadonlyMap<string, readonly string[]>;
  readonly onlyGivenContext: boolean;
}

export interface Because {
  readonly effect: 'allow' | 'deny' | 'boundary';
  readonly policy: string;
  readonly sid: string | null;
  /** The place of the statement in this document; null for a policy that is not written here. */
  readonly at: Span | null;
}

export type Answer =
  | { readonly kind: 'unknown-principal' }
  | {
      readonly kind: 'answer';
      readonly answer: AccessAnswer;
      /** What must hold; empty unless the answer is conditional. */
      readonly when: readonly string[];
      readonly because: readonly Because[];
      /** The parameters and pseudo parameters that an unknown answer hangs on, as far as it hangs on any. */
      readonly open: readonly string[];
      /** On what the action is requested instead, where it is never requested on such a resource: the form of an ARN. */
      readonly otherKind: string | null;
    };

export function can(facts: Facts, question: Question): Answer {
  const identity = facts.identity(question.principal);
  if (identity === null || (identity.kind === 'policy' && facts.template !== null)) return { kind: 'unknown-principal' };
  const named = facts.template?.resource(question.resource) ?? null;
  const held = named !== null || facts.template === null ? null : resourceOfArn(question.resource, facts.template, facts.environment);
  const resource = named ?? held?.resource ?? null;
  const policies = decidingPolicies(identity, question.action, resource, facts);
  const { region } = facts.environment;
  const partition = (region === null ? null : partitionOfRegion(region)) ?? writtenPartition(policies.deciding) ?? usualPartition;
  const asked = requestedResource(question, named, partition, facts);
  const request = {
    caller: callerOf(identity, facts.environment),
    action: question.action,
    partition,
    ...(held === null ? {} : { fillings: held.fillings }),
    resource: asked,
    context: contextOf(question.context),
    onlyGivenContext: question.onlyGivenContext,
  };
  const verdict = evaluate(request, policies.deciding, possibleFor([identity.when, resource?.when ?? always], facts));
  const because = verdict.because.map((reason) => becauseOf(reason, policies.sites));
  const fillings = new Map([...(held?.fillings ?? []), [partitionHole, partition] as const]);
  const open = verdict.answer === 'unknown' ? openNames(verdict.because, fillings, facts.template) : [];
  const isNamed = named !== null || question.resource.startsWith('arn:');
  const otherKind = asked.kind === 'one' && isNamed ? formInstead(plainPattern(asked.arn), question.action) : null;
  return { kind: 'answer', answer: verdict.answer, when: verdict.when, because, open, otherKind };
}

/** Guards are possible only together with the conditions of the caller and of the resource, since both must exist. */
function possibleFor(guards: readonly Guard[], { template }: Facts): (guard: Guard) => boolean {
  const given = conjoinAll(guards) ?? always;
  return (guard) => {
    const both = conjoin(given, guard);
    return both !== null && (template === null || template.isPossible(both));
  };
}

interface Policies {
  readonly deciding: DecidingPolicies;
  /** Where each policy is written. */
  readonly sites: ReadonlyMap<NamedPolicy, PolicySite>;
}

function decidingPolicies(identity: Identity, action: string, resource: Resource | null, facts: Facts): Policies {
  const sites = new Map<NamedPolicy, PolicySite>();
  const named = ({ name, policy, when, site }: AttachedPolicy): NamedPolicy => {
    const deciding = { name, policy, when };
    if (site !== null) sites.set(deciding, site);
    return deciding;
  };
  const written = (site: PolicySite, when: Guard): NamedPolicy =>
    named({ name: site.name, from: 'inline', policy: site.policy, site, isKnown: true, when, at: site.at });
  if (facts.template === null) {
    const [ofCaller, ofResource] = [true, false].map((wanted) =>
      facts.policies.filter((site) => isOfCaller(site) === wanted).map((site) => written(site, site.when)),
    );
    return { deciding: { identity: ofCaller ?? [], boundary: [], resource: ofResource ?? [] }, sites };
  }
  const ofResource =
    resource === null ? [] : facts.policies.flatMap((site) => timesOf(site, resource, action).map((when) => written(site, when)));
  const unlisted = identity.unlisted.map(({ name, when }): NamedPolicy => ({ name, policy: null, when }));
  return {
    deciding: { identity: [...identity.policies.map(named), ...unlisted], boundary: identity.boundaries.map(named), resource: ofResource },
    sites,
  };
}

/** Whether a lone policy document belongs to the caller, and not to a resource with principals of its own. */
function isOfCaller({ policy }: PolicySite): boolean {
  return !['resource', 'key', 'trust', 'organization-rcp'].includes(policy.kind);
}

/** When a policy is that of a resource and says who may use it; the trust policy of a role only says who may assume it. */
function timesOf({ policy, owner, when, protects }: PolicySite, resource: Resource, action: string): readonly Guard[] {
  if (policy.kind === 'trust') return owner === resource && action.toLowerCase().startsWith('sts:') ? [when] : [];
  return protects.flatMap((guarded): readonly Guard[] => {
    const both = guarded.resource === resource ? conjoin(when, guarded.when) : null;
    return both === null ? [] : [both];
  });
}

/** What a question is about; `resource`: the one of the template with the logical ID that it gives. */
function requestedResource(
  { resource: written, action }: Question,
  resource: Resource | null,
  partition: string,
  { environment }: Facts,
): RequestedResource {
  if (written === '*') return { kind: 'any', within: [] };
  if (resource === null) return { kind: 'one', arn: [written] };
  const own = arnOf(resource);
  if (own === null) return { kind: 'one', arn: [holeOf({ kind: 'attribute', id: resource.id, name: 'Arn', at: null })] };
  const arn = bindText(fillEnvironment(own, environment), new Map([[partitionHole, partition]]));
  if (resource.type === 'AWS::Logs::LogGroup') return { kind: 'one', arn: ofGroupAlone.test(action) ? arn : joinTexts([...arn, ':*']) };
  return isOnContents(action, arn) ? { kind: 'any', within: joinTexts([...arn, '/']) } : { kind: 'one', arn };
}

/** Whether an action is not on a resource itself but on what it holds, as `s3:GetObject` is on the objects of a bucket. */
function isOnContents(action: string, arn: PartialText): boolean {
  return fitsAction(plainPattern(arn), action) === 'no' && fitsAction(arnPattern([...arn, '/*'], 'text'), action) !== 'no';
}

/**
 * Actions on a log group itself; all others are on what is in it (CloudWatch Logs user guide, "CloudWatch Logs resources
 * and operations").
 */
const ofGroupAlone = /^logs:(?:Tag|Untag|ListTagsFor)Resource$/i;

function contextOf(given: Question['context']): ReadonlyMap<string, KeyValues> {
  return new Map([...given].map(([key, values]) => [key.toLowerCase(), values.map((value): PartialText => (value === '' ? [] : [value]))]));
}

function becauseOf({ effect, policy, statement }: Reason, sites: ReadonlyMap<NamedPolicy, PolicySite>): Because {
  const site = sites.get(policy) ?? null;
  const place = site === null ? null : (statement?.at ?? site.at);
  return { effect, policy: policy.name, sid: statement?.sid ?? null, at: place === null ? null : { start: place.start, end: place.end } };
}
