/** The execution role of a function. */
import type { Node } from '../../../syntax/tree.js';
import { always, type Guard } from '../../../value/guard.js';
import { textOf, valueAt } from '../../../value/read.js';
import type { Value } from '../../../value/value.js';
import type { Resource } from '../../template.js';
import { choiceOf, functionAt, givenAt, isNoValue, presentAt, writtenAt } from '../as-written.js';
import { writtenProperty } from '../globals.js';
import { awsPolicy, madeFrom, type Lowering } from '../lowering.js';
import { valueOf } from '../made-value.js';
import { ownGrants } from '../policy-entry.js';
import { allow, distinct, inline, join, trustOf, type Grants } from '../role.js';
import { roleTags } from '../tags.js';

/**
 * The role of a function; null when the function is given one. Grants for destinations come before the policies of the
 * function, grants for events after them.
 */
export function functionRole(owner: Resource, destinations: Grants, events: Grants, lowering: Lowering): Resource | null {
  const when = roleGuard(owner, lowering);
  if (when === null) return null;
  const id = `${owner.id}Role`;
  const { managed, inline: documents } = join(impliedGrants(owner, lowering), destinations, ownGrants(owner, id, lowering));
  const properties = owner.properties;
  const policies = [...documents, ...newDocuments(events.inline, documents)];
  return madeFrom(owner, {
    id,
    type: 'AWS::IAM::Role',
    at: null,
    when,
    properties: lowering.scope.restrict(
      valueOf(
        {
          AssumeRolePolicyDocument: givenAt(properties, 'AssumeRolePolicyDocument') ?? trustOf('lambda.amazonaws.com'),
          ManagedPolicyArns: distinct([...managed, ...events.managed]),
          Policies: policies.length === 0 ? null : policies,
          Path: givenAt(properties, 'RolePath'),
          PermissionsBoundary: givenAt(properties, 'PermissionsBoundary'),
          Tags: roleTags(owner, 'lambda:createdBy'),
        },
        null,
      ),
      when,
    ),
  });
}

/** Leaves out what events add when the same document is already present. */
function newDocuments(added: readonly Value[], present: readonly Value[]): readonly Value[] {
  const all = distinct([...present, ...added], (policy) => givenAt(policy, 'PolicyDocument') ?? policy);
  return all.filter((policy) => !present.includes(policy));
}

/**
 * When the role is created, null for never: for a function without `Role`, or with a branch of `Fn::If` that gives none. In
 * that case only this condition counts, not that of the function.
 */
function roleGuard(owner: Resource, { scope }: Lowering): Guard | null {
  const { properties } = owner;
  if (properties.kind !== 'map') return null;
  const value = valueAt(properties, 'Role');
  if (value?.kind === 'null' || (value === null && writtenAt(properties, 'Role') === null)) return owner.when;
  const choice = choiceOf(writtenAt(properties, 'Role'));
  if (choice === null) return null;
  const [then, otherwise] = [isNoValue(choice.then), isNoValue(choice.otherwise)];
  if (then && otherwise) return owner.when;
  if (!then && !otherwise) return null;
  const holds = scope.conditionHolds(choice.condition);
  if (holds !== null) return holds === then ? always : null;
  return [{ kind: 'condition', name: choice.condition, holds: then }];
}

/** What other properties of a function grant. */
function impliedGrants(owner: Resource, lowering: Lowering): Grants {
  const policy = (name: string, cause: Node | null): Value => awsPolicy(name, cause, lowering);
  const present = (name: string): Node | null => presentAt(owner.properties, name, writtenProperty(lowering.template, owner, name));
  const [durable, tracing, network] = [present('DurableConfig'), present('Tracing'), present('VpcConfig')];
  const basic = durable === null ? 'AWSLambdaBasicExecutionRole' : 'AWSLambdaBasicDurableExecutionRolePolicy';
  const managed = [policy(`service-role/${basic}`, durable)];
  if (tracing !== null && !isDisabled(owner, tracing)) managed.push(policy(tracePolicy(lowering), tracing));
  if (network !== null) managed.push(policy('service-role/AWSLambdaVPCAccessExecutionRole', network));
  return { managed, inline: deadLetterPolicy(givenAt(owner.properties, 'DeadLetterQueue')) };
}

export function tracePolicy({ partition }: Lowering): string {
  return partition === 'aws' ? 'AWSXrayWriteOnlyAccess' : 'AWSXRayDaemonWriteAccess';
}

/** Of all intrinsic functions, SAM resolves only references. */
function isDisabled(owner: Resource, tracing: Node): boolean {
  const name = functionAt(tracing);
  return (name === null || name === 'Ref') && textOf(givenAt(owner.properties, 'Tracing')) === 'Disabled';
}

function deadLetterPolicy(queue: Value | null): readonly Value[] {
  const type = textOf(givenAt(queue, 'Type'));
  const target = givenAt(queue, 'TargetArn');
  if (queue === null || target === null || (type !== 'SQS' && type !== 'SNS')) return [];
  const action = type === 'SQS' ? 'sqs:SendMessage' : 'sns:Publish';
  return [inline('DeadLetterQueuePolicy', [allow(action, target)], queue.at, '2012-10-17')];
}
