/** Which properties carry whatever people write into them: environments, headers, parameters, scripts, whole documents. */
import { generatedModule, npmSource } from './generated-module.mjs';
import { propertyTable } from './property-table.mjs';
import { databasePackage, definitionOf, propertiesOf, resources } from './resource-database.mjs';

const script = 'generate-untyped-carriers.mjs';

/** For each purpose, the names of properties that always have it. */
const names = {
  environment:
    /^(Env|Environment|EnvironmentOverride|(Runtime|Container)?EnvironmentVariables|Variables|StageVariables|StageVariableOverrides|AirflowConfigurationOptions|DefaultArguments|NonOverridableArguments)$/,
  header:
    /^(Headers|CustomHeaders|OriginCustomHeaders|RequestParameters|AuthenticationRequestExtraParams|HeaderParameters|BodyParameters|QueryStringParameters|CommonAttributes|InsertHeaders)$/,
  setting:
    /^(ClientProperties|ConfigurationProperties|ConnectorConfiguration|DefaultRunProperties|PropertyMap|SparkProperties|ConnectionProperties|ProviderDetails|IdentityProviderDetails|ExtraConnectionAttributes|OptionSettings|StepProperties)$/,
  parameter: /^(ProvisioningParameters|DefinitionSubstitutions)$/,
  script:
    /^(UserData|UserDataOverride|BuildSpec|ZipFile|InlineCode|Command|EntryPoint|StartCommand|BuildCommand|Args|ContainerArguments|EntryPointArguments|SparkSubmitParameters|FunctionCode|StudioLifecycleConfigContent)$/,
  document: /^(CustomJson|DefinitionString|DefinitionBody)$/,
  fetched: /^(Secrets|RuntimeEnvironmentSecrets)$/,
};

/** Names that have that meaning only in some places. */
const found = [
  ['AWS::ApiGateway::RestApi', 'Body', 'document'],
  ['AWS::ApiGatewayV2::Api', 'Body', 'document'],
  ['AWS::AppConfig::HostedConfigurationVersion', 'Content', 'document'],
  ['AWS::AppSync::FunctionConfiguration', 'Code', 'script'],
  ['AWS::AppSync::Resolver', 'Code', 'script'],
  ['AWS::Batch::JobDefinition', 'Parameters', 'setting'],
  ['AWS::Batch::JobDefinition', 'ContainerProperties/LogConfiguration/Options', 'setting'],
  ['AWS::CloudFormation::Stack', 'Parameters', 'parameter'],
  ['AWS::CloudFormation::StackSet', 'Parameters', 'parameter'],
  ['AWS::CodePipeline::Pipeline', 'Stages/*/Actions/*/Configuration', 'setting'],
  ['AWS::DataPipeline::Pipeline', 'ParameterObjects/*/Attributes', 'parameter'],
  ['AWS::DataPipeline::Pipeline', 'ParameterValues', 'parameter'],
  ['AWS::DataPipeline::Pipeline', 'PipelineObjects/*/Fields', 'setting'],
  ['AWS::ECS::TaskDefinition', 'ContainerDefinitions/*/LogConfiguration/Options', 'setting'],
  ['AWS::EMRServerless::Application', 'RuntimeConfiguration/*/Properties', 'setting'],
  ['AWS::ElasticBeanstalk::ConfigurationTemplate', 'OptionSettings', 'environment'],
  ['AWS::ElasticBeanstalk::Environment', 'OptionSettings', 'environment'],
  ['AWS::GameLift::Fleet', 'RuntimeConfiguration/ServerProcesses/*/Parameters', 'script'],
  ['AWS::GameLift::Fleet', 'ServerLaunchParameters', 'script'],
  ['AWS::Glue::DevEndpoint', 'Arguments', 'environment'],
  ['AWS::Glue::Trigger', 'Actions/*/Arguments', 'environment'],
  ['AWS::LaunchWizard::Deployment', 'Specifications', 'setting'],
  ['AWS::SSM::Association', 'Parameters', 'parameter'],
  ['AWS::SSM::Document', 'Content', 'document'],
  ['AWS::SSM::MaintenanceWindowTask', 'TaskInvocationParameters/MaintenanceWindowAutomationParameters/Parameters', 'parameter'],
  ['AWS::SSM::MaintenanceWindowTask', 'TaskInvocationParameters/MaintenanceWindowRunCommandParameters/Parameters', 'parameter'],
  ['AWS::SSM::Parameter', 'Value', 'setting'],
  ['AWS::SageMaker::NotebookInstanceLifecycleConfig', 'OnCreate/*/Content', 'script'],
  ['AWS::SageMaker::NotebookInstanceLifecycleConfig', 'OnStart/*/Content', 'script'],
  ['AWS::Serverless::Application', 'Parameters', 'parameter'],
  ['AWS::Serverless::StateMachine', 'Definition', 'document'],
  ['AWS::StepFunctions::StateMachine', 'Definition', 'document'],
];

/** SAM types that are newer than the SAM schema in the database. */
const newTypes = [
  ['AWS::Serverless::MicrovmImage', 'EnvironmentVariables', 'environment.map'],
  ['AWS::Serverless::WebFunction', 'EnvironmentVariables', 'environment.map'],
  ['AWS::Serverless::WebFunction', 'InlineCode', 'script.text'],
];

/**
 * Maps in a list of their own type, into which the walk over properties does not go: `export` in `hadoop-env` holds the
 * variables of a cluster (EMR release guide, "Configure Hadoop").
 */
const nested = [
  ['AWS::EMR::Cluster', 'Configurations/*/Configurations/*/ConfigurationProperties', 'environment.map'],
  ['AWS::EMRServerless::Application', 'RuntimeConfiguration/*/Configurations/*/Properties', 'environment.map'],
];

/** Properties with such a name that hold no text written by people. */
const notCarriers = new Set([
  'AWS::CodePipeline::CustomActionType',
  'AWS::IoTSiteWise::AssetModel',
  'AWS::RoboMaker::RobotApplication',
  'AWS::RoboMaker::SimulationApplication',
  'AWS::WellArchitected::Workload',
]);
const pairNames = ['Name', 'Key', 'Variable', 'OptionName', 'HeaderName', 'AttributeName', 'ParameterKey', 'Id'];
const pairValues = ['Value', 'HeaderValue', 'AttributeValue', 'ParameterValue', 'StringValue', 'ValueFrom'];

export function generate() {
  const table = propertyTable();
  const explicit = new Map(found.map(([type, path, purpose]) => [`${type} ${path}`, purpose]));
  const unused = new Set(explicit.keys());
  for (const resource of resources()) {
    const type = resource.cloudFormationType;
    if (notCarriers.has(type)) continue;
    for (const { path, name, leaves } of propertiesOf(resource)) {
      const key = `${type} ${path.join('/')}`;
      const purpose = explicit.get(key) ?? purposeOf(name);
      if (purpose === undefined) continue;
      for (const { shape, steps } of leaves.flatMap((leaf) => shapesOf(leaf, purpose))) {
        unused.delete(key);
        table.add(type, [...path, ...steps], `${purpose}.${shape}`);
      }
    }
  }
  for (const [type, path, tag] of [...newTypes, ...nested]) table.add(type, path.split('/'), tag);
  if (unused.size > 0) throw new Error(`no such property: ${[...unused].join(', ')}`);
  return {
    'server/src/data/generated/untyped-carrier.ts': generatedModule({
      script,
      source: npmSource(databasePackage),
      constants: { untypedCarrierTable: table.text() },
    }),
  };
}

function purposeOf(name) {
  return Object.keys(names).find((purpose) => names[purpose].test(name));
}

/**
 * A text, except for headers, whose lists contain only names; a map of texts; a list of pairs, whose path ends in the names of
 * the two properties; a tree, or its text.
 */
function shapesOf({ type, steps }, purpose) {
  const last = steps.at(-1);
  if (type.type === 'json') return [{ shape: purpose === 'document' ? 'tree' : 'map', steps }];
  if (type.type === 'string' && last === '{}') return [{ shape: 'map', steps: steps.slice(0, -1) }];
  if (type.type === 'string') return purpose === 'header' ? [] : [{ shape: 'text', steps }];
  if (type.type !== 'ref' || last !== '*') return [];
  const properties = definitionOf(type).properties;
  const name = pairNames.find((known) => properties[known]);
  const value = pairValues.find((known) => properties[known]);
  return name && value ? [{ shape: 'pairs', steps: [...steps, name, value] }] : [];
}
