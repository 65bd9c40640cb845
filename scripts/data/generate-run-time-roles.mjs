/** The role properties that give a workload its identity at run time, checked against the resource database. */
import { compare, generatedModule, npmSource } from './generated-module.mjs';
import { databasePackage, propertiesOf, resources } from './resource-database.mjs';

const script = 'generate-run-time-roles.mjs';

/**
 * Type, path (`**` for any steps in between), what uses the identity, what the property takes, and the services that the role
 * must trust. The trust is documented in the service's own guide, under "service role", "task role" or "execution role"; an
 * add-on's service account role trusts the cluster's identity provider instead.
 */
const roles = [
  ['EC2::Instance', 'IamInstanceProfile', 'instance', 'profile-name', 'ec2'],
  ['EC2::LaunchTemplate', 'LaunchTemplateData/IamInstanceProfile', 'instance', 'profile-specification', 'ec2'],
  ['AutoScaling::LaunchConfiguration', 'IamInstanceProfile', 'instance', 'profile-name', 'ec2'],
  ['EC2::SpotFleet', '**/LaunchSpecifications/*/IamInstanceProfile', 'instance', 'profile-specification', 'ec2'],
  ['ECS::TaskDefinition', 'TaskRoleArn', 'container', 'role-arn', 'ecs-tasks'],
  ['ECS::TaskDefinition', 'ExecutionRoleArn', 'agent', 'role-arn', 'ecs-tasks'],
  ['ECS::DaemonTaskDefinition', 'TaskRoleArn', 'container', 'role-arn', 'ecs-tasks'],
  ['ECS::DaemonTaskDefinition', 'ExecutionRoleArn', 'agent', 'role-arn', 'ecs-tasks'],
  ['ECS::Service', 'Role', 'load-balancer-registration', 'role-arn', 'ecs'],
  ['ECS::ExpressGatewayService', 'TaskRoleArn', 'container', 'role-arn', 'ecs-tasks'],
  ['ECS::ExpressGatewayService', 'ExecutionRoleArn', 'agent', 'role-arn', 'ecs-tasks'],
  ['Batch::JobDefinition', '**/JobRoleArn', 'container', 'role-arn', 'ecs-tasks'],
  ['Batch::JobDefinition', '**/TaskRoleArn', 'container', 'role-arn', 'ecs-tasks'],
  ['Batch::JobDefinition', '**/ExecutionRoleArn', 'agent', 'role-arn', 'ecs-tasks'],
  ['Batch::ComputeEnvironment', 'ComputeResources/InstanceRole', 'host', 'profile-arn', 'ec2'],
  ['Batch::ComputeEnvironment', 'ServiceRole', 'service', 'role-arn', 'batch'],
  ['AppRunner::Service', 'InstanceConfiguration/InstanceRoleArn', 'container', 'role-arn', 'tasks.apprunner'],
  ['Serverless::Function', 'Role', 'function', 'role-arn', 'lambda'],
  ['Serverless::StateMachine', 'Role', 'state-machine', 'role-arn', 'states'],
  ['SageMaker::Model', 'ExecutionRoleArn', 'container', 'role-arn', 'sagemaker'],
  ['SageMaker::EndpointConfig', 'ExecutionRoleArn', 'container', 'role-arn', 'sagemaker'],
  ['SageMaker::ProcessingJob', 'RoleArn', 'job', 'role-arn', 'sagemaker'],
  ['BedrockAgentCore::Runtime', 'RoleArn', 'container', 'role-arn', 'bedrock-agentcore'],
  ['KinesisAnalyticsV2::Application', 'ServiceExecutionRole', 'workers', 'role-arn', 'kinesisanalytics'],
  ['KafkaConnect::Connector', 'ServiceExecutionRoleArn', 'workers', 'role-arn', 'kafkaconnect'],
  ['MWAA::Environment', 'ExecutionRoleArn', 'workers', 'role-arn', 'airflow airflow-env'],
  ['EMR::Cluster', 'JobFlowRole', 'instance', 'profile-name', 'ec2'],
  ['EMR::Cluster', 'ServiceRole', 'service', 'role-arn', 'elasticmapreduce'],
  ['EMR::Cluster', 'AutoScalingRole', 'service', 'role-arn', 'elasticmapreduce application-autoscaling'],
  ['EKS::Addon', 'ServiceAccountRoleArn', 'pod', 'role-arn', ''],
  ['EKS::Addon', 'PodIdentityAssociations/*/RoleArn', 'pod', 'role-arn', 'pods.eks'],
  ['EKS::PodIdentityAssociation', 'RoleArn', 'pod', 'role-arn', 'pods.eks'],
  ['Amplify::App', 'IAMServiceRole', 'build', 'role-arn', 'amplify'],
  ['Amplify::App', 'ComputeRoleArn', 'function', 'role-arn', 'amplify'],
  ['Amplify::Branch', 'ComputeRoleArn', 'function', 'role-arn', 'amplify'],
  ['Events::Rule', 'Targets/*/RoleArn', 'delivery', 'role-arn', 'events'],
  ['CloudTrail::Trail', 'CloudWatchLogsRoleArn', 'delivery', 'role-arn', 'cloudtrail'],
  ['AppSync::DataSource', 'ServiceRoleArn', 'resolver', 'role-arn', 'appsync'],
  ['ApiGateway::Account', 'CloudWatchRoleArn', 'delivery', 'role-arn', 'apigateway'],
  ['DMS::Endpoint', '**/SecretsManagerAccessRoleArn', 'endpoint', 'role-arn', 'dms.${AWS::Region}'],
  ['DMS::Endpoint', '**/SecretsManagerOracleAsmAccessRoleArn', 'endpoint', 'role-arn', 'dms.${AWS::Region}'],
  ['DMS::Endpoint', '**/ServiceAccessRoleArn', 'endpoint', 'role-arn', 'dms'],
  ['KinesisFirehose::DeliveryStream', '**/SecretsManagerConfiguration/RoleARN', 'delivery', 'role-arn', 'firehose'],
  ['Transfer::Server', 'LoggingRole', 'delivery', 'role-arn', 'transfer'],
  ['Transfer::Server', 'IdentityProviderDetails/InvocationRole', 'server', 'role-arn', 'transfer'],
  ['SSM::MaintenanceWindowTask', 'ServiceRoleArn', 'automation', 'role-arn', 'ssm'],
  ['SSM::Association', 'AssociationDispatchAssumeRole', 'automation', 'role-arn', 'ssm'],
  ['CloudFormation::StackSet', 'AdministrationRoleARN', 'service', 'role-arn', 'cloudformation'],
  ['ImageBuilder::ImagePipeline', 'ExecutionRole', 'build', 'role-arn', 'imagebuilder'],
  ['ImageBuilder::Image', 'ExecutionRole', 'build', 'role-arn', 'imagebuilder'],
  ['Synthetics::Canary', 'ExecutionRoleArn', 'function', 'role-arn', 'lambda'],
  ['Lambda::Function', 'Role', 'function', 'role-arn', 'lambda'],
  ['CodeBuild::Project', 'ServiceRole', 'build', 'role-arn', 'codebuild'],
  ['CodePipeline::Pipeline', 'RoleArn', 'service', 'role-arn', 'codepipeline'],
  ['Glue::Job', 'Role', 'job', 'role-arn', 'glue'],
  ['StepFunctions::StateMachine', 'RoleArn', 'state-machine', 'role-arn', 'states'],
  ['Scheduler::Schedule', 'Target/RoleArn', 'delivery', 'role-arn', 'scheduler'],
  ['Pipes::Pipe', 'RoleArn', 'delivery', 'role-arn', 'pipes'],
];

export function generate() {
  const byType = new Map(resources().map((resource) => [resource.cloudFormationType, resource]));
  const lines = roles.flatMap(([type, path, ...facts]) => printRole(byType.get(`AWS::${type}`), path, facts));
  return {
    'server/src/data/generated/run-time-role.ts': generatedModule({
      script,
      source: npmSource(databasePackage),
      constants: { runTimeRoleTable: lines.sort(compare).join('\n') },
    }),
  };
}

/** `Type path consumer takes [service…]` */
function printRole(resource, wanted, [consumer, takes, services]) {
  const type = resource.cloudFormationType;
  const suffix = wanted.startsWith('**') ? wanted.slice(2) : undefined;
  const found = propertiesOf(resource)
    .map(({ path }) => path.join('/'))
    .filter((path) => (suffix === undefined ? path === wanted : `/${path}`.endsWith(suffix)));
  if (found.length === 0) throw new Error(`no such property: ${type} ${wanted}`);
  return found.map((path) =>
    [
      type,
      path,
      consumer,
      takes,
      ...services
        .split(' ')
        .filter(Boolean)
        .map((service) => `${service}.amazonaws.com`),
    ].join(' '),
  );
}
