/** Console passwords that are written out and too short, which `mfa/short-password` reports. */
import type { CredentialProperty } from './credential-property.js';
import type { LiteralSource } from './credential-source.js';

/** In characters: what the CIS AWS Foundations Benchmark asks of the account's password policy. */
export const shortestPassword = 14;

/** Whether the property is a console password with a literal that is too short. */
export function isShortPassword(property: CredentialProperty): boolean {
  return shortPasswords(property).length > 0;
}

/** The literals that are too short, each under its conditions. */
export function shortPasswords({ resource, path, sources }: CredentialProperty): readonly LiteralSource[] {
  if (resource.type !== 'AWS::IAM::User' || path.join('/') !== 'LoginProfile/Password') return [];
  return sources.filter(
    (source): source is LiteralSource =>
      source.kind === 'literal' &&
      source.isWhole &&
      source.nature !== 'reference' &&
      source.nature !== 'empty' &&
      source.length !== null &&
      source.length < shortestPassword,
  );
}
