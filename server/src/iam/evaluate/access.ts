/** What is asked of an evaluation, and what it answers. */
import type { Guard } from '../../value/guard.js';
import type { PartialText } from '../partial-text.js';
import type { Policy, Statement } from '../policy.js';

/**
 * Who asks. A role asks through its sessions. A group stands for a user who is in it and has nothing else. `anyone`:
 * nothing is known, as for a policy document alone.
 */
export type CallerKind = 'role' | 'user' | 'group' | 'anyone';

export interface Caller {
  readonly kind: CallerKind;
  /** The ARN of the role or user; null for other kinds, and when nothing of it is known. */
  readonly arn: PartialText | null;
  readonly account: PartialText;
  /** Its name without path; null when it has none. */
  readonly name: PartialText | null;
  /** Its own tags, by name in lower case; null when they are not known. A role's session may add tags of its own. */
  readonly tags: ReadonlyMap<string, PartialText> | null;
}

/** The values of a key in a request; null when the request does not have the key. */
export type KeyValues = readonly PartialText[] | null;

/** What a request is for. */
export type RequestedResource =
  | { readonly kind: 'one'; readonly arn: PartialText }
  /** Any resource there is; only those whose ARN begins with `within`, where that is not empty. */
  | { readonly kind: 'any'; readonly within: PartialText };

/** What fills holes, by their ids. */
export type Fillings = ReadonlyMap<string, string>;

export interface AccessRequest {
  readonly caller: Caller;
  /** `s3:GetObject`. */
  readonly action: string;
  readonly resource: RequestedResource;
  /** The partition of the account, where the resource does not show it; left out when it is not known. */
  readonly partition?: string;
  /** What else is known about the deployment, such as the region; left out when nothing is. */
  readonly fillings?: Fillings;
  /** What is known of the request, by key in lower case; it takes precedence over what follows from the caller. */
  readonly context: ReadonlyMap<string, KeyValues>;
  /** Whether keys that are not given are absent; otherwise they may have any value, or be absent. */
  readonly onlyGivenContext: boolean;
}

export interface NamedPolicy {
  readonly name: string;
  /** Null for a policy of which nothing is known: it may allow and deny anything. */
  readonly policy: Policy | null;
  /** When it applies. */
  readonly when: Guard;
}

/** The policies that decide, each in its role. */
export interface DecidingPolicies {
  /** All policies of the caller: inline ones, attached ones, those of its groups. */
  readonly identity: readonly NamedPolicy[];
  /** Permissions boundaries; none when the caller has none, several when conditions choose between them. */
  readonly boundary: readonly NamedPolicy[];
  /** The policies of the resource; those of kind `trust` and `key` must allow the request by themselves. */
  readonly resource: readonly NamedPolicy[];
}

export type AccessAnswer = 'allowed' | 'denied' | 'conditional' | 'unknown';

export interface Reason {
  /** `boundary`: it limits, by what it allows or by not mentioning something. */
  readonly effect: 'allow' | 'deny' | 'boundary';
  readonly policy: NamedPolicy;
  /** Null for a policy that decides by what it does not mention, or of which nothing is known. */
  readonly statement: Statement | null;
}

export interface Verdict {
  readonly answer: AccessAnswer;
  /** What must hold for the request to be allowed; empty unless the answer is conditional. */
  readonly when: readonly string[];
  readonly because: readonly Reason[];
}
