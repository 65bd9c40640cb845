/** Everything that SAM creates for a state machine. */
import { deref } from '../../syntax/lookup.js';
import type { Value } from '../../value/value.js';
import type { Resource } from '../template.js';
import { functionAt, givenAt, isEmpty, literalText, writtenAt } from './as-written.js';
import { eventsOf, type SamEvent } from './event/event.js';
import { ruleResources } from './event/rule-event.js';
import { scheduleResources } from './event/schedule-event.js';
import { tracePolicy } from './function/function-role.js';
import { awsPolicy, madeFrom, type Lowering } from './lowering.js';
import { attribute, ref, type MadeValue } from './made-value.js';
import { ownGrants } from './policy-entry.js';
import { allow, distinct, inline, trustOf } from './role.js';
import { roleTags, sharedTags } from './tags.js';

export function loweredStateMachine(owner: Resource, lowering: Lowering): readonly Resource[] {
  if (owner.properties.kind !== 'map') return [];
  const alias = literalText(owner.properties, 'AutoPublishAlias');
  const isTargetAlias = alias !== null && literalText(owner.properties, 'UseAliasAsEventTarget')?.toLowerCase() === 'true';
  const target = ref(isTargetAlias ? aliasId(owner, alias) : owner.id, owner.key);
  return [
    ...executionRole(owner, lowering),
    ...(alias === null || alias === '' ? [] : publication(owner, alias)),
    ...eventsOf(owner).flatMap((event) => eventResources(event, target)),
  ];
}

/** A role is created only when none is given, whatever the value of the property. */
function executionRole(owner: Resource, lowering: Lowering): readonly Resource[] {
  const { properties } = owner;
  if (functionAt(writtenAt(properties, 'Role')) !== null || !isEmpty(givenAt(properties, 'Role'))) return [];
  const id = `${owner.id}Role`;
  const { managed, inline: documents } = ownGrants(owner, id, lowering);
  return [
    madeFrom(owner, {
      id,
      type: 'AWS::IAM::Role',
      at: null,
      properties: {
        AssumeRolePolicyDocument: trustOf('states.amazonaws.com'),
        ManagedPolicyArns: distinct([...managed, ...tracing(owner, lowering)]),
        Policies: documents.length === 0 ? null : documents,
        Path: givenAt(properties, 'RolePath'),
        PermissionsBoundary: givenAt(properties, 'PermissionsBoundary'),
        Tags: roleTags(owner, 'stateMachine:createdBy'),
      },
    }),
  ];
}

/** Only a literal boolean turns tracing on, not a text or a function. */
function tracing({ properties }: Resource, lowering: Lowering): readonly Value[] {
  const enabled = deref(writtenAt(givenAt(properties, 'Tracing'), 'Enabled'));
  const isOn = enabled?.kind === 'scalar' && enabled.tag === null && enabled.style === 'plain' && /^(?:true|yes|on)$/i.test(enabled.text);
  return isOn ? [awsPolicy(tracePolicy(lowering), enabled, lowering)] : [];
}

function aliasId({ id }: Resource, name: string): string {
  return `${id}Alias${name}`;
}

function publication(owner: Resource, alias: string): readonly Resource[] {
  const at = givenAt(owner.properties, 'AutoPublishAlias')?.at ?? null;
  const version = `${owner.id}Version`;
  return [
    madeFrom(owner, {
      id: version,
      type: 'AWS::StepFunctions::StateMachineVersion',
      at,
      properties: { StateMachineArn: ref(owner.id, at), StateMachineRevisionId: attribute(owner.id, 'StateMachineRevisionId', at) },
    }),
    madeFrom(owner, {
      id: aliasId(owner, alias),
      type: 'AWS::StepFunctions::StateMachineAlias',
      at,
      properties: { Name: alias, DeploymentPreference: preference(owner, ref(version, at)) },
    }),
  ];
}

function preference({ properties }: Resource, version: Value): MadeValue {
  const given = givenAt(properties, 'DeploymentPreference');
  const entries = given?.kind === 'map' ? given.entries.map(({ key, value }): [string, MadeValue] => [key, value]) : [];
  return { Type: 'ALL_AT_ONCE', ...Object.fromEntries(entries), StateMachineVersionArn: version };
}

/** Events start a state machine with a role of their own. */
function eventResources(event: SamEvent, target: Value): readonly Resource[] {
  const { id, at, properties } = event;
  const role = `${id}Role`;
  switch (event.type) {
    case 'Schedule': {
      const given = givenAt(properties, 'RoleArn');
      const rule = ruleResources(event, { arn: target, role: given ?? attribute(role, 'Arn', at), suffix: 'StepFunctionsTarget' });
      return given === null ? [...rule, startRole(event, 'events.amazonaws.com', target)] : rule;
    }
    case 'CloudWatchEvent':
    case 'EventBridgeRule':
      return [
        ...ruleResources(event, { arn: target, role: attribute(role, 'Arn', at), suffix: 'StepFunctionsTarget' }),
        startRole(event, 'events.amazonaws.com', target),
      ];
    case 'ScheduleV2':
      return scheduleResources(event, target, startPolicy(id, target, event));
    case 'Api':
      return [startRole(event, 'apigateway.amazonaws.com', target)];
    default:
      return [];
  }
}

function startPolicy(prefix: string, target: Value, { at }: SamEvent): Value {
  return inline(`${prefix}StartExecutionPolicy`, [allow('states:StartExecution', target)], at);
}

function startRole(event: SamEvent, service: string, target: Value): Resource {
  const id = `${event.id}Role`;
  return madeFrom(event.owner, {
    id,
    type: 'AWS::IAM::Role',
    at: event.at,
    properties: {
      AssumeRolePolicyDocument: trustOf(service),
      Policies: [startPolicy(id, target, event)],
      PermissionsBoundary: givenAt(event.owner.properties, 'PermissionsBoundary'),
      Tags: sharedTags(event.owner),
    },
  });
}
