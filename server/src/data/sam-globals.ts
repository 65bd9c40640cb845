/** Which properties of SAM's resource types can be set in `Globals`. */
import { globalsTable } from './generated/sam.js';
import { lineTable } from './line-table.js';

const columnsOf = lineTable(() => globalsTable, ' ');

/** The properties of a SAM type that can be set in its section of `Globals`; null when it has no section. */
export function samGlobalProperties(type: string): readonly string[] | null {
  return columnsOf(type);
}
