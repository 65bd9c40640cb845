/** Policies and statements with their places in a document, and what they are about. */
import type { Policy, Statement } from '../../iam/policy.js';
import type { Resource } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import type { Guard } from '../../value/guard.js';
import type { Value } from '../../value/value.js';

export interface PolicySite {
  readonly policy: Policy;
  /** The resource that holds the policy; null for a policy document alone. */
  readonly owner: Resource | null;
  /** Its `PolicyName`, `ManagedPolicyName`, …, else the logical ID of its owner, else `policy`. */
  readonly name: string;
  /** When it exists: the condition of its owner, and those on the way to it. */
  readonly when: Guard;
  /** The policy as written, or the key of its owner when it is not written in the text. */
  readonly at: Node;
  /** `flattened`: the properties of a resource such as `AWS::Lambda::Permission`, which amount to one statement. */
  readonly form: 'document' | 'flattened';
  /** Whether it is for AWS IoT things, which are not identities of IAM. */
  readonly isForDevices: boolean;
  /** What a resource policy protects; empty for other policies, and when that is not known. */
  readonly protects: readonly ProtectedResource[];
}

/** Whether a part of a policy was written by the author, given its key; what SAM adds for a policy template is not in the text. */
export function isOfAuthor(keyAt: Node | null, { form }: PolicySite): boolean {
  return keyAt !== null || form === 'flattened';
}

export interface ProtectedResource {
  /** The resource of this template, or null for one from elsewhere. */
  readonly resource: Resource | null;
  readonly value: Value;
  /** When the policy, if it exists, is about it. */
  readonly when: Guard;
}

export interface StatementSite {
  readonly statement: Statement;
  readonly site: PolicySite;
  /** When the statement exists: `when` of the policy and of the statement together. */
  readonly when: Guard;
  /** The statement as written, or the place of its policy. */
  readonly at: Node;
}
