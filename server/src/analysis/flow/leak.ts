/** Places where whoever may look at a resource reads what a hidden parameter was given. */
import type { SecretPlace, SecretPlaceKind } from '../secret/secret-place.js';

/** `cfn-init` files are left out: before an instance has a role there is no other way. */
export function isReadable({ kind, path }: SecretPlace): boolean {
  return showing.has(kind) && !(path[0] === 'Metadata' && kind === 'script');
}

const showing: ReadonlySet<SecretPlaceKind> = new Set(['environment', 'script', 'code', 'definition', 'metadata', 'tag']);
