/** Reads a YAML text into documents. */
import type { ProblemList } from './problem-list.js';
import type { Node } from './tree.js';
import { readEvents } from './yaml-events.js';
import { buildYaml } from './yaml-tree.js';

export function readYaml(text: string, problems: ProblemList): readonly Node[] {
  const reading = readEvents(text);
  if (reading.kind === 'read') return buildYaml({ mended: text, original: text }, reading.events, problems);
  problems.add({ kind: 'syntax', code: 'yaml-error', start: reading.offset, end: reading.offset, message: 'This is not YAML.' });
  return [];
}
