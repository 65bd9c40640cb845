/** `ScheduleV2`: a schedule with a role of its own, for functions and state machines alike. */
import type { Value } from '../../../value/value.js';
import type { Resource } from '../../template.js';
import { givenAt, isEmpty } from '../as-written.js';
import { destinationPolicy } from '../function/destination.js';
import { madeFrom } from '../lowering.js';
import { attribute, type MadeMap } from '../made-value.js';
import { trustOf } from '../role.js';
import { sharedTags } from '../tags.js';
import { deadLetters } from './dead-letters.js';
import { picked, type SamEvent } from './event.js';

const passed = [
  'ScheduleExpression',
  'State',
  'Description',
  'StartDate',
  'EndDate',
  'ScheduleExpressionTimezone',
  'GroupName',
  'KmsKeyArn',
];

/** `policy` permits what the schedule is for. */
export function scheduleResources(event: SamEvent, target: Value, policy: Value): readonly Resource[] {
  const { id, owner, at, properties } = event;
  const letters = deadLetters(event, null);
  const given = givenAt(properties, 'RoleArn');
  const isGiven = !isEmpty(given);
  const role = isGiven ? [] : [scheduleRole(event, policy, letters.queue)];
  const schedule = madeFrom(owner, {
    id,
    type: 'AWS::Scheduler::Schedule',
    at,
    properties: {
      ...picked(properties, passed),
      Name: givenAt(properties, 'OmitName') === null ? (givenAt(properties, 'Name') ?? id) : null,
      FlexibleTimeWindow: givenAt(properties, 'FlexibleTimeWindow') ?? { Mode: 'OFF' },
      Target: {
        Arn: target,
        RoleArn: isGiven ? given : attribute(`${id}Role`, 'Arn', at),
        ...picked(properties, ['Input', 'RetryPolicy']),
        DeadLetterConfig: letters.queue === null ? null : { Arn: letters.queue },
      },
    },
  });
  return [schedule, ...letters.resources, ...role];
}

function scheduleRole({ id, owner, at, properties }: SamEvent, policy: Value, queue: Value | null): Resource {
  const sending = queue === null ? null : destinationPolicy('SQS', queue, id, at);
  const role: MadeMap = {
    AssumeRolePolicyDocument: trustOf('scheduler.amazonaws.com'),
    Policies: sending === null ? [policy] : [policy, sending],
    PermissionsBoundary: givenAt(properties, 'PermissionsBoundary'),
    Tags: sharedTags(owner),
  };
  return madeFrom(owner, { id: `${id}Role`, type: 'AWS::IAM::Role', at, properties: role });
}
