/** `Schedule`, `CloudWatchEvent` and `EventBridgeRule`: a rule with one target. */
import { booleanOf } from '../../../value/read.js';
import type { Value } from '../../../value/value.js';
import type { Resource } from '../../template.js';
import { givenAt } from '../as-written.js';
import { madeFrom } from '../lowering.js';
import { attribute, type MadeValue } from '../made-value.js';
import { deadLetters } from './dead-letters.js';
import { picked, type SamEvent } from './event.js';

export interface RuleTarget {
  readonly arn: Value;
  readonly role: Value | null;
  /** The ending of a target id that SAM makes up. */
  readonly suffix: 'LambdaTarget' | 'StepFunctionsTarget';
}

/** The rule, and the dead-letter queue that it may send to. */
export function ruleResources(event: SamEvent, target: RuleTarget): readonly Resource[] {
  const { id, owner, at, properties } = event;
  const letters = deadLetters(event, attribute(id, 'Arn', at));
  const isSchedule = event.type === 'Schedule';
  const named = isSchedule
    ? {
        ScheduleExpression: givenAt(properties, 'Schedule'),
        Name: givenAt(properties, 'Name'),
        Description: givenAt(properties, 'Description'),
      }
    : {
        EventBusName: givenAt(properties, 'EventBusName'),
        EventPattern: givenAt(properties, 'Pattern'),
        Name: givenAt(properties, 'RuleName'),
      };
  const rule = madeFrom(owner, {
    id,
    type: 'AWS::Events::Rule',
    at,
    properties: { ...named, State: stateOf(properties), Targets: [targetOf(event, target, letters.queue)] },
  });
  return [rule, ...letters.resources];
}

function stateOf(properties: Value): MadeValue | null {
  const enabled = givenAt(properties, 'Enabled');
  if (enabled === null) return givenAt(properties, 'State');
  return booleanOf(enabled) === false ? 'DISABLED' : 'ENABLED';
}

const maxIdLength = 64;

function targetOf({ id, properties }: SamEvent, { arn, role, suffix }: RuleTarget, queue: Value | null): MadeValue {
  return {
    Arn: arn,
    Id: givenAt(properties, 'Target', 'Id') ?? `${id.slice(0, maxIdLength - suffix.length)}${suffix}`,
    RoleArn: role,
    ...picked(properties, ['Input', 'InputPath', 'InputTransformer', 'RetryPolicy']),
    DeadLetterConfig: queue === null ? null : { Arn: queue },
  };
}
