/** The anchors of a YAML document, and the values that its aliases stand for. */
import { maxAliased, maxAliases } from '../limits.js';
import type { ProblemList } from '../problem-list.js';
import type { Alias, Node } from '../tree.js';
import type { OpenCollection } from '../growing.js';

type Anchored = Exclude<Node, Alias>;
type Target = Pick<Alias, 'target' | 'isRefused'>;

const nothing: Target = { target: null, isRefused: false };
const refused: Target = { target: null, isRefused: true };

/** Keeps the anchors read so far, and limits how much all aliases together add to the text. */
export class Anchors {
  readonly #problems: ProblemList;
  readonly #named = new Map<string, Anchored>();
  /** The number of nodes read before an anchored collection, and of those in it. What an alias stands for counts each time. */
  readonly #before = new Map<Anchored, number>();
  readonly #sizes = new Map<Anchored, number>();
  #nodes = 0;
  #aliases = 0;
  #aliased = 0;

  constructor(problems: ProblemList) {
    this.#problems = problems;
  }

  /** Anchors are valid within one document. */
  startDocument(): void {
    this.#named.clear();
  }

  /** To be called for each scalar, and for each collection where it begins. */
  enter(node: Anchored): void {
    if (node.anchor !== null) {
      this.#named.set(node.anchor, node);
      this.#before.set(node, this.#nodes);
    }
    this.#nodes += 1;
  }

  leave(collection: OpenCollection): void {
    const before = this.#before.get(collection);
    if (before !== undefined) this.#sizes.set(collection, this.#nodes - before);
  }

  /** What an alias stands for; nothing, and a problem, where it has no target or stands for too much. `open`: the collections around it. */
  target(name: string, start: number, end: number, open: readonly OpenCollection[]): Target {
    this.#aliases += 1;
    if (this.#aliases > maxAliases) {
      return this.#refuse(start, end, this.#aliases === maxAliases + 1, `More than ${maxAliases} aliases; the rest is not followed.`);
    }
    const target = this.#named.get(name);
    if (target === undefined) {
      this.#problems.add({
        kind: 'syntax',
        code: 'unresolved-alias',
        start,
        end,
        message: 'There is no anchor of this name before the alias.',
      });
      return nothing;
    }
    if (target.kind !== 'scalar' && open.some((collection) => collection === target)) {
      this.#problems.add({ kind: 'syntax', code: 'alias-cycle', start, end, message: 'The alias is inside the value that it names.' });
      return nothing;
    }
    const size = this.#sizes.get(target) ?? 1;
    const isFirst = this.#aliased <= maxAliased;
    this.#aliased += size;
    if (this.#aliased > maxAliased) {
      return this.#refuse(
        start,
        end,
        isFirst,
        `The aliases up to here stand for more than ${maxAliased} values; this one and those behind it are not followed.`,
      );
    }
    this.#nodes += size;
    return { target, isRefused: false };
  }

  #refuse(start: number, end: number, isFirst: boolean, message: string): Target {
    if (isFirst) this.#problems.add({ kind: 'limit', code: 'too-many-aliases', start, end, message });
    return refused;
  }
}
