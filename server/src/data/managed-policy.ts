/** The AWS managed policies with their documents; each document is unpacked when it is first asked for. */
import { managedPolicyTable, serviceLinkedPolicyTable } from './generated/managed-policy.js';
import { unpack } from './packed-text.js';

export interface ManagedPolicy {
  readonly name: string;
  /** Between the name and `policy` in the ARN: `/`, `/service-role/`, `/job-function/` and others. */
  readonly path: string;
  /** JSON text; null for policies of service-linked roles, which cannot be attached. */
  readonly document: string | null;
}

interface Entry {
  readonly path: string;
  readonly block: Block | null;
  readonly position: number;
}

interface Block {
  readonly packed: string;
  documents: readonly string[] | null;
}

let entries: ReadonlyMap<string, Entry> | undefined;

/** The AWS managed policy with this name, or with this ARN in any partition; null for any other policy. Case matters. */
export function managedPolicy(nameOrArn: string): ManagedPolicy | null {
  const [, path, nameInArn] = /^arn:[^:]*:iam::aws:policy(\/(?:.*\/)?)([^/]*)$/.exec(nameOrArn) ?? [];
  const name = nameInArn ?? nameOrArn;
  const entry = managedPolicies().get(name);
  if (entry === undefined || (path !== undefined && path !== entry.path)) return null;
  return new PackedPolicy(name, entry);
}

class PackedPolicy implements ManagedPolicy {
  readonly name: string;
  readonly path: string;
  readonly #entry: Entry;

  constructor(name: string, entry: Entry) {
    this.name = name;
    this.path = entry.path;
    this.#entry = entry;
  }

  get document(): string | null {
    return documentOf(this.#entry);
  }
}

/** Whether there is an AWS managed policy with that name, given without a path. */
export function isManagedPolicyName(name: string): boolean {
  return managedPolicies().has(name);
}

/** The names of all AWS managed policies, without paths. */
export function managedPolicyNames(): readonly string[] {
  return [...managedPolicies().keys()];
}

function managedPolicies(): ReadonlyMap<string, Entry> {
  entries ??= readEntries();
  return entries;
}

function readEntries(): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  for (const name of serviceLinkedPolicyTable.split(' ')) {
    found.set(name, { path: '/aws-service-role/', block: null, position: 0 });
  }
  for (const line of managedPolicyTable.split('\n')) {
    const [names = '', packed = ''] = line.split('|');
    const block = { packed, documents: null };
    names.split(' ').forEach((pathAndName, position) => {
      const slash = pathAndName.lastIndexOf('/') + 1;
      found.set(pathAndName.slice(slash), { path: `/${pathAndName.slice(0, slash)}`, block, position });
    });
  }
  return found;
}

function documentOf({ block, position }: Entry): string | null {
  if (block === null) return null;
  block.documents ??= unpack(block.packed).split('\n');
  return block.documents[position] ?? null;
}
