/** What rules may ask about a document. Each answer is worked out at its first use and kept. */
import type { Document } from '../model/document.js';
import type { Resource, Template } from '../model/template.js';
import { gather } from '../text/gather.js';
import { once, onceEach } from '../text/once.js';
import type { Guard } from '../value/guard.js';
import type { CredentialProperty } from './credential/credential-property.js';
import type { Environment } from './environment.js';
import type { CredentialFlow } from './flow/credential-flow.js';
import type { StaticCredential } from './flow/static-credential.js';
import type { Escalation } from './escalation/escalation.js';
import type { EscalationFacts } from './escalation/escalation-facts.js';
import { escalationsOf, riseOf } from './escalation/escalations.js';
import { stepsFrom } from './escalation/step.js';
import { readGrant, type Grant } from './grant.js';
import { allResources } from './all-resources.js';
import { groupedBy } from './grouped.js';
import { adminOf, adminWhen, type Admin } from './identity/admin.js';
import { trustedPrincipals, type TrustedPrincipal } from './identity/assumed-by.js';
import { loneIdentity, templateIdentities } from './identity/identities.js';
import type { Identity } from './identity/identity.js';
import type { Part } from './part.js';
import type { PolicySite, StatementSite } from './policy/policy-site.js';
import { withOwnerAccount } from './policy/owner-account.js';
import type { ReferenceSite } from './reference.js';
import { resourceFacts, type ResourceFacts } from './resource-facts.js';
import type { Script } from './script/script.js';
import { secretFacts } from './secret-facts.js';
import type { SecretSite } from './secret/secret-site.js';
import type { SourceFile } from './source-file.js';
import type { Workload } from './workload/workload.js';

export interface Facts extends ResourceFacts {
  readonly file: SourceFile;
  readonly document: Document;
  /** The template that the subject belongs to; null for a policy document alone. */
  readonly template: Template | null;
  /** What the user has configured, and the account that the policies of keys and other resources show. */
  readonly environment: Environment;
  /** Every policy of the document, wherever it is. */
  readonly policies: readonly PolicySite[];
  /** Every statement of these policies. */
  readonly statements: readonly StatementSite[];
  /** Roles, users, groups and permission sets, followed by policies that none of them is known to have. */
  readonly identities: readonly Identity[];
  /** The identities that have a policy: as their own, through a group, or by its name. */
  holders(policy: PolicySite): readonly Identity[];
  /** What a statement grants to its holders; null for denials, for policies that only limit, and for `NotAction` and `NotResource`. */
  grant(statement: StatementSite): Grant | null;
  /** The identity with this logical ID; `policy` for a policy document alone. */
  identity(id: string): Identity | null;
  /** Whether an identity may do everything on every resource. */
  admin(identity: Identity): Admin;
  /** When it is one, whatever the request is; null where nothing says so for certain. */
  adminWhen(identity: Identity): Guard | null;
  /** Who may become a role, as its trust policy says; nobody for any other identity. */
  assumedBy(identity: Identity): readonly TrustedPrincipal[];
  /** How an identity can gain permissions; none for an administrator. */
  escalations(identity: Identity): readonly Escalation[];
  /** Text that something will run or read as its configuration. */
  readonly scripts: readonly Script[];
  /** What runs, with its roles, its environment and its scripts. */
  readonly workloads: readonly Workload[];
  /** Literal secrets, wherever they are, including comments; for a part, those in it. */
  readonly secrets: readonly SecretSite[];
  /** Masks the secrets of the document in a text, as names that people chose can contain one. */
  readonly mask: (text: string) => string;
  /** The properties that are for a secret by their schema, with their values. */
  readonly credentials: readonly CredentialProperty[];
  /** Where the document names a parameter or a resource, as written. */
  references(name: string): readonly ReferenceSite[];
  /** Where the secrets go that the template creates or is given; for a part, those that come from it or go to it. */
  readonly flows: readonly CredentialFlow[];
  /** Where workloads are handed keys under the names from which AWS's tools read them; for a part, those of its workloads. */
  readonly staticCredentials: readonly StaticCredential[];
}

/** The facts of one document of a file, for this version of its text. `part`: the only part that is looked at, or null. */
export function createFacts(file: SourceFile, document: Document, environment: Environment, part: Part | null = null): Facts {
  const template = document.kind === 'template' ? document.template : null;
  const each = resourceFacts(document, file.name, environment);
  const everywhere = <T>(read: (resource: Resource) => readonly T[]): (() => readonly T[]) =>
    once(() => (template === null ? [] : gather(allResources(template), read)));
  const policies = (): readonly PolicySite[] => each.policiesIn(document);
  const around = once(() => policies().reduce((known, { policy }) => withOwnerAccount(policy, known), environment));
  const statements = once(() => gather(policies(), each.statementsOf));
  const identities = once(() => identitiesOf(document, policies()));
  const holders = holderLister(identities);
  const grant = onceEach((statement: StatementSite) => readGrant(statement, holders(statement.site)));
  const scripts = everywhere(each.scriptsOf);
  const workloads = everywhere((resource) => [each.workload(resource)].filter((found) => found !== null));
  const credentials = everywhere(each.credentialsOf);
  const { secrets, flows, staticCredentials, references, mask } = secretFacts(document, part, each, workloads);
  const admins = adminReaders(template);
  const assumedBy = trustReader(template, statements, around);
  const rise = onceEach((own: Identity) => riseOf(own, escalating()));
  const steps = onceEach((own: Identity) => stepsFrom(own, escalating()));
  const escalating = once((): EscalationFacts => ({ identities: identities(), workloads, assumedBy, rise, steps, ...admins }));
  const escalations = onceEach((own: Identity) => escalationsOf(own, escalating()));
  const asked = {
    environment: around,
    policies,
    statements,
    identities,
    scripts,
    workloads,
    secrets,
    credentials,
    flows,
    staticCredentials,
  };
  const identity = finder(identities, ({ id }) => id);
  const own = { file, document, template, references, mask, identity, holders, grant, assumedBy, escalations, ...admins };
  return Object.assign(new AskedFacts(asked), each, own);
}

function adminReaders(template: Template | null): Pick<Facts, 'admin' | 'adminWhen'> {
  const isPossible = (guard: Guard): boolean => template === null || template.isPossible(guard);
  return {
    admin: onceEach((identity: Identity) => adminOf(identity, isPossible)),
    adminWhen: onceEach((identity: Identity) => adminWhen(identity, isPossible)),
  };
}

/** What is worked out when a rule reads it. */
// prettier-ignore
class AskedFacts {
  readonly #answers: Answers;

  constructor(answers: Answers) {
    this.#answers = answers;
  }

  get environment(): Facts['environment'] { return this.#answers.environment(); }
  get policies(): Facts['policies'] { return this.#answers.policies(); }
  get statements(): Facts['statements'] { return this.#answers.statements(); }
  get identities(): Facts['identities'] { return this.#answers.identities(); }
  get scripts(): Facts['scripts'] { return this.#answers.scripts(); }
  get workloads(): Facts['workloads'] { return this.#answers.workloads(); }
  get secrets(): Facts['secrets'] { return this.#answers.secrets(); }
  get credentials(): Facts['credentials'] { return this.#answers.credentials(); }
  get flows(): Facts['flows'] { return this.#answers.flows(); }
  get staticCredentials(): Facts['staticCredentials'] { return this.#answers.staticCredentials(); }
}

type Answers = { readonly [Name in keyof AskedFacts]: () => Facts[Name] };

/** Makes a function that finds things by their key. */
function finder<T, Key>(things: () => readonly T[], keyOf: (thing: T) => Key): (key: Key) => T | null {
  const byKey = once(() => new Map(things().map((thing) => [keyOf(thing), thing])));
  return (key) => byKey().get(key) ?? null;
}

function trustReader(
  template: Template | null,
  statements: () => readonly StatementSite[],
  around: () => Environment,
): (identity: Identity) => readonly TrustedPrincipal[] {
  const trusts = once(() => groupedBy(statements(), ({ site }) => (site.policy.kind === 'trust' ? site.owner : null)));
  return onceEach(({ resource }) =>
    template === null || resource === null ? [] : trustedPrincipals(trusts().get(resource) ?? [], template, around().accounts.own),
  );
}

function holderLister(identities: () => readonly Identity[]): (policy: PolicySite) => readonly Identity[] {
  const holders = once(() => holdersOf(identities()));
  return (policy) => [...(holders().get(policy) ?? [])];
}

function holdersOf(identities: readonly Identity[]): ReadonlyMap<PolicySite, ReadonlySet<Identity>> {
  const holders = new Map<PolicySite, Set<Identity>>();
  for (const identity of identities) {
    for (const { site } of identity.policies) {
      if (site === null) continue;
      const known = holders.get(site);
      if (known === undefined) holders.set(site, new Set([identity]));
      else known.add(identity);
    }
  }
  return holders;
}

function identitiesOf(document: Document, policies: readonly PolicySite[]): readonly Identity[] {
  switch (document.kind) {
    case 'template':
      return templateIdentities(document.template, policies);
    case 'policy':
      return [loneIdentity('policy', null, policies)];
    case 'side-file':
      return [];
  }
}
