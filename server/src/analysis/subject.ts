/** What rules can be shown: the kinds of subjects, and where they come from. */
import type { Output, Parameter, Resource, Template } from '../model/template.js';
import { writtenId } from '../model/written-id.js';
import { always, type Guard } from '../value/guard.js';
import { allResources } from './all-resources.js';
import type { CredentialProperty } from './credential/credential-property.js';
import type { Facts } from './facts.js';
import type { CredentialFlow } from './flow/credential-flow.js';
import type { Identity } from './identity/identity.js';
import { resourcesOf, type Part } from './part.js';
import type { PolicySite, StatementSite } from './policy/policy-site.js';
import type { Script } from './script/script.js';
import type { SecretSite } from './secret/secret-site.js';
import type { SourceFile } from './source-file.js';
import { stringsOf, type StringSubject } from './string-subject.js';
import type { Workload } from './workload/workload.js';

export type { StringSubject } from './string-subject.js';

export interface Subjects {
  readonly file: SourceFile;
  readonly template: Template;
  /** Resources as written, followed by those that SAM creates. */
  readonly resource: Resource;
  readonly parameter: Parameter;
  readonly output: Output;
  readonly string: StringSubject;
  readonly policy: PolicySite;
  /** Statements of every kind of policy, including trust policies. */
  readonly statement: StatementSite;
  /** Statements of the trust policies of roles. */
  readonly trust: StatementSite;
  readonly principal: Identity;
  readonly script: Script;
  readonly workload: Workload;
  /** Literal secrets, one for each place: the surest reading of it. */
  readonly secret: SecretSite;
  /** Properties that are for a secret by their schema. */
  readonly credential: CredentialProperty;
  readonly flow: CredentialFlow;
}

export type SubjectKind = keyof Subjects;

/** Where subjects of a kind come from, and to which logical ID of the file each belongs. */
interface Source<Subject> {
  all(facts: Facts): readonly Subject[];
  /** Those that belong to the entries of a part, worked out without the others where that can be. */
  within(facts: Facts, part: Part): readonly Subject[];
  owner(subject: Subject): string | null;
  /** When the subject exists; left out where rules say so themselves for each finding. */
  when?(subject: Subject): Guard;
}

const sources: { readonly [K in SubjectKind]: Source<Subjects[K]> } = {
  // What is said of the whole is not said of a part.
  file: { all: (facts) => [facts.file], within: () => [], owner: () => null },
  template: { all: (facts) => (facts.template === null ? [] : [facts.template]), within: () => [], owner: () => null },
  resource: {
    all: (facts) => (facts.template === null ? [] : allResources(facts.template)),
    within: (_, part) => resourcesOf(part),
    owner: writtenId,
  },
  parameter: {
    all: (facts) => [...(facts.template?.parameters.values() ?? [])],
    within: (_, { document }) => [...document.template.parameters.values()],
    owner: (parameter) => parameter.name,
  },
  output: {
    all: (facts) => [...(facts.template?.outputs.values() ?? [])],
    within: (_, { document }) => [...document.template.outputs.values()],
    owner: (output) => output.name,
  },
  string: { all: (facts) => stringsOf(facts.document.root), within: (_, { document }) => stringsOf(document.root), owner: () => null },
  policy: {
    all: (facts) => facts.policies,
    within: (facts, { document }) => facts.policiesIn(document),
    owner: policyOwner,
    when: (site) => site.when,
  },
  statement: { all: (facts) => facts.statements, within: statementsWithin, owner: ({ site }) => policyOwner(site) },
  trust: {
    all: (facts) => facts.statements.filter(isTrust),
    within: (facts, part) => statementsWithin(facts, part).filter(isTrust),
    owner: ({ site }) => policyOwner(site),
  },
  principal: {
    all: (facts) => facts.identities,
    within: identitiesWithin,
    owner: ({ resource }) => (resource === null ? null : writtenId(resource)),
  },
  script: {
    all: (facts) => facts.scripts,
    within: (facts, part) => resourcesOf(part).flatMap((resource) => facts.scriptsOf(resource)),
    owner: ({ resource }) => writtenId(resource),
  },
  secret: { all: (facts) => facts.secrets, within: (facts) => facts.secrets, owner: ({ place }) => place.id },
  credential: {
    all: (facts) => facts.credentials,
    within: (facts, part) => resourcesOf(part).flatMap((resource) => facts.credentialsOf(resource)),
    owner: ({ resource }) => writtenId(resource),
  },
  flow: { all: (facts) => facts.flows, within: (facts) => facts.flows, owner: ({ sink }) => sink.id },
  workload: {
    all: (facts) => facts.workloads,
    within: (facts, part) => resourcesOf(part).flatMap((resource) => facts.workload(resource) ?? []),
    owner: ({ resource }) => writtenId(resource),
  },
};

/** The document's subjects of a kind, in the order of the text; for a part, those of its entries. */
export function subjectsOf<K extends SubjectKind>(kind: K, facts: Facts, part: Part | null): readonly Subjects[K][] {
  return part === null ? sources[kind].all(facts) : sources[kind].within(facts, part);
}

function statementsWithin(facts: Facts, { document }: Part): readonly StatementSite[] {
  return facts.policiesIn(document).flatMap((site) => facts.statementsOf(site));
}

function isTrust({ site }: StatementSite): boolean {
  return site.policy.kind === 'trust';
}

/** Finding the identities takes all policies, so this is done only for a part with resources that can be one. */
function identitiesWithin(facts: Facts, part: Part): readonly Identity[] {
  const resources = new Set(resourcesOf(part).filter(({ type }) => /^AWS::(?:IAM|SSO)::/.test(type)));
  return resources.size === 0 ? [] : facts.identities.filter(({ resource }) => resource !== null && resources.has(resource));
}

/** The logical ID in the file to which a subject belongs; null when only its place shows that. */
export function subjectOwner<K extends SubjectKind>(kind: K, subject: Subjects[K]): string | null {
  return sources[kind].owner(subject);
}

/** What a finding about a subject assumes, in addition to what its rule says. */
export function subjectGuard<K extends SubjectKind>(kind: K, subject: Subjects[K]): Guard {
  return sources[kind].when?.(subject) ?? always;
}

function policyOwner({ owner }: PolicySite): string | null {
  return owner === null ? null : writtenId(owner);
}
