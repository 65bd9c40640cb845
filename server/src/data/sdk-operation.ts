/** Which IAM actions an operation or a waiter of an AWS SDK client needs. */
import { findAction } from './action-catalogue.js';
import { sdkOperationTable } from './generated/sdk-operation.js';

interface Client {
  /** The prefix of its actions. */
  readonly prefix: string;
  /** Operations and waiters, in lower case, that need actions other than the one with their own name. */
  readonly differing: ReadonlyMap<string, readonly string[]>;
}

let clients: ReadonlyMap<string, Client> | undefined;
let callsByPrefix: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> | undefined;

/**
 * The prefix of the actions of a client, by any of its names (`stepfunctions`, `SFN`, `states`, `cloudwatch-logs`); null for an
 * unknown one.
 */
export function prefixOfClient(name: string): string | null {
  return clientOf(name)?.prefix ?? null;
}

/**
 * The actions, such as `s3:GetObject`, that an operation needs, in any spelling (`GetObject`, `get_object`, `get-object`); none
 * when it is unknown.
 */
export function actionsOfOperation(client: string, operation: string): readonly string[] {
  const known = clientOf(client);
  if (known === null) return [];
  const name = plain(operation);
  const differing = known.differing.get(name);
  if (differing !== undefined) return differing.map((action) => `${known.prefix}:${action}`);
  const action = findAction(known.prefix, name);
  return action === null ? [] : [`${known.prefix}:${action.name}`];
}

/**
 * The names of the actions that a call needs although no action of the prefix has the name of the call: `ListBucket` for `s3`
 * and `ListObjectsV2`; none when unknown.
 */
export function actionsOfCall(prefix: string, operation: string): readonly string[] {
  callsByPrefix ??= readCalls();
  return callsByPrefix.get(prefix.toLowerCase())?.get(plain(operation)) ?? [];
}

/** Several clients can have the same prefix: both versions of API Gateway have `apigateway`. */
function readCalls(): ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> {
  clients ??= readClients();
  const found = new Map<string, Map<string, readonly string[]>>();
  for (const { prefix, differing } of clients.values()) {
    const calls = found.get(prefix) ?? new Map<string, readonly string[]>();
    for (const [operation, actions] of differing) if (!calls.has(operation)) calls.set(operation, actions);
    found.set(prefix, calls);
  }
  return found;
}

function clientOf(name: string): Client | null {
  clients ??= readClients();
  return clients.get(plain(name)) ?? null;
}

/** A prefix that is not the name of a client stands for the first client that has it. */
function readClients(): ReadonlyMap<string, Client> {
  const found = new Map(sdkOperationTable.split('\n').flatMap(readClient));
  for (const client of [...found.values()]) if (!found.has(client.prefix)) found.set(client.prefix, client);
  return found;
}

function readClient(line: string): readonly (readonly [string, Client])[] {
  const [name = '', alias = '', prefix = '', ...operations] = line.split(' ');
  const differing = new Map(
    operations.map((pair) => {
      const [operation = '', actions = ''] = pair.split('=');
      return [plain(operation), actions.split(',')] as const;
    }),
  );
  const client = { prefix, differing };
  return [
    [plain(name), client],
    [alias, client],
  ];
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
