/** Finds the known word that a misspelt one was meant to be. */
import { distance } from 'fastest-levenshtein';

/**
 * The candidate nearest to a misspelt word, ignoring case; null when none is near enough to be meant. One that begins with
 * the word is near, the nearer the less is missing; so is one whose part after a slash is near.
 */
export function nearestWord(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  let nearest: string | null = null;
  let best = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const offered = candidate.toLowerCase();
    if (isTooFar(wanted, offered, best)) continue;
    const apart = isAnother(wanted, offered) ? Infinity : distance(wanted, offered);
    const slash = wanted.includes('/') ? -1 : offered.indexOf('/');
    const afterSlash = slash === -1 ? apart : 1 + distance(wanted, offered.slice(slash + 1));
    const away = wanted.length >= 3 && offered.startsWith(wanted) ? 1 + apart / 1000 : Math.min(apart, afterSlash);
    if (away < best) [nearest, best] = [candidate, away];
  }
  return nearest;
}

/** Whether the lengths alone rule a candidate out, which has neither a slash nor the word as its beginning. */
function isTooFar(wanted: string, offered: string, best: number): boolean {
  return Math.abs(wanted.length - offered.length) >= best && !offered.includes('/') && !offered.startsWith(wanted);
}

/** Whether half of a short word differs, as in `high` and `hint`, which makes it another word; swapped letters are a slip. */
function isAnother(word: string, other: string): boolean {
  return word.length <= 4 && word.length === other.length && distance(word, other) > 1 && sorted(word) !== sorted(other);
}

function sorted(word: string): string {
  return [...word].sort().join('');
}

/** The nearest candidate; or all that begin with the word, if they are two or three and none is the word with a short ending. */
export function nearestWords(word: string, candidates: readonly string[]): readonly string[] {
  const nearest = nearestWord(word, candidates);
  if (nearest === null) return [];
  const begun = word.length < 3 ? [] : candidates.filter((candidate) => candidate.toLowerCase().startsWith(word.toLowerCase()));
  const isEnding = begun.some((candidate) => candidate.length <= word.length + 2);
  return isEnding || begun.length < 2 || begun.length > 3 ? [nearest] : begun;
}

/**
 * The only candidate that is one or two letters away, ignoring case, or of several such the only one that begins with the
 * word; null when the word is a candidate. For words that may be new rather than misspelt.
 */
export function misspeltWord(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  const near = [...candidates].filter((candidate) => distance(wanted, candidate.toLowerCase()) <= 2);
  const [only, another] = near.length > 1 ? near.filter((candidate) => candidate.toLowerCase().startsWith(wanted)) : near;
  return only !== undefined && another === undefined && only.toLowerCase() !== wanted ? only : null;
}
