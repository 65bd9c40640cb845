/** Reads a YAML text into documents; whatever is broken is patched and reported, and the rest is read. */
import type { ProblemList } from '../problem-list.js';
import type { Node } from '../tree.js';
import { mendYaml } from './yaml-mend.js';
import type { Patch } from './yaml-patch.js';
import { messageOf } from './yaml-repair.js';
import { readRuns, type PieceMemory } from './yaml-runs.js';
import { buildYaml } from './yaml-tree.js';

/** `memory`: what was read of the previous version of the text. */
export function readYaml(text: string, problems: ProblemList, memory: PieceMemory): readonly Node[] {
  memory.turn();
  const reading = readRuns(text, memory);
  if (reading.kind === 'read') return buildYaml({ mended: text, original: text, colons: new Set() }, reading.runs, problems);
  const mended = mendYaml(text, reading, memory);
  for (const patch of mended.patches) tell(text, patch, problems);
  const colons = new Set(mended.patches.filter((patch) => patch.isColon).map((patch) => patch.start));
  return buildYaml({ mended: mended.text, original: text, colons }, mended.runs, problems);
}

/** The problem points from the first to the last character of what was patched. */
function tell(text: string, patch: Patch, problems: ProblemList): void {
  if (patch.message === null) return;
  const piece = text.slice(patch.start, patch.start + patch.replacement.length);
  const start = patch.start + piece.length - piece.trimStart().length;
  const isLimit = patch.message === messageOf('too-deep');
  problems.add({
    kind: isLimit ? 'limit' : 'syntax',
    code: isLimit ? 'too-deep' : 'yaml-error',
    start,
    end: Math.max(start, patch.start + piece.trimEnd().length),
    message: patch.message,
  });
}
