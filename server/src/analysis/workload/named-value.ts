/** Names and values in properties: environments, settings, headers, parameters. */
import { untypedCarriers, type CarrierPurpose, type UntypedCarrier } from '../../data/untyped-carrier.js';
import type { Resource } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { conjoin, type Guard } from '../../value/guard.js';
import { entryOf, optionsOf, textOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { onceWith } from '../../text/once.js';
import { propertyValues, type PropertyValue } from '../property-value.js';
import { isKeySetting } from '../secret/secret-name.js';

export interface NamedValue {
  readonly purpose: Exclude<CarrierPurpose, 'script' | 'document' | 'fetched'>;
  readonly name: string;
  readonly nameAt: Node;
  readonly value: Value;
  readonly at: Node;
  /** The steps to the value below `Properties`. */
  readonly path: readonly string[];
  readonly when: Guard;
  /** Whether the value is the name of a secret, not the secret: `Type: SECRETS_MANAGER` in CodeBuild, `ValueFrom` in ECS. */
  readonly isSecretReference: boolean;
  /** The map with name and value, for a fix that removes both; null for an entry of a map. */
  readonly pair: Value | null;
}

/** Every name and value of a resource, in the order of its properties, followed by those whose values the service fetches. */
export const namedValues = onceWith((resource: Resource): readonly NamedValue[] => {
  const carriers = untypedCarriers(resource.type);
  return carriers.length === 0
    ? []
    : [...gather(carriers, (carrier) => carried(carrier, resource)), ...gather(carriers, (carrier) => fetched(carrier, resource))];
});

function carried(carrier: UntypedCarrier, resource: Resource): readonly NamedValue[] {
  const { purpose } = carrier;
  if (purpose === 'script' || purpose === 'document' || purpose === 'fetched') return [];
  if (carrier.shape === 'map') return gather(propertyValues(resource, [...carrier.path, '{}']), (place) => ofMap(place, purpose, resource));
  if (carrier.shape !== 'pairs') return [];
  return gather(propertyValues(resource, carrier.path), (place) => ofPair(place, carrier, purpose, resource));
}

/** Variables that the agent of a container fetches, whose value names a secret or a parameter. */
function fetched(carrier: UntypedCarrier, resource: Resource): readonly NamedValue[] {
  if (carrier.purpose !== 'fetched' || carrier.shape !== 'pairs') return [];
  return gather(propertyValues(resource, carrier.path), (place) => ofPair(place, carrier, 'environment', resource)).map((value) => ({
    ...value,
    isSecretReference: true,
  }));
}

function ofMap({ value, path, when, entry }: PropertyValue, purpose: NamedValue['purpose'], resource: Resource): readonly NamedValue[] {
  if (entry === null || value.kind === 'null') return [];
  const nameAt = entry.keyNode ?? value.at ?? resource.key;
  // What runs on a cluster or in a connector is handed these as it is handed variables elsewhere.
  const isHanded = purpose === 'setting' && isKeySetting(entry.key);
  return [
    {
      purpose: isHanded ? 'environment' : purpose,
      name: entry.key,
      nameAt,
      value,
      at: value.at ?? nameAt,
      path,
      when,
      isSecretReference: false,
      pair: null,
    },
  ];
}

function ofPair(
  place: PropertyValue,
  keys: { readonly name: string; readonly value: string },
  purpose: NamedValue['purpose'],
  resource: Resource,
): readonly NamedValue[] {
  const name = entryOf(place.value, keys.name)?.value;
  const value = entryOf(place.value, keys.value)?.value;
  const known = textOf(name);
  if (name === undefined || value === undefined || known === null) return [];
  const nameAt = name.at ?? place.value.at ?? resource.key;
  const isSecretReference = isStore(textOf(entryOf(place.value, 'Type')?.value) ?? '');
  return gather(optionsOf(value), (option) => {
    const when = conjoin(place.when, option.when);
    if (when === null || option.value.kind === 'none') return [];
    return [
      {
        purpose: purposeOf(place.value, purpose),
        name: known,
        nameAt,
        value: option.value,
        at: option.value.at ?? nameAt,
        path: [...place.path, keys.value],
        when,
        isSecretReference,
        pair: place.value,
      },
    ];
  });
}

/** Whether a variable of this type has its value from there, by its name (CodeBuild API reference, `EnvironmentVariable`). */
export function isStore(type: string): boolean {
  return type === 'SECRETS_MANAGER' || type === 'PARAMETER_STORE';
}

/** The purpose of a pair; of Elastic Beanstalk's options only one namespace is the environment of the application. */
function purposeOf(pair: Value, purpose: NamedValue['purpose']): NamedValue['purpose'] {
  const namespace = textOf(entryOf(pair, 'Namespace')?.value);
  return namespace === null || namespace === 'aws:elasticbeanstalk:application:environment' ? purpose : 'setting';
}
