/** Collects the problems of a text: in order, each place once, and never too many. */
import { byPlace } from '../text/span.js';
import { maxProblemsPerCode } from './limits.js';
import type { ProblemCode, SyntaxProblem } from './tree.js';

export interface ProblemList {
  add(problem: SyntaxProblem): void;
  /** Sorted by place. */
  sorted(): readonly SyntaxProblem[];
}

export function problemList(): ProblemList {
  const problems: SyntaxProblem[] = [];
  const counts = new Map<ProblemCode, number>();
  return {
    add(problem) {
      const count = (counts.get(problem.code) ?? 0) + 1;
      counts.set(problem.code, count);
      if (count <= maxProblemsPerCode) problems.push(problem);
    },
    sorted: () => problems.sort(byPlace),
  };
}
