/** Where policies stand in a document, and what they are about. */
import type { Policy, Statement } from '../../iam/policy.js';
import type { Resource } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import type { Guard } from '../../value/guard.js';
import type { Value } from '../../value/value.js';

export interface PolicySite {
  readonly policy: Policy;
  /** The resource that holds the policy; null for a policy document alone. */
  readonly owner: Resource | null;
  /** What it is called: its `PolicyName`, `ManagedPolicyName`, …, else the logical id of its owner, else `policy`. */
  readonly name: string;
  /** When it is there: the condition of its owner, and those on the way to it. */
  readonly when: Guard;
  /** The policy as written, or what stands for it: the owner's key when no text says it. */
  readonly at: Node;
  /** `flattened`: the properties of a resource such as `AWS::Lambda::Permission` that say one statement. */
  readonly form: 'document' | 'flattened';
  /** Whom it is for: things of AWS IoT have policies of their own kind of identity. */
  readonly isForDevices: boolean;
  /** What a resource policy protects; empty for other policies, and when that is not known. */
  readonly protects: readonly ProtectedResource[];
}

/** Whether a key of a policy, or what stands for it, is the author's: what SAM writes for a policy template stands nowhere. */
export function isOfAuthor(keyAt: Node | null, { form }: PolicySite): boolean {
  return keyAt !== null || form === 'flattened';
}

export interface ProtectedResource {
  /** The resource of this template, or null for one from elsewhere. */
  readonly resource: Resource | null;
  readonly value: Value;
  /** When the policy is about it, where it is there. */
  readonly when: Guard;
}

export interface StatementSite {
  readonly statement: Statement;
  readonly site: PolicySite;
  /** When the statement is there: `when` of the policy and of the statement together. */
  readonly when: Guard;
  /** The statement as written, or what stands for it. */
  readonly at: Node;
}
