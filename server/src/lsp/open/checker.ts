/** Checks open texts, each version only once. */
import { performance } from 'node:perf_hooks';
import type { FixedText, FixWish } from '../../engine/apply-fixes.js';
import type { LintRequest } from '../../engine/lint.js';
import { isConfigurationName } from '../../scan/configurations.js';
import { currentDate } from '../../scan/current-date.js';
import type { LoadNeighbour } from '../../scan/neighbours.js';
import { PieceMemory } from '../../syntax/yaml/yaml-runs.js';
import type { Engine } from '../engine.js';
import type { FileSettings } from '../file-settings.js';
import { canonicalUri, isWithin, nameOf } from '../wire/uri.js';
import { uriBeside } from '../workspace/other-file.js';
import type { Check } from './check.js';
import type { OpenDocument } from './open-document.js';
import { reported } from './reported.js';

/** A check that takes longer gives up and reports that, in milliseconds. */
const longestCheck = 5_000;

/** What a check depends on, except for other files. */
interface CheckInput {
  readonly document: OpenDocument;
  readonly settings: FileSettings;
  readonly today: string;
}

interface FinishedCheck {
  readonly given: CheckInput;
  readonly check: Check;
}

interface RunningCheck {
  readonly given: CheckInput;
  readonly check: Promise<Check>;
}

/** Loads the file to which the document at `uri` refers as `path`. */
export type LoadBeside = (uri: string, path: string) => ReturnType<LoadNeighbour>;

export class Checker {
  readonly #engine: Engine;
  readonly #load: LoadBeside;
  /** By URI, including the checks that are still running. */
  readonly #kept = new Map<string, FinishedCheck>();
  readonly #running = new Map<string, RunningCheck>();
  readonly #memories = new Map<string, PieceMemory>();

  constructor(engine: Engine, load: LoadBeside) {
    this.#engine = engine;
    this.#load = load;
  }

  /** The check of this version: the last or the running one, unless the text or anything it depends on has changed. */
  async check(document: OpenDocument, settings: FileSettings): Promise<Check> {
    const given: CheckInput = { document, settings, today: currentDate() };
    const kept = this.#kept.get(document.uri);
    if (kept !== undefined && isSame(kept.given, given) && (await this.#seesTheSame(kept.check))) return kept.check;
    const running = this.#running.get(document.uri);
    return await (running !== undefined && isSame(running.given, given) ? running.check : this.#begin(given));
  }

  /**
   * What can be reported at once about a version when only the previous one has been checked; null when nothing can be
   * without a check.
   */
  glance(document: OpenDocument, settings: FileSettings): Check | null {
    const kept = this.#kept.get(document.uri);
    if (kept === undefined || kept.given.document === document || kept.given.settings !== settings) return null;
    const { check } = kept;
    const request = this.#request({ document, settings, today: currentDate() });
    const known = this.#engine.glance(
      { ...request, memory: this.#memoryOf(document.uri), neighbour: (path) => check.neighbours.get(path) ?? null },
      check,
    );
    return known === null
      ? null
      : { ...check, ...known, document, findings: known.findings.filter((finding) => finding.suppressed === null) };
  }

  /**
   * Applies the requested fixes to a checked text until it no longer changes, using the other files as the check saw them.
   */
  fix({ document, findings, neighbours }: Check, settings: FileSettings, wish: FixWish): FixedText {
    const request = {
      ...this.#request({ document, settings, today: currentDate() }),
      neighbour: (path: string) => neighbours.get(path) ?? null,
    };
    return this.#engine.fix(request, findings, wish);
  }

  /** The open texts whose last check used, or looked for, the text of `uri`; for a folder, any file in it. */
  namersOf(uri: string): readonly string[] {
    const named = canonicalUri(uri);
    const isNamed = ({ document, neighbours, missed }: Check): boolean =>
      [...neighbours.keys(), ...missed].some((path) => isWithin(uriBeside(document.uri, path), named));
    return [...this.#kept.values()].filter(({ check }) => isNamed(check)).map(({ check }) => check.document.uri);
  }

  forget(uri: string): void {
    this.#kept.delete(uri);
    this.#running.delete(uri);
    this.#memories.delete(uri);
  }

  /** Several requests may wait for the same pause in typing and wake together: the first of them runs the check for all. */
  async #begin(given: CheckInput): Promise<Check> {
    const { uri } = given.document;
    const running: RunningCheck = { given, check: this.#run(given) };
    this.#running.set(uri, running);
    const isLatest = (): boolean => this.#running.get(uri) === running;
    try {
      const check = await running.check;
      if (isLatest()) this.#kept.set(uri, { given, check });
      return check;
    } finally {
      if (isLatest()) this.#running.delete(uri);
    }
  }

  async #seesTheSame({ document, neighbours, missed }: Check): Promise<boolean> {
    for (const path of [...neighbours.keys(), ...missed]) {
      if ((await this.#load(document.uri, path)) !== (neighbours.get(path) ?? null)) return false;
    }
    return true;
  }

  async #run(given: CheckInput): Promise<Check> {
    const { document, settings } = given;
    const started = performance.now();
    const base: Omit<Check, 'state' | 'duration'> = {
      document,
      file: null,
      findings: [],
      suppressed: 0,
      problems: [],
      mask: (text) => text,
      neighbours: new Map(),
      missed: [],
      configuration: settings.configuration,
    };
    const spent = (): number => performance.now() - started;
    const name = nameOf(document.uri);
    if (isConfigurationName(name)) {
      return { ...base, state: 'configuration', problems: this.#engine.readConfiguration(document.text, name).problems, duration: spent() };
    }
    if (!settings.editor.enable) return { ...base, state: 'off', duration: spent() };
    if (settings.excluded) return { ...base, state: 'excluded', duration: spent() };
    const { result, neighbours } = await this.#engine.lint({ ...this.#request(given), memory: this.#memoryOf(document.uri) }, (path) =>
      this.#load(document.uri, path),
    );
    return { ...base, ...reported(result), problems: [...settings.problems, ...result.problems], neighbours, duration: spent() };
  }

  #memoryOf(uri: string): PieceMemory {
    const memory = this.#memories.get(uri) ?? new PieceMemory();
    this.#memories.set(uri, memory);
    return memory;
  }

  #request({ document, settings: { settings, environment }, today }: CheckInput): LintRequest {
    const end = performance.now() + longestCheck;
    return { name: nameOf(document.uri), text: document.text, settings, environment, today, stop: () => performance.now() > end };
  }
}

function isSame(left: CheckInput, right: CheckInput): boolean {
  return left.document === right.document && left.settings === right.settings && left.today === right.today;
}
