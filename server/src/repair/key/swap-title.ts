/** The titles of role swaps: what is removed, and what replaces it. */
import type { Resource } from '../../model/template.js';
import { inRow, listed } from '../../text/wording.js';
import type { TemplateScene } from '../scene.js';

/** Nobody reads more names than this in a title. */
const mostNames = 2;

/** The title before it is known which roles replace the keys. */
export function wishedSwap(keys: readonly Resource[]): string {
  return `Replace ${keysIn(keys)} with a role`;
}

/** `roles`: the logical IDs of the roles that replace the keys. `leaving`: users that are removed with the keys. */
export function swapTitle(
  { template }: TemplateScene,
  keys: readonly Resource[],
  roles: readonly string[],
  leaving: readonly Resource[],
): string {
  if (roles.length === 0) return `Remove the root user's ${keysIn(keys)}`;
  const isNew = (id: string): boolean => template.resource(id) === null;
  const names = roles.map((id) => {
    const maker = template.resource(id)?.madeFrom ?? null;
    return maker !== null ? `the role of \`${maker}\`` : `${isNew(id) ? 'new role' : 'role'} \`${id}\``;
  });
  const together = roles.length > 1 && roles.every(isNew) ? `new roles ${listed(roles)}` : inRow(names);
  const end = leaving.length === 0 ? '' : `, and remove ${leaving.length === 1 ? 'user' : 'users'} ${listed(leaving.map(({ id }) => id))}`;
  return `Replace ${keysIn(keys)} with ${names.length > mostNames ? `${String(names.length)} roles` : together}${end}`;
}

function keysIn(keys: readonly Resource[]): string {
  return `${keys.length === 1 ? 'access key' : 'access keys'} ${listed(keys.map(({ id }) => id))}`;
}
