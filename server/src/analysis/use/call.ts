/** A call to AWS that a script makes, and what it takes to be allowed it. */
import type { Span } from '../../text/span.js';
import type { Value } from '../../value/value.js';

/** By which program or library; `integration`: a state machine or an automation names the operation itself. */
export type CallApi = 'cli' | 'powershell' | 'boto3' | 'sdk-js' | 'cfn-tools' | 'integration';

export interface Call {
  readonly api: CallApi;
  /** The IAM prefix of the service, such as `s3`; null for a service that is not known. */
  readonly service: string | null;
  /** As the script writes it: `get-object`, `get_object`, `GetObject`, `cp`. */
  readonly operation: string;
  /** All IAM actions that it needs, `s3:GetObject`; empty when they are not known, or none is needed. */
  readonly actions: readonly string[];
  /** What it needs, each action with its resources. */
  readonly needs: readonly CallNeed[];
  /** The options and arguments that it is given by name, in lower case letters and digits; null for a text that is not written out. */
  readonly arguments: ReadonlyMap<string, string | null>;
  /** Whether it may be given more: what a variable or a file holds. */
  readonly isOpen: boolean;
  /** The offset in the script at which its arguments begin, behind the bracket of a call in code; null for any other. */
  readonly argumentsAt: number | null;
  /** Where it is written. */
  readonly at: Span;
}

/** Actions, and what a call needs them on. */
export interface CallNeed {
  readonly actions: readonly string[];
  /** ARNs that the script itself spells out, whole or with `hole` for what is open. */
  readonly resources: readonly string[];
  /** What the template fills in where the resources are named, such as a `Ref` to a bucket. */
  readonly references: readonly Value[];
}

/** For messages: `s3 get-object`; the operation alone where the service is not known. */
export function shownCall({ service, operation }: Call): string {
  return service === null ? operation : `${service} ${operation}`;
}

/** A call as a reader of one language finds it, with its place in the text of the script. */
export interface FoundCall extends Pick<Call, 'api' | 'operation' | 'arguments' | 'isOpen'> {
  /** A name of the client: `s3api`, `secrets-manager`. */
  readonly client: string;
  /** What it needs, where the operation alone does not say it. */
  readonly needs: readonly FoundNeed[] | null;
  /** ARNs among its arguments. */
  readonly resources: readonly string[];
  /** Where it says what has nothing to do with its resources, such as the region. */
  readonly aside?: readonly Span[];
  /** Where its resources are named, when that is elsewhere. */
  readonly namedAt?: Span;
  /** Behind the bracket that opens its arguments in code. */
  readonly argumentsAt?: number;
  readonly from: number;
  readonly to: number;
}

/** `at`: the place in the text that names the resources; null for the whole call. */
export interface FoundNeed extends Pick<CallNeed, 'actions' | 'resources'> {
  readonly at: Span | null;
}

/** `--user-name`, `UserName` and `user_name` are one argument. */
export function argumentName(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
