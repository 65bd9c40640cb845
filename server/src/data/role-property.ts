/** Which properties take an IAM role or an instance profile. */
import { rolePropertyTable } from './generated/role-property.js';
import { type PropertyPath, propertyTable } from './property-table.js';

const entriesOf = propertyTable(rolePropertyTable, ['']);

/** The properties of a resource type that name a role or an instance profile, by ARN or by name. */
export function roleProperties(type: string): readonly PropertyPath[] {
  return entriesOf(type).map(({ path }) => path);
}
