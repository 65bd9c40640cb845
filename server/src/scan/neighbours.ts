/** Reads a file together with the files that it names, such as nested stacks. */
import { lint, type LintRequest, type LintResult } from '../engine/lint.js';
import type { Awaitable } from './file-system.js';

/** Gives the text of a file by the path that another names it by; null when it is not at hand. */
export type LoadNeighbour = (path: string) => Awaitable<string | null>;

export interface NeighbourlyResult {
  readonly result: LintResult;
  /** The texts that were at hand, by the path they are named by. */
  readonly neighbours: ReadonlyMap<string, string>;
  /** The same request with another text, and the same neighbours. */
  judgeAgain(text: string): LintResult;
}

/** A nested stack can name others in turn; deeper ones stay unknown. */
const mostRounds = 5;
const mostNeighbours = 100;

/** Lints, loads what was missed, and lints again, until nothing more comes to hand. */
export async function lintWithNeighbours(request: Omit<LintRequest, 'neighbour'>, load: LoadNeighbour): Promise<NeighbourlyResult> {
  const neighbours = new Map<string, string>();
  const judgeAgain = (text: string): LintResult => lint({ ...request, text, neighbour: (path) => neighbours.get(path) ?? null });
  const result = await withNeighbours(() => judgeAgain(request.text), neighbours, load);
  return { result, neighbours, judgeAgain };
}

/** Asks, adds what was missed to the neighbours, and asks again, until nothing more comes to hand. */
export async function withNeighbours<Result extends { readonly missed: readonly string[] }>(
  ask: () => Result,
  neighbours: Map<string, string>,
  load: LoadNeighbour,
): Promise<Result> {
  const asked = new Set<string>();
  for (let round = 1; ; round++) {
    const result = ask();
    const missed = result.missed.filter((path) => !asked.has(path)).slice(0, mostNeighbours - asked.size);
    let isNew = false;
    for (const path of missed) {
      asked.add(path);
      const text = await load(path);
      if (text === null) continue;
      neighbours.set(path, text);
      isNew = true;
    }
    if (!isNew || round === mostRounds) return result;
  }
}
