/** `SNS`: a subscription of the function itself, or of a queue that the function reads. */
import { booleanOf, isMap, valueAt } from '../../../value/read.js';
import type { Value } from '../../../value/value.js';
import type { Resource } from '../../template.js';
import { givenAt, isEmpty, literalText } from '../as-written.js';
import { awsPolicy, madeFrom, type Lowering } from '../lowering.js';
import { attribute, ref, type MadeValue } from '../made-value.js';
import { permission } from '../permission.js';
import { sharedTags } from '../tags.js';
import { queuePolicy } from './dead-letters.js';
import { making, picked, type Made, type SamEvent, type Target } from './event.js';

export function snsEvent(event: SamEvent, target: Target, lowering: Lowering): Made {
  const { properties, owner, at, id } = event;
  const queued = givenAt(properties, 'SqsSubscription');
  const topic = givenAt(properties, 'Topic');
  if (isEmpty(queued) || booleanOf(queued) === false) {
    return making(
      permission(owner, { id: `${id}Permission`, function: target.name, principal: 'sns.amazonaws.com', sourceArn: topic, at }),
      subscription(event, 'lambda', target.arn),
    );
  }
  return throughQueue(event, target, queued, lowering);
}

function subscription(event: SamEvent, protocol: string, endpoint: Value): Resource {
  return madeFrom(event.owner, {
    id: event.id,
    type: 'AWS::SNS::Subscription',
    at: event.at,
    properties: {
      Protocol: protocol,
      Endpoint: endpoint,
      TopicArn: givenAt(event.properties, 'Topic'),
      ...picked(event.properties, ['Region', 'FilterPolicy', 'FilterPolicyScope', 'RedrivePolicy']),
    },
  });
}

/** A map names the queue; otherwise SAM creates one. */
function throughQueue(event: SamEvent, target: Target, queued: Value | null, lowering: Lowering): Made {
  const { id, owner, at, properties } = event;
  const isOwn = !isMap(queued);
  const arn = isOwn ? attribute(`${id}Queue`, 'Arn', at) : givenAt(queued, 'QueueArn');
  const url = isOwn ? ref(`${id}Queue`, at) : givenAt(queued, 'QueueUrl');
  const topic = givenAt(properties, 'Topic');
  // SAM rejects a queue with only one of the two, and an event without a topic.
  if (arn === null || url === null || topic === null) return making();
  const mapping = madeFrom(owner, {
    id: `${id}EventSourceMapping`,
    type: 'AWS::Lambda::EventSourceMapping',
    at,
    properties: { FunctionName: target.name, EventSourceArn: arn, BatchSize: givenAt(queued, 'BatchSize') ?? 10, Enabled: true },
  });
  const policyId = literalText(queued, 'QueuePolicyLogicalId') ?? `${id}QueuePolicy`;
  const queue = isOwn
    ? [
        madeFrom(owner, {
          id: `${id}Queue`,
          type: 'AWS::SQS::Queue',
          at,
          properties: { FifoQueue: fifoOf(topic, lowering), Tags: sharedTags(owner) },
        }),
      ]
    : [];
  return {
    resources: [
      mapping,
      ...queue,
      queuePolicy(event, policyId, { url, arn, source: topic, principal: '*' }),
      subscription(event, 'sqs', arn),
    ],
    grants: { managed: [awsPolicy('service-role/AWSLambdaSQSQueueExecutionRole', at, lowering)], inline: [] },
  };
}

/** The queue of a FIFO topic is FIFO too. */
function fifoOf(topic: Value, { resources }: Lowering): MadeValue | null {
  const fifo = topic.kind === 'ref' ? valueAt(resources.get(topic.name)?.properties ?? null, 'FifoTopic') : null;
  return fifo === null || booleanOf(fifo) === false ? null : fifo;
}
