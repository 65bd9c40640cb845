/** Which properties take an IAM role or an instance profile: by relation and by name in the resource database. */
import { generatedModule, npmSource } from './generated-module.mjs';
import { propertyTable } from './property-table.mjs';
import { databasePackage, propertiesOf, resources } from './resource-database.mjs';

const script = 'generate-role-properties.mjs';

const roleName = /(^|[a-z])(Role|ROLE)(Arn|ARN|Name)?s?$|InstanceProfile(Arn|Name)?$/;
const plainlyRole = /Arn|ARN|ExecutionRole|InvocationRole|AssumeRole|^FleetServiceRole$/;

/** The database relates these to a role although they take anything. */
const takesAnything = /^(ParameterValue|StringValue|Value|Principals?|SourceArn|DataLakePrincipalIdentifier|MasterUserARN)$/;

/** Named like a role of IAM, and none. */
const notRole = new Set([
  'AWS::IAM::Role RoleName', // its own name
]);

/** What SAM takes beyond its schema in the database. */
const found = [
  ['AWS::Serverless::Api', 'Auth/Authorizers/{}/FunctionInvokeRole'],
  ['AWS::Serverless::Api', 'Auth/InvokeRole'],
  ['AWS::Serverless::CapacityProvider', 'OperatorRole'],
  ['AWS::Serverless::Function', 'Events/{}/Properties/Auth/InvokeRole'],
  ['AWS::Serverless::Function', 'Events/{}/Properties/RoleArn'],
  ['AWS::Serverless::GraphQLApi', 'DataSources/DynamoDb/{}/ServiceRoleArn'],
  ['AWS::Serverless::GraphQLApi', 'DataSources/Lambda/{}/ServiceRoleArn'],
  ['AWS::Serverless::GraphQLApi', 'Logging/CloudWatchLogsRoleArn'],
  ['AWS::Serverless::HttpApi', 'Auth/Authorizers/{}/FunctionInvokeRole'],
  ['AWS::Serverless::MicrovmImage', 'BuildRoleArn'],
  ['AWS::Serverless::NetworkConnector', 'OperatorRole'],
  ['AWS::Serverless::StateMachine', 'Events/{}/Properties/RoleArn'],
  ['AWS::Serverless::WebFunction', 'ExecutionRoleArn'],
];

export function generate() {
  const table = propertyTable();
  for (const resource of resources()) {
    const type = resource.cloudFormationType;
    for (const entry of propertiesOf(resource)) {
      if (notRole.has(`${type} ${entry.path.join('/')}`) || !takesRole(type, entry)) continue;
      for (const { type: leaf, steps } of entry.leaves) {
        if (leaf.type === 'string') table.add(type, [...entry.path, ...steps]);
      }
    }
  }
  for (const [type, path] of found) {
    if (table.has(type, path)) throw new Error(`${type} ${path} is found without help`);
    table.add(type, path.split('/'));
  }
  return {
    'server/src/data/generated/role-property.ts': generatedModule({
      script, source: npmSource(databasePackage), constants: { rolePropertyTable: table.text() },
    }),
  };
}

function takesRole(type, { name, property }) {
  const related = (property.relationshipRefs ?? []).some(({ cloudFormationType }) =>
    /^AWS::IAM::(Role|InstanceProfile)$/.test(cloudFormationType));
  if (related) return !takesAnything.test(name);
  if (!roleName.test(name)) return false;
  return plainlyRole.test(name) || type.startsWith('AWS::Serverless::')
    || /\bARN\b|IAM|Amazon Resource Name/.test(property.documentation ?? '');
}
