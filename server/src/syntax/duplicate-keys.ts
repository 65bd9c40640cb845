/** Reports keys that occur more than once in a mapping. */
import { walk } from './lookup.js';
import type { ProblemList } from './problem-list.js';
import type { Entry, Mapping, Node } from './tree.js';

/** Up to this many keys, comparing every pair is faster than building a set. */
const fewKeys = 8;

/** Adds a notice at each key that has occurred before in the same mapping. Merge keys may repeat. */
export function noticeDuplicateKeys(mapping: Pick<Mapping, 'entries'>, problems: ProblemList): void {
  const { entries } = mapping;
  if (entries.length > fewKeys) noticeAmongMany(entries, problems);
  else if (entries.length > 1) noticeAmongFew(entries, problems);
}

/** Does the same for every mapping of a tree. */
export function noticeAllDuplicateKeys(root: Node, problems: ProblemList): void {
  walk(root, (node) => {
    if (node.kind === 'mapping') noticeDuplicateKeys(node, problems);
  });
}

function noticeAmongFew(entries: readonly Entry[], problems: ProblemList): void {
  for (let later = 1; later < entries.length; later++) {
    const text = ownKeyText(entries[later]);
    if (text === null) continue;
    for (let earlier = 0; earlier < later; earlier++) {
      if (ownKeyText(entries[earlier]) !== text) continue;
      notice(entries[later]?.key, problems);
      break;
    }
  }
}

function noticeAmongMany(entries: readonly Entry[], problems: ProblemList): void {
  const seen = new Set<string>();
  for (const entry of entries) {
    const text = ownKeyText(entry);
    if (text === null) continue;
    if (seen.has(text)) notice(entry.key, problems);
    seen.add(text);
  }
}

function ownKeyText(entry: Entry | undefined): string | null {
  const key = entry?.key;
  if (key?.kind !== 'scalar') return null;
  return key.style === 'plain' && key.text === '<<' ? null : key.text;
}

function notice(key: Node | undefined, problems: ProblemList): void {
  if (key === undefined) return;
  problems.add({
    kind: 'notice',
    code: 'duplicate-key',
    start: key.start,
    end: key.end,
    message: 'This key is in the mapping twice; the last one counts.',
  });
}
