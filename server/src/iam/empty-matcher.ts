/** Whether the list of `NotAction` or `NotResource` leaves nothing. */
import { isEverything, type Pattern } from './pattern.js';
import type { Matcher } from './policy.js';

/** Whether a negated list holds everything, whatever the conditions of the template say. */
export function leavesNothing(matcher: Matcher<Pattern>): boolean {
  return matcher.negated && matcher.items.some(({ parsed, when }) => when.length === 0 && isEverything(parsed));
}
