/** The execution role of a function. */
import { deref } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import { always, type Guard } from '../../value/guard.js';
import { isMap, textOf, valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { callOf } from '../intrinsic/call.js';
import type { Resource } from '../template.js';
import { choiceOf, hasWritten, isNoValue, writtenAt } from './as-written.js';
import { writtenProperty } from './globals.js';
import { awsPolicy, madeFrom, type Lowering } from './lowering.js';
import { policyEntries } from './policy-entry.js';
import { allow, distinct, inline, join, tagList, trustOf, type Grants } from './role.js';

/** The role of a function with what its events need; null when the function has a role of its own. */
export function functionRole(owner: Resource, extra: Grants, lowering: Lowering): Resource | null {
  const when = roleGuard(owner, lowering);
  if (when === null) return null;
  const id = `${owner.id}Role`;
  const { managed, inline: documents } = join(impliedGrants(owner, lowering), ownGrants(owner, id, lowering));
  const properties = owner.properties;
  const inlinePolicies = [...documents, ...newDocuments(extra.inline, documents)];
  return madeFrom(owner, {
    id, type: 'AWS::IAM::Role', when,
    properties: {
      AssumeRolePolicyDocument: valueAt(properties, 'AssumeRolePolicyDocument') ?? trustOf('lambda.amazonaws.com'),
      ManagedPolicyArns: distinct([...managed, ...extra.managed]),
      Policies: inlinePolicies.length === 0 ? null : inlinePolicies,
      Path: valueAt(properties, 'RolePath'),
      PermissionsBoundary: valueAt(properties, 'PermissionsBoundary'),
      Tags: tagList(valueAt(properties, 'Tags'), { 'lambda:createdBy': 'SAM' }),
    },
  });
}

/** What an event adds has a document of its own, or is not added. */
function newDocuments(added: readonly Value[], present: readonly Value[]): readonly Value[] {
  const all = distinct([...present, ...added], (policy) => valueAt(policy, 'PolicyDocument') ?? policy);
  return all.filter((policy) => !present.includes(policy));
}

/**
 * When the role is made, null for never: a function without `Role`, or a branch of `Fn::If` that says there is none.
 * Then only that condition counts, not the function's own.
 */
function roleGuard(owner: Resource, { scope }: Lowering): Guard | null {
  const { properties } = owner;
  if (properties.kind !== 'map') return null;
  const value = valueAt(properties, 'Role');
  if (value?.kind === 'null' || (value === null && !hasWritten(properties, 'Role'))) return owner.when;
  const choice = choiceOf(writtenAt(properties, 'Role'));
  if (choice === null) return null;
  const [then, otherwise] = [isNoValue(choice.then), isNoValue(choice.otherwise)];
  if (then && otherwise) return owner.when;
  if (!then && !otherwise) return null;
  const holds = scope.conditionHolds(choice.condition) ?? null;
  if (holds !== null) return holds === then ? always : null;
  return [{ kind: 'condition', name: choice.condition, holds: then }];
}

function ownGrants(owner: Resource, role: string, lowering: Lowering): Grants {
  const policies = valueAt(owner.properties, 'Policies');
  const entries = policies === null ? [] : policyEntries(policies, role, owner.when, lowering);
  const valuesOf = (kind: 'managed' | 'inline'): readonly Value[] => entries.filter((entry) => entry.kind === kind).map(({ value }) => value);
  return { managed: valuesOf('managed'), inline: valuesOf('inline') };
}

/** What other properties of a function bring. */
function impliedGrants(owner: Resource, lowering: Lowering): Grants {
  const policy = (name: string, cause: Node | null): Value => awsPolicy(name, cause, lowering);
  const [durable, tracing, network] = ['DurableConfig', 'Tracing', 'VpcConfig'].map((name) => cause(owner, name, lowering));
  const basic = durable === undefined || durable === null ? 'AWSLambdaBasicExecutionRole' : 'AWSLambdaBasicDurableExecutionRolePolicy';
  const managed = [policy(`service-role/${basic}`, durable ?? null)];
  if (tracing !== undefined && tracing !== null && !isDisabled(owner, tracing)) managed.push(policy(tracePolicy(lowering), tracing));
  if (network !== undefined && network !== null) managed.push(policy('service-role/AWSLambdaVPCAccessExecutionRole', network));
  return { managed, inline: deadLetterPolicy(valueAt(owner.properties, 'DeadLetterQueue')) };
}

export function tracePolicy({ partition }: Lowering): string {
  return partition === 'aws' ? 'AWSXrayWriteOnlyAccess' : 'AWSXRayDaemonWriteAccess';
}

/** The node of a property that SAM takes for present: an intrinsic function whatever it yields, but no empty literal. */
function cause(owner: Resource, name: string, { template }: Lowering): Node | null {
  const node = deref(writtenProperty(template, owner, name));
  const value = valueAt(owner.properties, name);
  if (node !== null && callOf(node) !== null) return node;
  if (value === null || value.kind === 'null' || textOf(value) === '' || (isMap(value) && value.entries.length === 0)) return null;
  return value.at ?? node;
}

/** Of the intrinsic functions SAM only looks through references. */
function isDisabled(owner: Resource, tracing: Node): boolean {
  const call = callOf(tracing);
  return (call === null || call.name === 'Ref') && textOf(valueAt(owner.properties, 'Tracing')) === 'Disabled';
}

function deadLetterPolicy(queue: Value | null): readonly Value[] {
  const type = textOf(valueAt(queue, 'Type'));
  const target = valueAt(queue, 'TargetArn');
  if (queue === null || target === null || (type !== 'SQS' && type !== 'SNS')) return [];
  const action = type === 'SQS' ? 'sqs:SendMessage' : 'sns:Publish';
  return [inline('DeadLetterQueuePolicy', [allow(action, target)], queue.at, '2012-10-17')];
}
