/** Finds the names that a misspelt one can mean, for names of joined words, such as `ListBuckets`. */
import { distance } from 'fastest-levenshtein';

/**
 * The names that a name without its end can be the beginning of, at most three of them, or else the nearest one that has the same words,
 * with slips in them, or one word more or less; none where only another word would do: who writes `SetPolicy` did not mean `GetPolicy`.
 */
export function nearestNames(name: string, names: readonly string[]): readonly string[] {
  const begun = name.length < 3 ? [] : names.filter((each) => each.toLowerCase().startsWith(name.toLowerCase()));
  const [ended] = nearestFirst(name, begun);
  if (ended !== undefined && ended.length <= name.length + 2) return [ended];
  const [misspelt] = nearestFirst(name, misspeltIn(name, names));
  // What follows a whole name is the beginning of more rather than a slip: `GetObjectT` of `GetObjectTagging`.
  const isSlip = misspelt !== undefined && apart(name, misspelt) === 1 && !name.toLowerCase().startsWith(misspelt.toLowerCase());
  if (begun.length > 0 && !isSlip) return begun.length <= 3 ? begun : [];
  return misspelt === undefined ? [] : [misspelt];
}

function misspeltIn(name: string, names: readonly string[]): readonly string[] {
  const written = wordsOf(name);
  return names.filter((each) => {
    const [only, ...others] = written;
    if (only !== undefined && others.length === 0) return isSameWord(only, each, 2);
    const offered = wordsOf(each);
    return offered.length === written.length
      ? written.every((word, index) => isSameWord(word, offered[index] ?? '', 3))
      : isOneMore(written, offered) || isOneMore(offered, written);
  });
}

/** The words of a name in camel case; one alone where the case does not show them. */
function wordsOf(name: string): readonly string[] {
  return name.match(/[A-Z]+(?![a-z])|[A-Z]?[^A-Z]+/g) ?? [];
}

/** Whether one is the other with slips, at most one in three letters: hardly anybody mistakes the first one. */
function isSameWord(word: string, other: string, most: number): boolean {
  const slips = apart(word, other);
  return slips === 0 || (slips <= Math.min(most, Math.floor(Math.min(word.length, other.length) / 3)) && startsAlike(word, other));
}

function startsAlike(word: string, other: string): boolean {
  return word.charAt(0).toLowerCase() === other.charAt(0).toLowerCase();
}

function isOneMore(fewer: readonly string[], more: readonly string[]): boolean {
  const missing = more.findIndex((word, index) => apart(word, fewer[index] ?? '') > 0);
  const rest = more.filter((_, index) => index !== missing);
  return more.length === fewer.length + 1 && fewer.every((word, index) => apart(word, rest[index] ?? '') === 0);
}

function nearestFirst(name: string, names: readonly string[]): readonly string[] {
  return [...names].sort((left, right) => apart(name, left) - apart(name, right));
}

/** How many letters differ, ignoring case. */
function apart(left: string, right: string): number {
  return distance(left.toLowerCase(), right.toLowerCase());
}
