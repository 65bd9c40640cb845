/** Console passwords that are written out and too short, which have a rule of their own. */
import type { CredentialProperty } from './credential-property.js';
import type { LiteralSource } from './credential-source.js';

/** Characters; what the CIS AWS Foundations Benchmark asks of the account's password policy. */
export const shortestPassword = 14;

/** Whether the property is a console password with a literal that is too short. */
export function isShortPassword(property: CredentialProperty): boolean {
  return shortPasswords(property).length > 0;
}

/** The literals that are too short, under their conditions. */
export function shortPasswords({ resource, path, sources }: CredentialProperty): readonly LiteralSource[] {
  if (resource.type !== 'AWS::IAM::User' || path.join('/') !== 'LoginProfile/Password') return [];
  return sources.filter(
    (source): source is LiteralSource =>
      source.kind === 'literal' &&
      source.isWhole &&
      source.nature !== 'reference' &&
      source.nature !== 'empty' &&
      source.literal?.kind === 'scalar' &&
      source.literal.text.length < shortestPassword,
  );
}
