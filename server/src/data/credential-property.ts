/** Which properties take a secret in clear: those that a schema can name, and carriers that hold anything. */
import { credentialPropertyTable } from './generated/credential-property.js';
import { type PropertyPath, propertyTable } from './property-table.js';

const entriesOf = propertyTable(() => credentialPropertyTable, ['']);

/** The properties of a resource type whose text is a password, key or token. */
export function credentialProperties(type: string): readonly PropertyPath[] {
  return entriesOf(type).map(({ path }) => path);
}
