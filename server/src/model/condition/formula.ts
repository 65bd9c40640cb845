/** What conditions state, as formulas over what the deployment decides. */

export type Formula =
  | { readonly kind: 'constant'; readonly holds: boolean }
  /** A parameter or pseudo parameter has this value. */
  | { readonly kind: 'equals'; readonly name: string; readonly value: string }
  /** Something that only the deployment knows; identical texts are the same thing. */
  | { readonly kind: 'opaque'; readonly text: string }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Formula[] };

export function constant(holds: boolean): Formula {
  return { kind: 'constant', holds };
}

export function equals(name: string, value: string): Formula {
  return { kind: 'equals', name, value };
}

export function opaque(text: string): Formula {
  return { kind: 'opaque', text };
}

export function not(formula: Formula): Formula {
  if (formula.kind === 'constant') return constant(!formula.holds);
  return formula.kind === 'not' ? formula.of : { kind: 'not', of: formula };
}

export function and(formulas: readonly Formula[]): Formula {
  return combine('and', formulas);
}

export function or(formulas: readonly Formula[]): Formula {
  return combine('or', formulas);
}

/** One constant decides the whole, false for `and`, true for `or`; the other constant has no effect. */
function combine(kind: 'and' | 'or', formulas: readonly Formula[]): Formula {
  const decisive = kind === 'or';
  const open: Formula[] = [];
  for (const formula of formulas) {
    if (formula.kind !== 'constant') open.push(formula);
    else if (formula.holds === decisive) return formula;
  }
  const [only] = open;
  if (only === undefined) return constant(!decisive);
  return open.length === 1 ? only : { kind, of: open };
}

/** What formulas mention: parameters, and things that only the deployment knows. Shared parts are visited once. */
export function subjectsIn(formulas: readonly Formula[]): readonly string[] {
  const seen = new Set<Formula>();
  const subjects = new Set<string>();
  const waiting = [...formulas];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next.kind === 'equals' || next.kind === 'opaque') subjects.add(subjectOf(next));
    else if (next.kind === 'not') waiting.push(next.of);
    else if (next.kind !== 'constant') for (const part of next.of) waiting.push(part);
  }
  return [...subjects];
}

/** A parameter name contains no blank, so it is never taken for the text of something opaque. */
export function subjectOf(formula: Extract<Formula, { kind: 'equals' | 'opaque' }>): string {
  return formula.kind === 'equals' ? formula.name : `? ${formula.text}`;
}
