/** What the file calls a resource. */
import type { Resource } from './template.js';

/** Its logical id; of a resource that SAM makes that of the one it is made from. */
export function writtenId({ id, madeFrom }: Pick<Resource, 'id' | 'madeFrom'>): string {
  return madeFrom ?? id;
}
