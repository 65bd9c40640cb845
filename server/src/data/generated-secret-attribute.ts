/** Which attributes (`Fn::GetAtt`) return a secret that AWS generated. */
import { generatedSecretAttributeTable } from './generated/generated-secret-attribute.js';
import { propertyTable } from './property-table.js';

const entriesOf = propertyTable(generatedSecretAttributeTable, ['']);

/** Whether `Fn::GetAtt` of this attribute returns a generated secret, such as `SecretAccessKey` of an access key. */
export function isGeneratedSecretAttribute(type: string, attribute: string): boolean {
  return entriesOf(type).some(({ path }) => path[0] === attribute);
}
