/** The name of a resource in the file. */
import type { Resource } from './template.js';

/** Its logical ID; for a resource that SAM creates, that of the resource it comes from. */
export function writtenId({ id, madeFrom }: Pick<Resource, 'id' | 'madeFrom'>): string {
  return madeFrom ?? id;
}
