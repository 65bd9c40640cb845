/** Which properties take a secret in plain text: those that a schema shows, and carriers that can hold anything. */
import { credentialPropertyTable } from './generated/credential-property.js';
import { type PropertyPath, propertyTable } from './property-table.js';

const entriesOf = propertyTable(() => credentialPropertyTable, ['', 'replaces']);

/** The properties of a resource type whose text is a password, key or token. */
export function credentialProperties(type: string): readonly PropertyPath[] {
  return entriesOf(type).map(({ path }) => path);
}

/** Whether a new value of such a property may make CloudFormation replace the resource. */
export function replacesResource(type: string, path: readonly string[]): boolean {
  return entriesOf(type).some(
    (entry) =>
      entry.tag === 'replaces' &&
      entry.path.length === path.length &&
      entry.path.every((step, index) => step === '*' || step === '{}' || step === path[index]),
  );
}
