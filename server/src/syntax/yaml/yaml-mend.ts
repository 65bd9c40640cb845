/** Makes a broken YAML text readable without moving any offset: patches as little as possible, one error after another. */
import { maxRereads, mendedLength } from '../limits.js';
import { lineEnd } from '../line.js';
import type { EventRun } from './event-run.js';
import { constructAt } from './yaml-construct.js';
import { readEvents, type FailedReading } from './yaml-events.js';
import { conflictMarkers, isShallow, patchesEverywhere, shallowConstructs, tabsAsSpaces, templateLines } from './yaml-habit.js';
import { lineAt, splitLines, type Line } from './yaml-lines.js';
import { applyPatches, blankLines, patchEnd, type Patch } from './yaml-patch.js';
import { largePatches, messageOf, smallPatches, type Failure } from './yaml-repair.js';
import { readRuns, type PieceMemory, type RunReading } from './yaml-runs.js';
import { closeWindowAt, windowAt, type Window } from './yaml-window.js';

export interface MendedYaml {
  /** As long as the original, and readable. */
  readonly text: string;
  readonly runs: readonly EventRun[];
  readonly patches: readonly Patch[];
}

/** `memory`: what was read of the text before. Never fails: what cannot be mended is blanked, and in the end everything that follows. */
export function mendYaml(original: string, firstFailure: FailedReading, memory: PieceMemory): MendedYaml {
  const mender = new YamlMender(original, firstFailure, memory);
  const rounds = original.length > mendedLength ? 1 : maxRereads;
  for (let round = 0; round < rounds; round++) {
    const runs = mender.reread();
    if (runs !== null) return { text: mender.text, runs, patches: mender.patches };
  }
  return mender.cutOff();
}

class YamlMender {
  text: string;
  readonly patches: Patch[] = [];
  readonly #memory: PieceMemory;
  #failure: FailedReading;
  /** How far reading should get after the last repair. */
  #goal = -1;
  /** How many more characters may be read to try patches. */
  #budget: number;

  constructor(original: string, failure: FailedReading, memory: PieceMemory) {
    this.text = original;
    this.#memory = memory;
    this.#failure = failure;
    this.#budget = original.length + spareBudget;
  }

  /** Patches the place of the last failure and reads again; null when reading fails again. */
  reread(): readonly EventRun[] | null {
    this.#patch(this.#repair());
    const reading = readRuns(this.text, this.#memory);
    if (reading.kind === 'read') return reading.runs;
    this.#failure = reading;
    return null;
  }

  #patch(patches: readonly Patch[]): void {
    this.text = applyPatches(this.text, patches);
    for (const patch of patches) this.patches.push(patch);
  }

  #repair(): readonly Patch[] {
    const { fault, offset } = this.#failure;
    const everywhere = fault === 'character' || fault === 'alias' ? patchesEverywhere(this.text, fault, offset) : [];
    if (everywhere.length > 0) return everywhere;
    const habits = this.#goal < 0 ? [conflictMarkers, tabsAsSpaces, templateLines] : [];
    const cure = habits.map((find) => find(this.text)).find((patches) => this.#isCure(patches));
    if (cure !== undefined) return cure;
    const passed = this.#passedConstructs();
    if (passed.length > 0) return passed;
    const lines = splitLines(this.text);
    const window = windowAt(this.text, lines, offset);
    const isStuck = offset <= this.#goal;
    const close = isStuck ? null : closeWindowAt(this.text, lines, offset, window);
    const closePatches = close === null ? null : this.#tryIn(close);
    this.#goal = closePatches === null || close === null ? window.goal : close.goal;
    return closePatches ?? (isStuck ? null : this.#tryIn(window)) ?? [this.#blankWindow(window, lines)];
  }

  #isCure(patches: readonly Patch[]): boolean {
    return patches.length > 0 && this.#readWith(patches).kind === 'read';
  }

  /** Most of what is read here would have to be read again in any case. */
  #readWith(patches: readonly Patch[]): RunReading {
    return readRuns(applyPatches(this.text, patches), this.#memory);
  }

  /** The patches for shallow constructs that let reading get past them, provided that the last failure is inside one of these. */
  #passedConstructs(): readonly Patch[] {
    const { offset, sound } = this.#failure;
    const around = constructAt(this.text, offset, sound);
    if (around === null || !isShallow(this.text, around)) return [];
    const patches = shallowConstructs(this.text, sound);
    const reading = this.#readWith(patches);
    if (reading.kind === 'read') return patches;
    const passed = patches.filter((patch) => lineEnd(this.text, patchEnd(patch)) < reading.offset);
    return passed.some((patch) => patch.start < offset && offset < patchEnd(patch)) ? passed : [];
  }

  /** The patches that let the reading of a window get past its goal; null when none do, or when the window alone reads without an error. */
  #tryIn(window: Window): readonly Patch[] | null {
    const text = this.text.slice(window.from, window.to);
    const failure = this.#failureIn(window, text);
    if (failure === null) return null;
    const patches = this.#trySmall(window, text, failure) ?? this.#tryLarge(window, text, failure);
    return patches?.map((patch) => ({ ...patch, start: patch.start + window.from })) ?? null;
  }

  /** Tries patches of at most a line, one after another as long as each one gets further. */
  #trySmall(window: Window, text: string, failure: Failure): readonly Patch[] | null {
    const patches: Patch[] = [];
    let current = { text, failure };
    for (let step = 0; step < maxSteps; step++) {
      let best: { text: string; failure: Failure; patch: Patch } | null = null;
      for (const patch of smallPatches(current.text, current.failure)) {
        const patched = applyPatches(current.text, [patch]);
        const next = this.#failureIn(window, patched, lineEnd(current.text, patchEnd(patch)));
        if (next === null) return [...patches, patch];
        const isFurther = next.offset > (best?.failure ?? current.failure).offset;
        if (isFurther && patch.message !== null) best = { text: patched, failure: next, patch };
      }
      if (best === null) return null;
      patches.push(best.patch);
      current = best;
    }
    return null;
  }

  #tryLarge(window: Window, text: string, failure: Failure): readonly Patch[] | null {
    const patch = largePatches(text, failure).find((proposed) => this.#failureIn(window, applyPatches(text, [proposed])) === null);
    return patch === undefined ? null : [patch];
  }

  /** Where the reading of a window fails; null when it gets past its goal and past `patched`, the end of what a patch put on one line. */
  #failureIn(window: Window, text: string, patched = 0): Failure | null {
    this.#budget -= window.head.length + text.length;
    if (this.#budget < 0) return { offset: 0, fault: 'other' };
    const reading = readEvents(window.head + text);
    if (reading.kind === 'read') return null;
    const offset = Math.max(0, reading.offset - window.head.length);
    return window.from + offset > window.goal && offset > patched ? null : { offset, fault: reading.fault };
  }

  /** Gives up the entries of a window up to its goal. */
  #blankWindow(window: Window, lines: readonly Line[]): Patch {
    const last = window.goal < this.text.length ? lineAt(lines, window.goal) - 1 : lines.length - 1;
    return blankLines(this.text, window.from, Math.max(lines[last]?.end ?? window.to, window.from), messageOf(this.#failure.fault));
  }

  /** Gives up everything from the place of the last failure on, or the whole text. */
  cutOff(): MendedYaml {
    const { offset, fault } = this.#failure;
    const { from } = windowAt(this.text, splitLines(this.text), offset);
    for (const start of [from, 0]) {
      this.#patch([blankLines(this.text, start, this.text.length, messageOf(fault))]);
      const reading = readRuns(this.text, this.#memory);
      if (reading.kind === 'read') return { text: this.text, runs: reading.runs, patches: this.patches };
    }
    return { text: this.text, runs: [], patches: this.patches };
  }
}

/** How many patches of one line are made in one place, as for the three lines of a merge conflict. */
const maxSteps = 6;

/** Allows several attempts in a small text; for a long text, it is worth about one more reading. */
const spareBudget = 100_000;
