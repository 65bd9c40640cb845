/** The secrets of a document and where they go; for a part, those in it, and those that come from it or go to it. */
import type { Document } from '../model/document.js';
import type { Resource, Template } from '../model/template.js';
import { gather } from '../text/gather.js';
import { once } from '../text/once.js';
import { Redacted } from '../text/redacted.js';
import { credentialFlows, type CredentialFlow, type Seen } from './flow/credential-flow.js';
import { staticCredentials, type StaticCredential } from './flow/static-credential.js';
import type { Part } from './part.js';
import { loopName, referencesBelow, type ReferenceSite } from './reference.js';
import type { ResourceFacts } from './resource-facts.js';
import type { SecretSite } from './secret/secret-site.js';
import { secretSites } from './secret/secret-sites.js';
import type { Workload } from './workload/workload.js';

/** Each answer is worked out at its first use. */
export interface SecretFacts {
  readonly secrets: () => readonly SecretSite[];
  readonly mask: (text: string) => string;
  readonly flows: () => readonly CredentialFlow[];
  readonly staticCredentials: () => readonly StaticCredential[];
  readonly references: (name: string) => readonly ReferenceSite[];
}

/** `workloads`: all of the document. */
export function secretFacts(
  document: Document,
  part: Part | null,
  { scriptsOf, workload }: ResourceFacts,
  workloads: () => readonly Workload[],
): SecretFacts {
  const seen = part?.document ?? document;
  const written = once(() => (seen.kind === 'template' ? [...seen.template.resources.values()] : []));
  const secrets = once(() => secretSites(seen, gather(written(), scriptsOf), part?.stretches));
  const mask = once(() => Redacted.mask(secrets().map(({ secret }) => secret)));
  const named = once(() => referencesBelow(document.root));
  const references = (name: string): readonly ReferenceSite[] => referencesTo(name, named(), document);
  return {
    secrets,
    mask: (text) => mask()(part === null ? text : part.maskElsewhere(text)),
    flows: once(() => {
      if (document.kind !== 'template') return [];
      const { template, tree } = document;
      const everything: Seen = { references, isSeen: () => true };
      const within = part === null ? everything : seenWithin(part, template, references);
      return credentialFlows({
        template,
        tree,
        stretches: part?.stretches ?? [template.root],
        workload,
        workloads,
        seenOf: (source) => (within.isSeen(source) ? everything : within),
        isSeen: (at) => within.isSeen(at),
      });
    }),
    staticCredentials: once(() => staticCredentials(workloadsAmong(written(), workload))),
    references,
  };
}

/** Which flows a part shows. Where it names something that stores a secret for others, the secret may come from anywhere. */
function seenWithin({ document, holds }: Part, template: Template, everywhere: SecretFacts['references']): Seen {
  const named = referencesBelow(document.root);
  const keepers = new Set(['AWS::SecretsManager::Secret', 'AWS::SSM::Parameter']);
  const hasKeeper = [...named.keys()].some((name) => keepers.has(template.resource(name)?.type ?? ''));
  return { references: hasKeeper ? everywhere : (name) => referencesTo(name, named, document), isSeen: holds };
}

/** A resource of a loop is named like it is written there. */
function referencesTo(name: string, named: ReadonlyMap<string, readonly ReferenceSite[]>, document: Document): readonly ReferenceSite[] {
  const direct = named.get(name) ?? [];
  const key = document.kind === 'template' ? document.template.resource(name)?.key : undefined;
  if (key?.kind !== 'scalar' || !key.text.includes('{')) return direct;
  return [...direct, ...(named.get(loopName(key.text)) ?? [])];
}

function workloadsAmong(resources: readonly Resource[], workload: ResourceFacts['workload']): readonly Workload[] {
  return gather(resources, (resource) => workload(resource) ?? []);
}
