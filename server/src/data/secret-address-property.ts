/** Which properties take the ARN or the name of a secret, though their names do not say so. */
import { secretAddressPropertyTable } from './generated/secret-address-property.js';
import { propertyTable, type PropertyPath } from './property-table.js';

const entriesOf = propertyTable(() => secretAddressPropertyTable, ['']);

/** Such as `Credentials/BasicAuth` of the source of a pipe; `SecretId` and the like are left out. */
export function secretAddressProperties(type: string): readonly PropertyPath[] {
  return entriesOf(type).map(({ path }) => path);
}
