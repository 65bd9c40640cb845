/** Which properties take a secret in plain text: found by name in the resource database, then filtered by hand. */
import { generatedModule, npmSource } from './generated-module.mjs';
import { propertyTable } from './property-table.mjs';
import { databasePackage, propertiesOf, resources } from './resource-database.mjs';

const script = 'generate-credential-properties.mjs';

const secretName = new RegExp(
  `(${[
    'Password',
    'Passwords',
    'Passphrase',
    'Secret',
    'SecretString',
    'SecretStringTemplate',
    'Token',
    'TokenValue',
    'ApiKey',
    'ApiKeyValue',
    'AccessKey',
    'SecretKey',
    'PrivateKey',
    'AuthKey',
    'TokenKey',
    'SharedKey',
    'CredentialsMap',
    'CustomAuthenticationCredentials',
  ].join('|')})$`,
  'i',
);

/** Properties that are secrets because of what they belong to, whatever their name. */
const unnamed = new Set(['AWS::ApiGateway::ApiKey Value']);

const glueConnection = [
  'KAFKA_CLIENT_KEYSTORE_PASSWORD',
  'KAFKA_CLIENT_KEY_PASSWORD',
  'KAFKA_SASL_PLAIN_PASSWORD',
  'KAFKA_SASL_SCRAM_PASSWORD',
  'PASSWORD',
];
const identityProvider = ['client_secret', 'private_key'];

/** Secrets among the keys of maps, which only the documentation lists. */
const keysOfMaps = new Map([
  // CodePipeline user guide, "GitHub version 1 source action structure reference"; CDK API reference, "AlexaSkillDeployAction"
  ['AWS::CodePipeline::Pipeline Stages/*/Actions/*/Configuration', ['OAuthToken', 'ClientSecret', 'RefreshToken']],
  // Cognito API reference, CreateIdentityProvider; WorkSpaces Secure Browser API reference, CreateIdentityProvider
  ['AWS::Cognito::UserPoolIdentityProvider ProviderDetails', identityProvider],
  ['AWS::WorkSpacesWeb::IdentityProvider IdentityProviderDetails', identityProvider],
  // Glue API reference, ConnectionInput
  ['AWS::DataZone::Connection Props/GlueProperties/GlueConnectionInput/ConnectionProperties', glueConnection],
  ['AWS::Glue::Connection ConnectionInput/ConnectionProperties', glueConnection],
]);

/** Names that look like a secret but never are one. */
const harmlessName = new Map([
  ['CdnIdentifierSecret', 'ARN of a secret'],
  ['ClientToken', 'makes a request idempotent'],
  ['DomainJoinServiceAccountSecret', 'ARN of a secret'],
  ['ServiceToken', 'ARN of a function or topic'],
]);

/** Individual properties that look like a secret but are not. */
const harmless = new Map([
  ['AWS::AppMesh::VirtualGateway Spec/BackendDefaults/ClientPolicy/TLS/Certificate/File/PrivateKey', 'path of a file'],
  ['AWS::AppMesh::VirtualGateway Spec/Listeners/*/TLS/Certificate/File/PrivateKey', 'path of a file'],
  ['AWS::AppMesh::VirtualNode Spec/BackendDefaults/ClientPolicy/TLS/Certificate/File/PrivateKey', 'path of a file'],
  ['AWS::AppMesh::VirtualNode Spec/Listeners/*/TLS/Certificate/File/PrivateKey', 'path of a file'],
  ['AWS::Cognito::UserPoolClient TokenValidityUnits/AccessToken', 'unit of time'],
  ['AWS::Cognito::UserPoolClient TokenValidityUnits/IdToken', 'unit of time'],
  ['AWS::Cognito::UserPoolClient TokenValidityUnits/RefreshToken', 'unit of time'],
  ['AWS::DataSync::LocationObjectStorage AccessKey', 'name of a user'],
  ['AWS::IAM::SAMLProvider RemovePrivateKey', 'id of a key'],
]);

export function generate() {
  const table = propertyTable();
  const unused = new Set([...harmlessName.keys(), ...harmless.keys(), ...keysOfMaps.keys()]);
  for (const resource of resources()) {
    const type = resource.cloudFormationType;
    for (const { path, name, leaves, property } of propertiesOf(resource)) {
      const written = `${type} ${path.join('/')}`;
      const tag = replaces(resource.properties[path[0]]) || replaces(property) ? 'replaces' : undefined;
      if (keysOfMaps.has(written)) unused.delete(written);
      for (const key of keysOfMaps.get(written) ?? []) table.add(type, [...path, key], tag);
      if (!secretName.test(name) && !unnamed.has(written)) continue;
      const exception = [name, written].find((key) => harmlessName.has(key) || harmless.has(key));
      if (exception !== undefined) unused.delete(exception);
      else for (const steps of secretSteps(leaves)) table.add(type, [...path, ...steps], tag);
    }
  }
  if (unused.size > 0) throw new Error(`exceptions without a case: ${[...unused].join(', ')}`);
  return {
    'server/src/data/generated/credential-property.ts': generatedModule({
      script,
      source: npmSource(databasePackage),
      constants: { credentialPropertyTable: table.text() },
    }),
  };
}

/** Whether CloudFormation replaces the resource when the property changes, always or in some cases. */
function replaces({ causesReplacement }) {
  return causesReplacement === 'yes' || causesReplacement === 'maybe';
}

/** Where the text is: the value itself, its elements or its values; JSON is treated as a map of texts. */
function secretSteps(leaves) {
  return leaves.flatMap(({ type, steps }) => (type.type === 'string' ? [steps] : type.type === 'json' ? [[...steps, '{}']] : []));
}
