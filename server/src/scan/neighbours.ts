/** Reads a file together with the files that it names, such as nested stacks. */
import { lint, type LintRequest, type LintResult } from '../engine/lint.js';
import type { Awaitable } from './file-system.js';

/** Loads a file by the path by which another file names it; null when there is none. */
export type LoadNeighbour = (path: string) => Awaitable<string | null>;

export interface NeighbourlyResult {
  readonly result: LintResult;
  /** The texts that were loaded, by the path that names them. */
  readonly neighbours: ReadonlyMap<string, string>;
  /** Repeats the request with another text and the same neighbours. */
  judgeAgain(text: string): LintResult;
}

/** A nested stack can name further ones; beyond this depth they stay unknown. */
const mostRounds = 5;
const mostNeighbours = 100;

/** Lints, loads the missed files, and lints again, until no more can be loaded. */
export async function lintWithNeighbours(request: Omit<LintRequest, 'neighbour'>, load: LoadNeighbour): Promise<NeighbourlyResult> {
  const neighbours = new Map<string, string>();
  const judgeAgain = (text: string): LintResult => lint({ ...request, text, neighbour: (path) => neighbours.get(path) ?? null });
  const result = await withNeighbours(() => judgeAgain(request.text), neighbours, load);
  return { result, neighbours, judgeAgain };
}

/** Asks, loads the missed files, and asks again, until no more can be loaded. */
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
