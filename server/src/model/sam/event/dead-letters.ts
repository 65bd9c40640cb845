/** The dead-letter queue of an event: one in the template, or one that SAM creates for it. */
import type { Value } from '../../../value/value.js';
import type { Resource } from '../../template.js';
import { givenAt, literalText } from '../as-written.js';
import { madeFrom } from '../lowering.js';
import { attribute, ref } from '../made-value.js';
import { sharedTags } from '../tags.js';
import type { SamEvent } from './event.js';

export interface DeadLetters {
  /** The ARN of the queue; null for an event without a queue. */
  readonly queue: Value | null;
  readonly resources: readonly Resource[];
}

/** Given the ARN of a rule, a queue that is created lets that rule send to it. */
export function deadLetters(event: SamEvent, rule: Value | null): DeadLetters {
  const config = givenAt(event.properties, 'DeadLetterConfig');
  const queue = givenAt(config, 'Arn');
  if (config === null || queue !== null) return { queue, resources: [] };
  if (literalText(config, 'Type') !== 'SQS') return { queue: null, resources: [] };
  const id = literalText(config, 'QueueLogicalId') ?? `${event.id}Queue`;
  const made = madeFrom(event.owner, { id, type: 'AWS::SQS::Queue', at: config.at, properties: { Tags: sharedTags(event.owner) } });
  const arn = attribute(id, 'Arn', config.at);
  if (rule === null) return { queue: arn, resources: [made] };
  const policy = queuePolicy(event, `${event.id}QueuePolicy`, {
    url: ref(id, config.at),
    arn,
    source: rule,
    principal: { Service: 'events.amazonaws.com' },
  });
  return { queue: arn, resources: [made, policy] };
}

interface QueuePolicyParts {
  readonly url: Value;
  readonly arn: Value;
  readonly source: Value;
  readonly principal: '*' | { readonly Service: string };
}

/** Lets a principal send to a queue on behalf of one source. */
export function queuePolicy(event: SamEvent, id: string, { url, arn, source, principal }: QueuePolicyParts): Resource {
  return madeFrom(event.owner, {
    id,
    type: 'AWS::SQS::QueuePolicy',
    at: event.at,
    properties: {
      Queues: [url],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Action: 'sqs:SendMessage',
            Effect: 'Allow',
            Principal: principal,
            Resource: arn,
            Condition: { ArnEquals: { 'aws:SourceArn': source } },
          },
        ],
      },
    },
  });
}
