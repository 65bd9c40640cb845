/** Checks all files of the workspace on demand, and keeps the results up to date as files change, open and close. */
import { performance } from 'node:perf_hooks';
import { FileChangeType, type FileEvent } from 'vscode-languageserver/node';
import { isConfigurationName } from '../../scan/configurations.js';
import { currentDate } from '../../scan/current-date.js';
import { disk } from '../../scan/disk.js';
import { findFiles, type FoundFile } from '../../scan/find-files.js';
import { scanFile, type ScannedFile } from '../../scan/scan-file.js';
import type { Client } from '../client.js';
import { settingsIn } from '../file-settings.js';
import type { Checks } from '../open/checks.js';
import type { ScanSummary } from '../protocol.js';
import { canonicalUri, isWithin, pathOf, uriOf } from '../wire/uri.js';
import { withLeanHeap } from './lean-heap.js';
import { silentProgress, type ScanProgress } from './scan-progress.js';
import { configurationDiagnostics, scannedDiagnostics } from './scanned-diagnostics.js';
import { isInside, rootsOf } from './workspace-roots.js';

/** The server answers other requests at least this often while it scans, in milliseconds. */
const longestBreath = 25;

/** A file with the settings of its workspace folder; requesting them for each file would double the time of a scan. */
interface Target extends FoundFile {
  /** How many findings are shown at most. */
  readonly limit: number;
}

interface Tally {
  checked: number;
  findings: number;
  affected: number;
  unchecked: number;
}

const noTally: Readonly<Tally> = { checked: 0, findings: 0, affected: 0, unchecked: 0 };

export class WorkspaceScan {
  readonly #client: Client;
  readonly #checks: Checks;
  /** The URIs for which findings were published. */
  readonly #published = new Set<string>();
  /** The paths that files refer to, by the path of the referring file. */
  readonly #named = new Map<string, readonly string[]>();
  #follows = false;
  #breath = 0;
  /** The last scan that was requested; each waits for the one before it, so that none publishes outdated results. */
  #last: Promise<unknown> = Promise.resolve();
  /** The repetition that is waiting for its turn. */
  #repetition: Promise<unknown> | null = null;

  constructor(checks: Checks) {
    this.#checks = checks;
    this.#client = checks.client;
  }

  /** Checks every file; results of an earlier scan for files that no longer exist are removed. */
  async run(progress: ScanProgress): Promise<ScanSummary> {
    this.#follows = true;
    return await this.#inTurn(() => this.#run(progress));
  }

  /** Scans again after a change that affects all files, if a scan was ever requested. */
  async repeat(): Promise<void> {
    if (!this.#follows) return;
    this.#repetition ??= this.#inTurn(() => {
      this.#repetition = null;
      return this.#run(silentProgress);
    });
    await this.#repetition;
  }

  #inTurn(work: () => Promise<ScanSummary>): Promise<ScanSummary> {
    const turn = this.#last.then(() => withLeanHeap(work));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #run(progress: ScanProgress): Promise<ScanSummary> {
    const found = await this.#find();
    const stale = new Set(this.#published);
    const tally: Tally = { checked: 0, findings: 0, affected: 0, unchecked: 0 };
    let done = 0;
    for (const path of configurationsBeyond(found)) {
      stale.delete(uriOf(path));
      await this.#checkConfiguration(path);
    }
    for (const file of found) {
      if (progress.token.isCancellationRequested) return { ...tally, cancelled: true };
      stale.delete(uriOf(file.path));
      count(tally, await this.#checkFile(file));
      progress.report(++done, found.length);
      await this.#breathe();
    }
    for (const uri of stale) await this.#publish(uri, []);
    return { ...tally, cancelled: false };
  }

  /** Follows what happened to files: edited elsewhere, renamed, deleted, or checked out. */
  async follow(changes: readonly FileEvent[]): Promise<void> {
    if (!this.#follows) return;
    const targets = new Set<string>();
    for (const { uri, type } of changes) {
      const path = pathOf(uri);
      if (path === null) continue;
      for (const namer of this.#namersOf(path)) targets.add(namer);
      // A file that was replaced may be reported as deleted although it is back.
      if ((await disk.kind(path)) === 'file') targets.add(path);
      else if (type === FileChangeType.Deleted) await this.#withdraw(path);
    }
    for (const file of await this.#find([...targets])) {
      await this.#checkFile(file);
      targets.delete(file.path);
      await this.#breathe();
    }
    // The remaining ones exist, but should no longer be read.
    for (const path of targets) await this.#withdraw(path);
  }

  /** An open text publishes its own diagnostics. */
  async opened(uri: string): Promise<void> {
    if (!this.#client.ability.own.mergesDiagnostics) await this.#publish(canonicalUri(uri), []);
  }

  /** From now on the file on the disk counts again. */
  async closed(uri: string): Promise<void> {
    await this.follow([{ uri, type: FileChangeType.Changed }]);
  }

  /** The files that refer to a file, or to any file in a folder. */
  #namersOf(path: string): readonly string[] {
    return [...this.#named].filter(([, named]) => named.some((each) => isInside(each, path))).map(([namer]) => namer);
  }

  /** Withdraws the diagnostics of a file, or of all files in a deleted folder. */
  async #withdraw(path: string): Promise<void> {
    const gone = uriOf(path);
    for (const published of [...this.#published].filter((uri) => isWithin(uri, gone))) await this.#publish(published, []);
  }

  /** The files of the workspace, each once; with `targets`, only those among them. */
  async #find(targets: readonly string[] | null = null): Promise<readonly Target[]> {
    const found = new Map<string, Target>();
    for (const { folder, root, within } of rootsOf(this.#client.folders)) {
      const editor = await this.#checks.settings.editor(folder);
      if (!editor.enable) continue;
      const inside = targets?.filter((target) => isInside(target, root)) ?? [root];
      const { files } = await findFiles(inside, {
        files: disk,
        cwd: root,
        configurations: this.#checks.settings.configurations,
        configuration: null,
        readsAll: false,
        forcesExclusion: true,
        breathe: () => this.#breathe(),
      });
      for (const file of files) {
        if (within.some((inner) => isInside(file.path, inner))) continue;
        const { configuration } = file;
        const inForce = { ...configuration, settings: settingsIn(configuration, editor) };
        found.set(file.path, { ...file, isNamed: false, configuration: inForce, limit: editor.maxNumberOfProblems });
      }
    }
    return [...found.values()];
  }

  /** Checks and publishes a file; an open one is checked as it is in the editor, and publishes its own diagnostics. */
  async #checkFile(file: Target): Promise<Readonly<Tally>> {
    const uri = uriOf(file.path);
    const open = await this.#checks.of(uri);
    if (open !== null) {
      if (this.#client.ability.own.mergesDiagnostics) await this.#publish(uri, await this.#checks.diagnostics(open));
      return checkedTally(open.state, open.findings.length);
    }
    if (isConfigurationName(disk.path.basename(file.path))) {
      await this.#checkConfiguration(file.path);
      return noTally;
    }
    const scanned = await scanFile(file, {
      files: disk,
      preset: null,
      parameters: new Map(),
      today: currentDate(),
      now: () => performance.now(),
    });
    if (scanned.named.length > 0) this.#named.set(file.path, scanned.named);
    else this.#named.delete(file.path);
    // It may have been deleted since it was found.
    if (scanned.report.kind === 'unread' && (await disk.kind(file.path)) === null) {
      await this.#publish(uri, []);
      return noTally;
    }
    const diagnostics = scannedDiagnostics(uri, scanned, this.#client.ability, file.limit);
    // It may have been opened meanwhile.
    if (this.#client.documents.get(uri) === undefined) await this.#publish(uri, diagnostics);
    return scannedTally(scanned);
  }

  /** Problems of a configuration are reported once, at their place in it. */
  async #checkConfiguration(path: string): Promise<void> {
    const uri = uriOf(path);
    const configuration = await this.#checks.settings.configurations.load(path);
    // If it is open, it is checked as it is in the editor.
    if (this.#client.documents.get(uri) !== undefined) return;
    await this.#publish(uri, configurationDiagnostics(uri, configuration, this.#client.ability));
  }

  async #publish(uri: string, diagnostics: ReturnType<typeof scannedDiagnostics>): Promise<void> {
    if (diagnostics.length === 0 && !this.#published.delete(uri)) return;
    if (diagnostics.length > 0) this.#published.add(uri);
    await this.#client.connection.sendDiagnostics({ uri, diagnostics });
  }

  async #breathe(): Promise<void> {
    if (performance.now() - this.#breath < longestBreath) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#breath = performance.now();
  }
}

/** The paths of configurations that apply to files without being among them, such as one above the workspace. */
function configurationsBeyond(found: readonly Target[]): ReadonlySet<string> {
  const beyond = new Set(found.flatMap(({ configuration }) => configuration.path ?? []));
  for (const { path } of found) beyond.delete(path);
  return beyond;
}

function scannedTally({ report, read }: ScannedFile): Tally {
  const findings = read?.result.findings.filter(({ suppressed }) => suppressed === null).length ?? 0;
  return { ...checkedTally(report.kind, findings), unchecked: report.kind === 'unread' ? 1 : 0 };
}

/** Of a file that was read; only templates and policies count as checked. */
function checkedTally(kind: string, findings: number): Tally {
  return { checked: kind === 'template' || kind === 'policy' ? 1 : 0, findings, affected: findings > 0 ? 1 : 0, unchecked: 0 };
}

function count(tally: Tally, more: Readonly<Tally>): void {
  tally.checked += more.checked;
  tally.findings += more.findings;
  tally.affected += more.affected;
  tally.unchecked += more.unchecked;
}
