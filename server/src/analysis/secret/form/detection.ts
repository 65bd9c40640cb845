/** What a detector of secrets finds in a text. */
import type { Redacted } from '../../../text/redacted.js';
import type { Span } from '../../../text/span.js';

/** From the surest to the vaguest; where two cover one place, the surer one is reported. `root-credential`: by its name of the AWS root user. */
export const secretKinds = [
  'aws-access-key-id',
  'aws-secret-access-key',
  'bedrock-api-key',
  'mws-auth-token',
  'private-key',
  'vendor-token',
  'url-credentials',
  'root-credential',
  'password',
  'token',
] as const;

export type SecretKind = (typeof secretKinds)[number];

/** Whether the form of a secret of this kind says what it is, whatever the name beside it; such kinds have rules of their own. */
export function isToldByForm(kind: SecretKind): boolean {
  return kind !== 'root-credential' && !isToldByName(kind);
}

/** Whether the name that a secret of this kind is given says what it is. */
export function isToldByName(kind: SecretKind): boolean {
  return kind === 'password' || kind === 'token';
}

/** The span is that of the secret itself, in the text that was searched. */
export interface Detection extends Span {
  readonly kind: SecretKind;
  readonly secret: Redacted;
  /** Who issues such secrets, such as `GitHub`; null when nobody in particular does. */
  readonly issuer: string | null;
  /** The key, variable or option that the text gives it to, or null. */
  readonly name: string | null;
}
