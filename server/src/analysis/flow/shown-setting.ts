/** Properties that the API of a service returns unchanged to anybody who may describe the resource. */
import type { Resource } from '../../model/template.js';
import { textOf } from '../../value/read.js';
import { propertyValues } from '../property-value.js';
import type { SecretPlace } from '../secret/secret-place.js';

/**
 * By type and path, `*` for any step. By the API references: `DescribeJobDefinitions` of Batch, `DescribeTaskDefinition` of
 * ECS, `DescribeCluster` of EMR, `GetApplication` of EMR Serverless, `ListTargetsByRule` of EventBridge, `DescribePipe` of
 * EventBridge Pipes, `DescribeConnector` of MSK Connect, `ListResourceRecordSets` of Route 53, `GetSchedule` of EventBridge
 * Scheduler, `DescribeStateMachine` of Step Functions, `GetPipeline` of CodePipeline. What a service keeps apart, such as the
 * headers of an EventBridge connection, or gives back only to those who may read secrets there, is not among them.
 */
const shown: readonly (readonly [types: RegExp, path: RegExp])[] = [
  [/^AWS::Batch::JobDefinition$/, /^Parameters\//],
  [/^AWS::CodePipeline::Pipeline$/, /^Variables\/[^/]+\/DefaultValue$/],
  [/^AWS::ECS::TaskDefinition$/, /^ContainerDefinitions\/[^/]+\/(?:DockerLabels|LogConfiguration\/Options)\//],
  [/^AWS::EMR::(?:Cluster|InstanceFleetConfig|InstanceGroupConfig)$/, /(?:^|\/)ConfigurationProperties\//],
  [/^AWS::EMRServerless::Application$/, /^RuntimeConfiguration\/[^/]+\/Properties\//],
  [/^AWS::Events::Rule$/, /^Targets\/[^/]+\/(?:Input|InputTransformer\/InputTemplate)(?:\/|$)/],
  [/^AWS::KafkaConnect::Connector$/, /^ConnectorConfiguration\//],
  [/^AWS::Route53::RecordSet(?:Group)?$/, /(?:^|\/)ResourceRecords(?:\/|$)/],
  [/^AWS::Pipes::Pipe$/, /^(?:Enrichment|Target)Parameters\/InputTemplate(?:\/|$)/],
  [/^AWS::Scheduler::Schedule$/, /^Target\/Input(?:\/|$)/],
  [/^AWS::Serverless::(?:Function|StateMachine)$/, /^Events\/[^/]+\/Properties\/(?:Input|InputTransformer\/InputTemplate)(?:\/|$)/],
  [/^AWS::(?:Serverless|StepFunctions)::StateMachine$/, /^DefinitionSubstitutions\//],
];

export function isShownSetting({ resource, path: [attribute, ...path] }: SecretPlace): boolean {
  if (resource === null || attribute !== 'Properties') return false;
  const steps = path.join('/');
  return shown.some(([types, form]) => types.test(resource.type) && form.test(steps)) || configuresAwsAction(resource, path);
}

/**
 * Whether it configures an action of AWS; custom actions may hide their settings (CodePipeline API reference,
 * `ActionConfigurationProperty`).
 */
function configuresAwsAction(resource: Resource, path: readonly string[]): boolean {
  const [stages, , actions, , part] = path;
  if (resource.type !== 'AWS::CodePipeline::Pipeline' || stages !== 'Stages' || actions !== 'Actions' || part !== 'Configuration') {
    return false;
  }
  return propertyValues(resource, ['Stages', '*', 'Actions', '*', 'ActionTypeId', 'Owner']).some(
    ({ value, path: owner }) => textOf(value) === 'AWS' && owner[1] === path[1] && owner[3] === path[3],
  );
}
