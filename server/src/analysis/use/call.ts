/** A call to AWS in a script, and the permissions that it needs. */
import type { Span } from '../../text/span.js';
import type { Value } from '../../value/value.js';

/** The program or library that makes it; `integration`: a state machine or an automation names the operation itself. */
export type CallApi = 'cli' | 'powershell' | 'boto3' | 'sdk-js' | 'cfn-tools' | 'integration';

export interface Call {
  readonly api: CallApi;
  /** The IAM prefix of the service, such as `s3`; null for an unknown service. */
  readonly service: string | null;
  /** As written in the script: `get-object`, `get_object`, `GetObject`, `cp`. */
  readonly operation: string;
  /** All IAM actions that it needs, `s3:GetObject`; empty when they are not known, or none is needed. */
  readonly actions: readonly string[];
  /** What it needs, each action with its resources. */
  readonly needs: readonly CallNeed[];
  /** The named options and arguments, in lower case letters and digits; null for a value that is not spelled out. */
  readonly arguments: ReadonlyMap<string, string | null>;
  /** Whether it may have further arguments, from a variable or a file. */
  readonly isOpen: boolean;
  /** The offset in the script after the opening bracket of a call in code; null for any other call. */
  readonly argumentsAt: number | null;
  /** Where it is written. */
  readonly at: Span;
}

/** Actions, and the resources on which a call needs them. */
export interface CallNeed {
  readonly actions: readonly string[];
  /** ARNs that the script itself spells out, with `hole` for what is open. */
  readonly resources: readonly string[];
  /** What the template fills in where the resources are named, such as a `Ref` to a bucket. */
  readonly references: readonly Value[];
}

/** For messages: `s3 get-object`; only the operation if the service is not known. */
export function shownCall({ service, operation }: Call): string {
  return service === null ? operation : `${service} ${operation}`;
}

/** A call as found by the reader of one language, with its place in the text of the script. */
export interface FoundCall extends Pick<Call, 'api' | 'operation' | 'arguments' | 'isOpen'> {
  /** A name of the client: `s3api`, `secrets-manager`. */
  readonly client: string;
  /** What it needs, where that does not follow from the operation alone. */
  readonly needs: readonly FoundNeed[] | null;
  /** ARNs among its arguments. */
  readonly resources: readonly string[];
  /** Places that have nothing to do with its resources, such as the region. */
  readonly aside?: readonly Span[];
  /** Where its resources are named, if that is elsewhere. */
  readonly namedAt?: Span;
  /** The offset after the bracket that opens its arguments in code. */
  readonly argumentsAt?: number;
  readonly from: number;
  readonly to: number;
}

/** `at`: the place in the text that names the resources; null for the whole call. */
export interface FoundNeed extends Pick<CallNeed, 'actions' | 'resources'> {
  readonly at: Span | null;
}

/** One spelling for `--user-name`, `UserName` and `user_name`. */
export function argumentName(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
