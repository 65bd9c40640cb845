/** Finds the word that somebody meant. */
import { distance } from 'fastest-levenshtein';

/** The candidate nearest to a misspelt word, letter case aside; null when none is near enough to be meant. A beginning is near, the nearer the less is missing. */
export function nearestWord(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  let nearest: string | null = null;
  let best = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const offered = candidate.toLowerCase();
    const apart = distance(wanted, offered);
    const away = wanted.length >= 3 && offered.startsWith(wanted) ? 1 + apart / 1000 : apart;
    if (away < best) [nearest, best] = [candidate, away];
  }
  return nearest;
}

/** The only candidate that is one or two letters away, letter case aside; null for a candidate itself. For words that may be new rather than misspelt. */
export function misspeltWord(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  const near = [...candidates].filter((candidate) => distance(wanted, candidate.toLowerCase()) <= 2);
  const [only] = near;
  return near.length === 1 && only !== undefined && only.toLowerCase() !== wanted ? only : null;
}
