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
