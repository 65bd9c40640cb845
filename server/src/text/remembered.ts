/** Remembers answers that depend only on a text. */

/** Texts come from users without limit, so only this many are kept, none longer than a name; then all are forgotten. */
const mostTexts = 4000;
const longestText = 256;

export function remembered<T extends object | boolean>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const made = answer(text);
    if (known.size >= mostTexts) known.clear();
    if (text.length <= longestText) known.set(ownCopy(text), made);
    return made;
  };
}

/** A slice of a text keeps the whole text in memory; a copy does not. */
function ownCopy(text: string): string {
  return [...text].join('');
}
