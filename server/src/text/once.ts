/** Lazy answers: computed when first asked for, then kept. */

interface Kept<T> {
  readonly answer: T;
}

export function once<T>(compute: () => T): () => T {
  let kept: Kept<T> | null = null;
  return () => (kept ??= { answer: compute() }).answer;
}

/** The same with one answer for each object, kept in a table that is made for one document and is freed with it. */
export function onceEach<Question extends object, T>(compute: (question: Question) => T): (question: Question) => T {
  const known = new Map<Question, Kept<T>>();
  return (question) => {
    let kept = known.get(question);
    if (kept === undefined) {
      kept = { answer: compute(question) };
      known.set(question, kept);
    }
    return kept.answer;
  };
}

/** Lets a class add its private field to an existing object. */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- the constructor is all there is to it
class Marked {
  constructor(object: object) {
    return object;
  }
}

/**
 * The same for the top of a module: an answer is kept in the object that was asked about, and goes with it. A table by object
 * (`WeakMap`) would hold all that an answer leads to until the old heap is collected.
 */
export function onceWith<Question extends object, T>(compute: (question: Question) => T): (question: Question) => T {
  class Asked extends Marked {
    readonly #answer: T;

    constructor(question: Question) {
      const answer = compute(question);
      super(question);
      this.#answer = answer;
    }

    static answer(question: Question): T {
      return (#answer in question ? question : new Asked(question)).#answer;
    }
  }
  return (question) => Asked.answer(question);
}

/** The same for what depends on a whole, such as a template, and on a part of it: the answers are kept in the whole. */
export function onceWithin<Whole extends object, Question extends object, T>(
  compute: (whole: Whole, question: Question) => T,
): (whole: Whole, question: Question) => T {
  const answers = onceWith((whole: Whole) => onceEach((question: Question) => compute(whole, question)));
  return (whole, question) => answers(whole)(question);
}
