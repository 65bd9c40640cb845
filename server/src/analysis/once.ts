/** Lazy answers: worked out when first asked for, then kept. */

interface Kept<T> {
  readonly answer: T;
}

export function once<T>(compute: () => T): () => T {
  let kept: Kept<T> | null = null;
  return () => (kept ??= { answer: compute() }).answer;
}

/** The same for each object that is asked about; an answer goes with its object. */
export function onceEach<Question extends object, T>(compute: (question: Question) => T): (question: Question) => T {
  const known = new WeakMap<Question, Kept<T>>();
  return (question) => {
    const kept = known.get(question) ?? { answer: compute(question) };
    known.set(question, kept);
    return kept.answer;
  };
}
