/** Which attributes return a secret that AWS generated: found by name in the resource database. */
import { generatedModule, npmSource } from './generated-module.mjs';
import { propertyTable } from './property-table.mjs';
import { databasePackage, resources } from './resource-database.mjs';

const script = 'generate-secret-attributes.mjs';

const secretName = /(SecretAccessKey|ClientSecret|Password|ApiKey|StreamKey|BillingToken)$/;

/** Attributes whose name does not show it. */
const found = new Map([
  ['AWS::IVS::StreamKey', 'Value'],
  ['AWS::Route53GlobalResolver::AccessToken', 'Value'],
  ['AWS::WorkSpacesThinClient::Environment', 'ActivationCode'],
]);

export function generate() {
  const table = propertyTable();
  for (const { cloudFormationType: type, attributes = {} } of resources()) {
    for (const name of Object.keys(attributes)) {
      if (secretName.test(name) || found.get(type) === name) table.add(type, [name]);
    }
  }
  for (const [type, name] of found) {
    if (!table.has(type, name)) throw new Error(`${type} has no attribute ${name}`);
  }
  return {
    'server/src/data/generated/generated-secret-attribute.ts': generatedModule({
      script,
      source: npmSource(databasePackage),
      constants: { generatedSecretAttributeTable: table.text() },
    }),
  };
}
