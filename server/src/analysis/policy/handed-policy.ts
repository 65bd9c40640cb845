/**
 * The kinds of policies that are handed to an operation of AWS named in the template: by a state machine, a schedule, or a
 * custom resource of CDK.
 */
import { prefixOfClient } from '../../data/sdk-operation.js';
import type { PolicyKind } from '../../iam/policy.js';
import { textOf, valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';

/** The kind of a policy among the arguments of an operation; null where the policy itself says as much, or there is no operation. */
export function handedKind(around: readonly Value[]): PolicyKind | null {
  const type = nearest(around, (value) => textOf(valueAt(value, 'Type')));
  return kindFor(serviceAround(around), type);
}

/** What the operations of a service take, by its API reference; for other services a principal in the policy decides. */
export function kindFor(service: string | null, type: string | null): PolicyKind | null {
  switch (service) {
    case 'sts':
      return 'session';
    case 'kms':
      return 'key';
    case 'ec2':
      return 'endpoint';
    case 'organizations':
      return type === 'RESOURCE_CONTROL_POLICY' ? 'organization-rcp' : 'organization-scp';
    default:
      return null;
  }
}

/** Whether a policy is for AWS IoT things, which are not identities of IAM. */
export function isHandedToDevices(around: readonly Value[]): boolean {
  return serviceAround(around) === 'iot';
}

function serviceAround(around: readonly Value[]): string | null {
  const client = nearest(around, clientIn);
  return client === null ? null : prefixOfClient(client);
}

function nearest(around: readonly Value[], read: (value: Value) => string | null): string | null {
  for (let index = around.length - 1; index >= 0; index--) {
    const value = around[index];
    const text = value === undefined ? null : read(value);
    if (text !== null) return text;
  }
  return null;
}

/** The client of the operation that a map names, in any of the ways in which AWS allows to name it. */
function clientIn(value: Value): string | null {
  const operation = knownParts(valueAt(value, 'Resource') ?? valueAt(value, 'Arn'));
  const [, client] = /^arn:[\w-]{0,20}:(?:states|scheduler):::aws-sdk:([a-z0-9-]{2,40}):/.exec(operation) ?? [];
  if (client !== undefined) return client;
  const service = textOf(valueAt(value, 'service')) ?? textOf(valueAt(value, 'Service'));
  const isCall = (valueAt(value, 'action') ?? valueAt(value, 'Api')) !== null;
  return isCall ? (service?.replace('@aws-sdk/client-', '').toLowerCase() ?? null) : null;
}

/** An ARN without its partition, if that is filled in. */
function knownParts(value: Value | null): string {
  return value?.kind === 'concat' ? value.parts.map((part) => textOf(part) ?? '').join('') : (textOf(value) ?? '');
}
