/** What can be said of a resource by itself, regardless of others. Worked out at its first use and kept. */
import type { Document } from '../model/document.js';
import type { Resource, Template } from '../model/template.js';
import { onceEach } from '../text/once.js';
import { credentialPropertiesIn, type CredentialProperty } from './credential/credential-property.js';
import type { Environment } from './environment.js';
import { policyReader, type PolicyReader } from './policy/policy-reader.js';
import type { PolicySite, StatementSite } from './policy/policy-site.js';
import { statementsOf } from './policy/policy-sites.js';
import type { Script } from './script/script.js';
import { scriptsIn } from './script/scripts.js';
import type { Workload } from './workload/workload.js';
import { workloadOf } from './workload/workloads.js';

export interface ResourceFacts extends PolicyReader {
  readonly statementsOf: (policy: PolicySite) => readonly StatementSite[];
  readonly scriptsOf: (resource: Resource) => readonly Script[];
  /** The workload that a resource is, or null. */
  readonly workload: (resource: Resource) => Workload | null;
  readonly credentialsOf: (resource: Resource) => readonly CredentialProperty[];
}

/** `name`: that of the file. */
export function resourceFacts(document: Document, name: string, environment: Environment): ResourceFacts {
  const template = document.kind === 'template' ? document.template : null;
  // What runs is read from the resource as written, not from what SAM makes of it.
  const written = <T>(read: (resource: Resource, whole: Template) => T, none: T): ((resource: Resource) => T) =>
    onceEach((resource) => (template?.resources.get(resource.id) === resource ? read(resource, template) : none));
  const scriptsOf = written(scriptsIn, []);
  const { policiesOf, policiesIn } = policyReader(document, name, environment, scriptsOf);
  return {
    policiesOf,
    policiesIn,
    statementsOf: onceEach(statementsOf),
    scriptsOf,
    workload: written((resource, whole) => workloadOf(resource, whole, scriptsOf(resource)), null),
    credentialsOf: onceEach((resource) => (template === null ? [] : credentialPropertiesIn(resource, template))),
  };
}
