/** The problems of a file in which something takes too much work. */
import type { Facts } from '../analysis/facts.js';
import { maxTextLength } from '../syntax/limits.js';
import type { Problem } from './finding.js';

export const tooLong: Problem = {
  kind: 'limit',
  message: `The file is longer than ${maxTextLength / 1e6} million characters and was not read.`,
  at: null,
};

export const unplanned: Problem = {
  kind: 'limit',
  message: 'Planning fixes took too long and was given up; some findings come without theirs.',
  at: null,
};

/**
 * Values too wide or too deep to follow, such as aliases of aliases; nothing is reported about what depends on them. Known
 * only once values were resolved: to be asked at the end.
 */
export function givenUp({ template }: Facts): readonly Problem[] {
  const at = template?.gaveUpAt ?? null;
  return at === null ? [] : [{ kind: 'limit', message: 'This value is too large to be followed; what depends on it was not checked.', at }];
}
