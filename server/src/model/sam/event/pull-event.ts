/** Events that Lambda polls for a function: an event source mapping, and the grants to read from the source. */
import { samEvent } from '../../../data/sam-event.js';
import type { Value } from '../../../value/value.js';
import type { Resource } from '../../template.js';
import { givenAt, isEmpty, literalText } from '../as-written.js';
import { destinationPolicy } from '../function/destination.js';
import { awsPolicy, madeFrom, type Lowering } from '../lowering.js';
import type { MadeMap } from '../made-value.js';
import { picked, type Made, type SamEvent, type Target } from './event.js';
import { sourcePolicy } from './source-policy.js';

/** Null for an event of another kind. */
export function pullEvent(event: SamEvent, target: Target, lowering: Lowering): Made | null {
  const source = samEvent(event.type);
  if (source?.kind !== 'pull') return null;
  const managed = source.managedPolicy === null ? [] : [awsPolicy(source.managedPolicy, event.at, lowering)];
  const inline = [sourcePolicy(event, lowering), failurePolicy(event)].filter((policy) => policy !== null);
  return { resources: [mapping(event, target)], grants: { managed, inline } };
}

const passed = [
  'StartingPosition',
  'StartingPositionTimestamp',
  'BatchSize',
  'Enabled',
  'MaximumBatchingWindowInSeconds',
  'MaximumRetryAttempts',
  'BisectBatchOnFunctionError',
  'MaximumRecordAgeInSeconds',
  'ParallelizationFactor',
  'Topics',
  'Queues',
  'SourceAccessConfigurations',
  'TumblingWindowInSeconds',
  'FunctionResponseTypes',
  'FilterCriteria',
  'KmsKeyArn',
  'ScalingConfig',
  'ProvisionedPollerConfig',
  'MetricsConfig',
  'LoggingConfig',
];

function mapping(event: SamEvent, target: Target): Resource {
  const { id, owner, at, properties } = event;
  const servers = givenAt(properties, 'KafkaBootstrapServers');
  const source = ['Stream', 'Queue', 'Broker', 'Cluster'].map((name) => givenAt(properties, name)).find((value) => value !== null);
  return madeFrom(owner, {
    id,
    type: 'AWS::Lambda::EventSourceMapping',
    at,
    properties: {
      FunctionName: target.name,
      EventSourceArn: source ?? null,
      ...picked(properties, passed),
      SelfManagedEventSource: isEmpty(servers) ? null : { Endpoints: { KafkaBootstrapServers: servers } },
      DestinationConfig: destinationConfig(givenAt(properties, 'DestinationConfig')),
      ...sourceConfig(event),
    },
  });
}

/** The part of a mapping that only one kind of source has. */
function sourceConfig({ type, properties }: SamEvent): MadeMap {
  const kafka = picked(properties, ['ConsumerGroupId', 'SchemaRegistryConfig']);
  const hasKafka = Object.values(kafka).some((value) => value !== null);
  switch (type) {
    case 'MSK':
      return { AmazonManagedKafkaEventSourceConfig: hasKafka ? kafka : null };
    case 'SelfManagedKafka':
      return { SelfManagedKafkaEventSourceConfig: hasKafka ? kafka : null };
    case 'DocumentDB':
      return { DocumentDBEventSourceConfig: picked(properties, ['DatabaseName', 'CollectionName', 'FullDocument']) };
    default:
      return {};
  }
}

/** Leaves out `Type`, which only SAM reads. */
function destinationConfig(config: Value | null): Value | null {
  if (config?.kind !== 'map') return config;
  const entries = config.entries.map((entry) =>
    entry.key === 'OnFailure' && entry.value.kind === 'map'
      ? { ...entry, value: { ...entry.value, entries: entry.value.entries.filter(({ key }) => key !== 'Type') } }
      : entry,
  );
  return { ...config, entries };
}

/** Without `Type` SAM does not know what to allow. */
function failurePolicy({ id, properties }: SamEvent): Value | null {
  const failure = givenAt(properties, 'DestinationConfig', 'OnFailure');
  const [type, destination] = [literalText(failure, 'Type'), givenAt(failure, 'Destination')];
  return failure === null || type === null || destination === null ? null : destinationPolicy(type, destination, id, failure.at);
}
