/** `EventInvokeConfig`: where the results of asynchronous invocations go, and the queue or topic created for them. */
import { alternatives } from '../../../value/compose.js';
import { always, conjoin, type Guard } from '../../../value/guard.js';
import { isMap } from '../../../value/read.js';
import type { Value } from '../../../value/value.js';
import type { Resource } from '../../template.js';
import { choiceOf, givenAt, isNoValue, settledText, writtenAt } from '../as-written.js';
import { making, picked, type Made } from '../event/event.js';
import { madeFrom } from '../lowering.js';
import { destinationId } from '../made-id.js';
import { attribute, ref, type MadeValue } from '../made-value.js';
import { sharedTags } from '../tags.js';
import { destinationPolicy } from './destination.js';

export function invokeConfig(owner: Resource): Made {
  const config = givenAt(owner.properties, 'EventInvokeConfig');
  if (!isMap(config) || config.entries.length === 0) return making();
  const id = `${owner.id}EventInvokeConfig`;
  const outcomes = ['OnSuccess', 'OnFailure'].flatMap((name) => {
    const outcome = givenAt(config, 'DestinationConfig', name);
    return isMap(outcome) ? [{ name, ...destinationOf(owner, outcome, name) }] : [];
  });
  const resource = madeFrom(owner, {
    id,
    type: 'AWS::Lambda::EventInvokeConfig',
    at: config.at,
    properties: {
      ...picked(config, ['MaximumEventAgeInSeconds', 'MaximumRetryAttempts']),
      FunctionName: ref(owner.id, config.at),
      Qualifier: givenAt(owner.properties, 'AutoPublishAlias') ?? '$LATEST',
      DestinationConfig: Object.fromEntries(outcomes.map(({ name, target }): [string, MadeValue] => [name, { Destination: target }])),
    },
  });
  return {
    resources: [...outcomes.flatMap(({ made }) => made ?? []), resource],
    grants: { managed: [], inline: outcomes.flatMap(({ policy }) => policy ?? []) },
  };
}

interface Outcome {
  readonly target: Value;
  readonly policy: Value | null;
  readonly made: Resource | null;
}

/** SAM creates the queue or topic where the destination is missing, even if only under a condition. */
function destinationOf(owner: Resource, outcome: Value, name: string): Outcome {
  const prefix = `${owner.id}EventInvokeConfig${name}`;
  const type = settledText(outcome, 'Type') ?? '';
  const given = givenAt(outcome, 'Destination');
  const kind = type === 'SQS' ? 'Queue' : type === 'SNS' ? 'Topic' : null;
  const missing = kind === null ? null : missingWhen(outcome, given);
  if (kind === null || missing === null) {
    const target = given ?? { kind: 'none', at: outcome.at };
    return { target, policy: given === null ? null : destinationPolicy(type, given, prefix, outcome.at), made: null };
  }
  const id = destinationId(owner.id, name, kind);
  const own: Value = kind === 'Queue' ? attribute(id, 'Arn', outcome.at) : ref(id, outcome.at);
  const target =
    given?.kind === 'alternatives'
      ? alternatives(
          given.at,
          given.options.map((option) => (option.value.kind === 'none' ? { ...option, value: own } : option)),
        )
      : own;
  const made = madeFrom(owner, {
    id,
    type: kind === 'Queue' ? 'AWS::SQS::Queue' : 'AWS::SNS::Topic',
    at: outcome.at,
    when: conjoin(owner.when, missing) ?? owner.when,
    properties: { Tags: sharedTags(owner) },
  });
  return { target, policy: destinationPolicy(type, target, prefix, outcome.at), made };
}

/** When a destination is missing: always, under a condition, or null for never. */
function missingWhen(outcome: Value, given: Value | null): Guard | null {
  const node = writtenAt(outcome, 'Destination');
  if (node === null) return given === null ? always : null;
  const choice = choiceOf(node);
  if (choice === null || isNoValue(choice.then) === isNoValue(choice.otherwise)) return null;
  if (given === null) return always;
  const [absent] = given.kind === 'alternatives' ? given.options.filter(({ value }) => value.kind === 'none') : [];
  return absent?.when ?? null;
}
