/** The properties of a template that are for a secret by their schema, with their values. */
import { credentialProperties } from '../../data/credential-property.js';
import type { Resource, Template } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import type { Guard } from '../../value/guard.js';
import type { Value } from '../../value/value.js';
import { propertyValues } from '../property-value.js';
import type { CredentialSource } from './credential-source.js';
import { credentialSources } from './credential-sources.js';

export interface CredentialProperty {
  readonly resource: Resource;
  /** The steps below `Properties`. */
  readonly path: readonly string[];
  readonly value: Value;
  readonly at: Node;
  readonly when: Guard;
  readonly sources: readonly CredentialSource[];
}

/** The properties of one resource, without those that are not set. */
export function credentialPropertiesIn(resource: Resource, template: Template): readonly CredentialProperty[] {
  return gather(credentialProperties(resource.type), (path) =>
    propertyValues(resource, path).map(({ value, path: steps, when }) => ({
      resource,
      path: steps,
      value,
      at: value.at ?? resource.key,
      when,
      sources: credentialSources(value, template),
    })),
  );
}
