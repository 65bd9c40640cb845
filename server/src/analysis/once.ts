/** Lazy answers: worked out when first asked for, then kept. */

export function once<T>(compute: () => T): () => T {
  let kept: { readonly answer: T } | null = null;
  return () => (kept ??= { answer: compute() }).answer;
}
