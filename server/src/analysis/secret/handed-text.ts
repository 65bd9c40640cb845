/** What a resource hands on as text: under names, such as variables, and in settings, such as the attributes of a connection. */
import { untypedCarriers } from '../../data/untyped-carrier.js';
import type { Resource } from '../../model/template.js';
import type { Value } from '../../value/value.js';
import { propertyValues } from '../property-value.js';
import { namedValues } from '../workload/named-value.js';

export function handedTexts(resource: Resource): readonly Value[] {
  const settings = untypedCarriers(resource.type).filter(({ shape, purpose }) => shape === 'text' && purpose === 'setting');
  return [...namedValues(resource), ...settings.flatMap(({ path }) => propertyValues(resource, path))].map(({ value }) => value);
}
