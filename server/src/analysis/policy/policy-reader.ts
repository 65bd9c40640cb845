/** Reads the policies of a document, those of each resource only once. */
import type { Document } from '../../model/document.js';
import type { Resource } from '../../model/template.js';
import { gather } from '../../text/gather.js';
import { once, onceEach } from '../../text/once.js';
import { allResources } from '../all-resources.js';
import type { Environment } from '../environment.js';
import { boundaryIds } from '../identity/attachment.js';
import { arnLookup } from '../resource-arn.js';
import type { Script } from '../script/script.js';
import { codePolicies, mayBuildPolicy } from './code-policy.js';
import { mayQuotePolicy } from './loose-policy.js';
import type { PolicySite } from './policy-site.js';
import { filePolicy, resourcePolicies, writtenPolicies } from './policy-sites.js';
import { scriptPolicies } from './script-policy.js';

export interface PolicyReader {
  readonly policiesOf: (resource: Resource) => readonly PolicySite[];
  /** The policies of the whole document, or of a part of it. */
  readonly policiesIn: (document: Document) => readonly PolicySite[];
}

/** `name`: that of the file. */
export function policyReader(
  document: Document,
  name: string,
  environment: Environment,
  scriptsOf: (resource: Resource) => readonly Script[],
): PolicyReader {
  if (document.kind === 'policy') return { policiesOf: () => [], policiesIn: onceEach(() => [filePolicy(document, name)]) };
  if (document.kind === 'side-file') return { policiesOf: () => [], policiesIn: () => [] };
  const { template } = document;
  const boundaries = once(() => boundaryIds(template));
  const lookup = arnLookup(template, environment);
  const policiesOf = onceEach((resource: Resource) => resourcePolicies(resource, template, boundaries(), lookup));
  return {
    policiesOf,
    policiesIn: onceEach((seen) => {
      if (seen.kind !== 'template') return [];
      const resources = allResources(seen.template);
      const expected = gather(resources, (resource) => policiesOf(resource));
      const mayQuote = mayQuotePolicy(seen.tree);
      const mayBuild = mayBuildPolicy(seen.tree);
      if (!mayQuote && !mayBuild) return expected;
      const scripts = gather(resources, scriptsOf);
      return [
        ...expected,
        ...(mayQuote ? writtenPolicies(seen, expected, lookup) : []),
        ...(mayQuote ? gather(scripts, (script) => scriptPolicies(script, lookup)) : []),
        ...(mayBuild ? gather(scripts, (script) => codePolicies(script, lookup)) : []),
      ];
    }),
  };
}
