/** Collects the identities of a document with all policies that affect them. */
import { managedPolicy } from '../../data/managed-policy.js';
import type { Policy } from '../../iam/policy.js';
import { readPolicy } from '../../iam/read/read-policy.js';
import type { Resource, Template } from '../../model/template.js';
import { gather } from '../../text/gather.js';
import { onceEach } from '../../text/once.js';
import { always, conjoin, type Guard } from '../../value/guard.js';
import { textOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { allResources } from '../all-resources.js';
import { namedResource } from '../named-resource.js';
import { valueOfJson } from '../plain-value.js';
import { groupedBy } from '../grouped.js';
import type { PolicySite } from '../policy/policy-site.js';
import { groupsOf, identityTypes, namedPolicies, tiesOf, type NamedPolicy, type Tie } from './attachment.js';
import { Allowance } from './allowance.js';
import type { AttachedPolicy, PolicyOrigin } from './attached-policy.js';
import type { Identity } from './identity.js';
import { unlistedPolicies } from './unlisted-policy.js';

interface KnownPolicies {
  readonly template: Template;
  readonly ties: ReadonlyMap<string, readonly Tie[]>;
  readonly sites: ReadonlyMap<Resource, readonly PolicySite[]>;
  /** The policies that members have through a group. */
  readonly ofGroup: (group: Resource) => readonly AttachedPolicy[];
  /** What policies allow without a boundary. */
  readonly allowance: (policies: readonly AttachedPolicy[]) => Allowance;
}

/** The roles, users, groups and permission sets of a template, followed by its policies that none of them is known to have. */
export function templateIdentities(template: Template, policies: readonly PolicySite[]): readonly Identity[] {
  const around: KnownPolicies = {
    template,
    ties: tiesOf(template),
    sites: groupedBy(policies, ({ owner }) => owner),
    allowance: onceEach((own) => new Allowance(own, [])),
    ofGroup: onceEach((group) => ownPolicies(group, around).map((policy) => through(policy, policy.when))),
  };
  const resources = allResources(template);
  const identities = gather(resources, (resource) => {
    const kind = identityTypes.get(resource.type);
    return kind === undefined ? [] : [identityOf(resource, kind, around)];
  });
  const used = usedBy(identities);
  const unused = resources.filter((resource) => isPolicyResource(resource) && !used.has(resource));
  return [...identities, ...unused.map((resource) => loneIdentity(resource.id, resource, sitesOf(resource, around)))];
}

/** The owners of policies that some identity has. */
function usedBy(identities: readonly Identity[]): ReadonlySet<Resource | null> {
  const owners = new Set<Resource | null>();
  const lists = new Set(gather(identities, ({ policies, boundaries }) => [policies, boundaries]));
  for (const list of lists) for (const { site } of list) owners.add(site?.owner ?? null);
  return owners;
}

/** A stand-in for whoever gets a policy that no known identity has. */
export function loneIdentity(id: string, resource: Resource | null, sites: readonly PolicySite[]): Identity {
  const policies = sites.filter(({ policy }) => policy.kind === 'identity').map((site) => attached(site, 'inline', always));
  return {
    id,
    kind: 'policy',
    resource,
    when: resource?.when ?? always,
    policies,
    allowance: new Allowance(policies, []),
    boundaries: [],
    groups: [],
    unlisted: [],
    isComplete: policies.every((policy) => policy.isKnown),
  };
}

function identityOf(resource: Resource, kind: Identity['kind'], around: KnownPolicies): Identity {
  const groups = kind === 'user' ? groupsOf(resource, around.template) : [];
  const throughGroups = groups.map(({ group, when }) =>
    when.length === 0
      ? around.ofGroup(group)
      : gather(around.ofGroup(group), (policy) => {
          const both = conjoin(policy.when, when);
          return both === null ? [] : [through(policy, both)];
        }),
  );
  const named = namedPolicies(resource);
  const policies = joined([ownPolicies(resource, around), ...throughGroups]);
  const unlisted = unlistedPolicies(resource, around.template);
  const boundaries = named.filter(({ use }) => use === 'boundary').map((limit) => namedPolicy(limit, 'boundary', around));
  const isPossible = (way: Guard): boolean => {
    const both = conjoin(resource.when, way);
    return both !== null && around.template.isPossible(both);
  };
  return {
    id: resource.id,
    kind,
    resource,
    when: resource.when,
    policies,
    boundaries,
    allowance: boundaries.length === 0 ? around.allowance(policies) : new Allowance(policies, boundaries, isPossible),
    groups: groups.map(({ group }) => group),
    unlisted,
    isComplete: unlisted.length === 0 && [...policies, ...boundaries].every((policy) => policy.isKnown),
  };
}

/** Members of one group without other policies share one list, and everything that is worked out for it. */
function joined(lists: readonly (readonly AttachedPolicy[])[]): readonly AttachedPolicy[] {
  const [only = [], more] = lists.filter((list) => list.length > 0);
  return more === undefined ? only : lists.flat();
}

function through(own: AttachedPolicy, when: Guard): AttachedPolicy {
  const { name, isKnown, site, at } = own;
  return Object.assign(new AskedPolicy(() => own.policy), { name, from: 'group' as const, isKnown, site, when, at });
}

/** The documents of AWS managed policies are packed; they are read only when somebody asks for their content. */
class AskedPolicy {
  readonly #read: () => Policy | null;

  constructor(read: () => Policy | null) {
    this.#read = read;
  }

  get policy(): Policy | null {
    return this.#read();
  }
}

/** Inline policies, policy resources that name the identity, and managed policies that it names, each once. */
function ownPolicies(resource: Resource, around: KnownPolicies): readonly AttachedPolicy[] {
  const inline = sitesOf(resource, around)
    .filter(({ policy }) => policy.kind === 'identity')
    .map((site) => attached(site, 'inline', always));
  const tied = gather(around.ties.get(resource.id) ?? [], (tie) =>
    sitesOf(tie.policy, around).map((site) =>
      attached(site, tie.policy.type === 'AWS::IAM::ManagedPolicy' ? 'attached' : 'inline', tie.when),
    ),
  );
  const named = namedPolicies(resource)
    .filter(({ use }) => use === 'attached')
    .map((each) => namedPolicy(each, 'attached', around));
  return [...inline, ...tied, ...named.filter(({ site }) => site === null || !tied.some((other) => other.site === site))];
}

function namedPolicy(named: NamedPolicy, from: PolicyOrigin, around: KnownPolicies): AttachedPolicy {
  const { value, when, at } = named;
  const arn = arnText(value);
  const resource = isArnOfAws(arn) ? null : namedResource(value, 'AWS::IAM::ManagedPolicy', around.template);
  const [site] = resource === null ? [] : sitesOf(resource, around);
  if (site !== undefined) {
    return { name: site.name, from, policy: site.policy, site, isKnown: site.policy.complete, when: conjoin(site.when, when) ?? when, at };
  }
  const isOfAws = arn !== null && hasDocument(arn);
  const name = arn?.split('/').pop() ?? 'unknown';
  const origin = (isOfAws || isArnOfAws(arn)) && from !== 'boundary' ? 'managed' : from;
  const asked = new AskedPolicy(() => (isOfAws ? policyOfAws(arn) : null));
  return Object.assign(asked, { name, from: origin, site: null, isKnown: isOfAws, when, at });
}

/** Whether an ARN is that of an AWS managed policy, whether its document is known or not. */
function isArnOfAws(arn: string | null): boolean {
  return arn !== null && /^arn:[a-z-]+:iam::aws:policy\//.test(arn);
}

/** Whether the document of a policy is public; AWS does not publish those of service-linked roles. */
function hasDocument(arn: string): boolean {
  const policy = managedPolicy(arn);
  return policy !== null && policy.path !== '/aws-service-role/';
}

const read = new Map<string, Policy>();

/** An AWS managed policy by name or ARN; null for one that does not exist or is not public. */
export function policyOfAws(nameOrArn: string): Policy | null {
  const known = read.get(nameOrArn);
  if (known !== undefined) return known;
  const document = managedPolicy(nameOrArn)?.document ?? null;
  if (document === null) return null;
  const policy = readPolicy(valueOfJson(JSON.parse(document)), 'identity');
  read.set(nameOrArn, policy);
  return policy;
}

/** The ARN of a managed policy, whose partition may be open; null when anything else is. */
export function arnText(value: Value): string | null {
  if (value.kind !== 'concat') return textOf(value);
  const parts = value.parts.map((part) => (part.kind === 'ref' && part.name === 'AWS::Partition' ? 'aws' : textOf(part)));
  return parts.includes(null) ? null : parts.join('');
}

function attached(site: PolicySite, from: PolicyOrigin, when: Guard): AttachedPolicy {
  return {
    name: site.name,
    from,
    policy: site.policy,
    site,
    isKnown: site.policy.complete,
    when: conjoin(site.when, when) ?? site.when,
    at: site.at,
  };
}

function isPolicyResource({ type }: Resource): boolean {
  return /^AWS::IAM::(?:Managed|Role|User|Group)?Policy$/.test(type);
}

function sitesOf(resource: Resource, { sites }: KnownPolicies): readonly PolicySite[] {
  return sites.get(resource) ?? [];
}
