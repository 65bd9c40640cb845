/** Which properties of SAM's resource types `Globals` may set. */
import { globalsTable } from './generated/sam.js';
import { lineTable } from './line-table.js';

const columnsOf = lineTable(() => globalsTable, ' ');

/** The properties of a SAM type that its section of `Globals` may hold; null when it has no section. */
export function samGlobalProperties(type: string): readonly string[] | null {
  return columnsOf(type);
}
