/** The parameters of the managed rules of AWS Config, in an account or in all accounts of an organization. */
import type { Resource } from '../model/template.js';
import { optionsAt } from '../value/path.js';
import { textOf } from '../value/read.js';
import type { Option } from '../value/value.js';
import { parsedValue } from './plain-value.js';

/** Where each type of rule has the identifier of the managed rule, and its parameters. */
const places: ReadonlyMap<string, { readonly identifier: readonly string[]; readonly parameters: readonly string[] }> = new Map([
  ['AWS::Config::ConfigRule', { identifier: ['Source', 'SourceIdentifier'], parameters: ['InputParameters'] }],
  [
    'AWS::Config::OrganizationConfigRule',
    {
      identifier: ['OrganizationManagedRuleMetadata', 'RuleIdentifier'],
      parameters: ['OrganizationManagedRuleMetadata', 'InputParameters'],
    },
  ],
]);

/** The maps of parameters, also where they are JSON in a text; none for any other rule. */
export function ruleParameters(resource: Resource, identifier: string): readonly Option[] {
  const place = places.get(resource.type);
  if (place === undefined || !optionsAt(resource.properties, ...place.identifier).some(({ value }) => textOf(value) === identifier)) {
    return [];
  }
  return optionsAt(resource.properties, ...place.parameters).map(({ value, when }) => ({ value: parsedValue(value), when }));
}
