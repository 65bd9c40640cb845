/** Which attributes (`Fn::GetAtt`) return a secret that AWS generated. */
import { generatedSecretAttributeTable } from './generated/generated-secret-attribute.js';
import { propertyTable } from './property-table.js';

const entriesOf = propertyTable(() => generatedSecretAttributeTable, ['']);

/** Whether a resource of a type has any such attribute. */
export function generatesSecrets(type: string): boolean {
  return entriesOf(type).length > 0;
}

/** Whether `Fn::GetAtt` of this attribute returns a generated secret, such as `SecretAccessKey` of an access key. */
export function isGeneratedSecretAttribute(type: string, attribute: string): boolean {
  return entriesOf(type).some(({ path }) => path[0] === attribute);
}
