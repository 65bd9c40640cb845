/** Checks open texts, each version once. */
import { performance } from 'node:perf_hooks';
import type { LintRequest, LintResult } from '../engine/lint.js';
import type { Check, CheckState } from './check.js';
import { isConfigurationName } from './configurations.js';
import type { Engine } from './engine.js';
import type { FileSettings } from './file-settings.js';
import type { Neighbours } from './neighbours.js';
import type { OpenDocument } from './open-document.js';
import { differenceOf } from './text-difference.js';
import type { TextEdit } from '../text/text-edit.js';
import { nameOf } from './uri.js';

/** After so long a check gives up and says so, in milliseconds. */
const deadline = 5_000;

interface Kept {
  readonly settings: FileSettings;
  readonly today: string;
  /** The texts of other files that the check saw, by path. */
  readonly neighbours: ReadonlyMap<string, string | null>;
  readonly check: Check;
}

export class Checker {
  readonly #engine: Engine;
  readonly #neighbours: Neighbours;
  readonly #kept = new Map<string, Kept>();

  constructor(engine: Engine, neighbours: Neighbours) {
    this.#engine = engine;
    this.#neighbours = neighbours;
  }

  /** The check of this version; the last one when neither the text nor anything it depends on changed. */
  check(document: OpenDocument, settings: FileSettings): Check {
    const today = currentDate();
    const kept = this.#kept.get(document.uri);
    if (kept !== undefined && kept.check.document === document && kept.settings === settings && kept.today === today
      && this.#neighbours.unchanged(document.uri, kept.neighbours)) return kept.check;
    const seen = new Map<string, string | null>();
    const check = this.#run(document, settings, today, seen);
    this.#kept.set(document.uri, { settings, today, neighbours: seen, check });
    return check;
  }

  /** The edits that apply all safe fixes of a checked text until it settles. */
  fixAll({ document }: Check, settings: FileSettings): readonly TextEdit[] {
    const fixed = this.#engine.fixSafely(this.#request(document, settings, currentDate(), new Map()));
    return fixed === document.text ? [] : [differenceOf(document.text, fixed)];
  }

  forget(uri: string): void {
    this.#kept.delete(uri);
  }

  #run(document: OpenDocument, settings: FileSettings, today: string, seen: Map<string, string | null>): Check {
    const started = performance.now();
    const spent = (): number => performance.now() - started;
    const base = { document, file: null, findings: [], suppressed: 0, problems: [], missed: [], configuration: settings.configuration };
    const name = nameOf(document.uri);
    if (isConfigurationName(name)) {
      const { problems } = this.#engine.readConfiguration(document.text, name);
      return { ...base, state: 'configuration', problems, duration: spent() };
    }
    if (!settings.editor.enable) return { ...base, state: 'off', duration: spent() };
    if (settings.excluded) return { ...base, state: 'excluded', duration: spent() };
    const result = this.#engine.lint(this.#request(document, settings, today, seen));
    return { ...base, ...told(result), duration: spent() };
  }

  #request(document: OpenDocument, settings: FileSettings, today: string, seen: Map<string, string | null>): LintRequest {
    const end = performance.now() + deadline;
    return {
      name: nameOf(document.uri), text: document.text, settings: settings.settings, today,
      stop: () => performance.now() > end,
      neighbour: (path) => {
        const text = this.#neighbours.read(document.uri, path);
        seen.set(path, text);
        return text;
      },
    };
  }
}

/** Today's date here, as YYYY-MM-DD. */
function currentDate(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function told(result: LintResult): Pick<Check, 'state' | 'file' | 'findings' | 'suppressed' | 'problems' | 'missed'> {
  const state: CheckState = result.kind;
  const findings = result.findings.filter((finding) => finding.suppressed === null);
  return {
    state, file: result.file, findings, suppressed: result.findings.length - findings.length,
    problems: result.problems, missed: result.missed,
  };
}
