/** Answers that depend on a text alone, kept for the next time it is asked about. */

/** People may write any text: so many are kept, none of which is longer than a name, and then all are forgotten. */
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

/** A part of a text keeps the whole text in memory; a copy keeps itself alone. */
function ownCopy(text: string): string {
  return [...text].join('');
}
