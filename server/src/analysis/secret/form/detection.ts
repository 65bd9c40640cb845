/** What secret detectors find in a text. */
import type { Redacted } from '../../../text/redacted.js';
import type { Span } from '../../../text/span.js';

/**
 * From the surest to the vaguest; where two cover one place, the surer one is reported. `root-credential`: belongs to the
 * AWS root user, by its name.
 */
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

/** Whether a secret of this kind is recognised by its form, regardless of the name beside it; such kinds have rules of their own. */
export function isRecognisedByForm(kind: SecretKind): boolean {
  return kind !== 'root-credential' && !isRecognisedByName(kind);
}

/** Whether a secret of this kind is recognised by its name. */
export function isRecognisedByName(kind: SecretKind): boolean {
  return kind === 'password' || kind === 'token';
}

/** The span is that of the secret itself, in the text that was searched. */
export interface Detection extends Span {
  readonly kind: SecretKind;
  readonly secret: Redacted;
  /** Who issues such secrets, for example `GitHub`; null when it is nobody in particular. */
  readonly issuer: string | null;
  /** The key, variable or option that it is assigned to, or null. */
  readonly name: string | null;
}
