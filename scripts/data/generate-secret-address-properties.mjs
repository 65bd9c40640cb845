/** Which properties take the ARN or the name of a secret, by what the resource database says of them, though their names do not. */
import { generatedModule, npmSource } from './generated-module.mjs';
import { propertyTable } from './property-table.mjs';
import { databasePackage, propertiesOf, resources } from './resource-database.mjs';

const script = 'generate-secret-address-properties.mjs';

/** `The ARN of the Secrets Manager secret`, `Amazon Resource Name (ARN) or name of credentials created using AWS Secrets Manager`. */
const isAddress = /\b(?:ARN|name|identifier)\b.{0,60}\b(?:secrets?|credentials created)\b|\bsecret(?:s manager)? ARN\b/i;

/** Of the role that reads the secret, the key that encrypts it, or a field within it. */
const isBesideSecret = /\brole\b|KMS|encrypt the secret|key name/i;

/** Properties whose description shows the ARN in an example alone, and those of SAM's events, which the database does not have. */
const found = [
  ['AWS::Lambda::EventSourceMapping', 'SourceAccessConfigurations/*/URI'],
  ['AWS::Serverless::Function', 'Events/{}/Properties/SourceAccessConfigurations/*/URI'],
];

/** A `Name` is that of a variable, or of the secret in the template. Other names say what they are for (`SecretId`). */
const needNoEntry = /^Name$|secret(?:id|arn|name)$/i;

export function generate() {
  const table = propertyTable();
  for (const resource of resources()) {
    for (const { path, name, property, leaves } of propertiesOf(resource)) {
      const [summary = ''] = (property.documentation ?? '').replaceAll(/\s+/g, ' ').split('. ');
      if (needNoEntry.test(name) || !isAddress.test(summary) || isBesideSecret.test(summary)) continue;
      for (const { type, steps } of leaves) {
        if (type.type === 'string') table.add(resource.cloudFormationType, [...path, ...steps]);
      }
    }
  }
  for (const [type, path] of found) table.add(type, path.split('/'));
  return {
    'server/src/data/generated/secret-address-property.ts': generatedModule({
      script,
      source: npmSource(databasePackage),
      constants: { secretAddressPropertyTable: table.text() },
    }),
  };
}
