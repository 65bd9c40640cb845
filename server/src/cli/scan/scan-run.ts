/** A run of `scan`, from the plan to the exit code. */
import { reportUnread, type FileReport } from '../../report/file-report.js';
import { jsonReporter } from '../../report/json.js';
import { noColours, type Paint } from '../../report/paint.js';
import type { Reporter } from '../../report/reporter.js';
import { sarifReporter } from '../../report/sarif.js';
import type { Source } from '../../report/source.js';
import { Tally } from '../../report/tally.js';
import { shownPosition, textReporter } from '../../report/text.js';
import { visible } from '../../report/visible.js';
import { rules } from '../../rules/registry.generated.js';
import type { FoundFile } from '../../scan/find-files.js';
import { judge, scanFile, type ScannedFile, type ScanOptions } from '../../scan/scan-file.js';
import { quantity } from '../../text/wording.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { paintFor, readingWidth } from '../terminal.js';
import { GivenValues, parametersIn } from '../given-values.js';
import { FixTally } from './fix-tally.js';
import { fixFile } from './fixing.js';
import { exitCodeFor, higher } from './gate.js';
import { showProgress, type Progress } from './progress.js';
import { isFixing, type ScanWish } from './scan-options.js';
import type { ScanPlan } from './scan-plan.js';
import { fileSink, outputSink, type Sink } from './sink.js';

const filesBetweenTidying = 16;

export async function runScan(plan: ScanPlan, wish: ScanWish, host: Host): Promise<ExitCode> {
  const options: ScanOptions = {
    files: host.files,
    preset: wish.preset,
    parameters: plan.parameters.values,
    today: host.today(),
    now: () => host.now(),
  };
  const run = new ScanRun(wish, plan, host);
  const items = itemsOf(plan);
  for (const [index, item] of items.entries()) {
    run.progress.update(index, items.length);
    if (index % filesBetweenTidying === 0) host.tidy();
    switch (item.kind) {
      case 'file':
        await run.take(await scanFile(item.file, options));
        break;
      case 'stdin':
        await run.take(await judge(item.file, { kind: 'whole', bytes: await host.readStdin() }, options));
        break;
      case 'folder':
        run.showFile(reportUnread(item.name, 'unreadable', 'The folder cannot be listed.'), null);
        break;
    }
  }
  for (const folder of plan.empty) run.say(`\`${folder}\` holds no file to check, or only files that are ignored or excluded.`);
  return run.finish();
}

type Item =
  { readonly kind: 'file' | 'stdin'; readonly name: string; readonly file: FoundFile } | { readonly kind: 'folder'; readonly name: string };

/** Everything to be reported, sorted by name. */
function itemsOf({ files, stdin, unreadable }: ScanPlan): readonly Item[] {
  const items: Item[] = files.map((file) => ({ kind: 'file', name: file.name, file }));
  if (stdin !== null) items.push({ kind: 'stdin', name: stdin.name, file: stdin });
  for (const name of unreadable) items.push({ kind: 'folder', name });
  return items.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Processes one file after the other, reports each at once, and keeps only what the end of the report needs. */
class ScanRun {
  readonly progress: Progress;
  readonly #wish: ScanWish;
  readonly #host: Host;
  readonly #started: number;
  readonly #paint: Paint;
  readonly #sink: Sink;
  readonly #reporter: Reporter;
  readonly #tally = new Tally();
  readonly #fixes: FixTally;
  /** Where the report is written; null for standard output. */
  readonly #output: string | null;
  readonly #given: GivenValues;
  #wouldReplaceScanned = false;
  #hidden = 0;
  #exitCode: ExitCode = exitCode.clean;

  constructor(wish: ScanWish, { parameters }: ScanPlan, host: Host) {
    this.#wish = wish;
    this.#given = new GivenValues(parameters);
    this.#host = host;
    this.#started = host.now();
    this.progress = showProgress(host);
    this.#paint = wish.output === null ? paintFor(host.stdout, host) : noColours;
    this.#output = wish.output === null ? null : host.files.path.resolve(host.cwd, wish.output);
    this.#sink = this.#output === null ? outputSink(host.stdout) : fileSink(this.#output, host);
    this.#reporter = makeReporter(wish, this.#paint, host);
    this.#fixes = new FixTally(wish.fix);
  }

  async take(scanned: ScannedFile): Promise<void> {
    const { read, file, report } = scanned;
    const { fix } = this.#wish;
    this.#given.look(parametersIn(read?.result.file ?? null));
    // A report of an earlier run among the files is skipped, and may be overwritten; a template must not be.
    if (file.path === this.#output && report.kind !== 'skipped') this.#wouldReplaceScanned = true;
    if (read === null || !isFixing(fix)) {
      this.showFile(report, read?.source ?? null);
      return;
    }
    const outcome = await fixFile({ path: file.path, name: file.name, read }, fix, this.#paint, this.#host);
    this.#fixes.add(file.name, outcome);
    if (outcome.kind === 'left') this.notice(`${file.name} was left as it is: ${outcome.reason}`);
    if (outcome.kind === 'shown' && this.#wish.format === 'text') this.#write(outcome.diff);
    if (outcome.kind === 'fixed') this.showFile(outcome.after.report(), outcome.after.source);
    else this.showFile(report, read.source);
  }

  showFile(whole: FileReport, source: Source | null): void {
    this.#exitCode = higher(this.#exitCode, exitCodeFor(whole, this.#wish.failOn));
    const shown = this.#select(whole);
    this.#tally.add(shown);
    this.#write(this.#reporter.file(shown, source));
    if (this.#wish.format !== 'text') return;
    for (const { kind, file, range, message } of shown.problems) {
      if (kind === 'notice') this.notice(`${file}${range === null ? '' : `:${shownPosition(range.start)}`}: ${message}`);
    }
  }

  async finish(): Promise<ExitCode> {
    this.progress.clear();
    for (const part of this.#reporter.end(this.#tally.summary(this.#host.now() - this.#started))) this.#sink.write(part);
    const reason = this.#wouldReplaceScanned ? 'It would replace a file that was scanned.' : await this.#sink.close();
    for (const line of this.#fixes.lines()) this.notice(line);
    for (const line of this.#given.notices()) this.say(line);
    if (this.#hidden > 0 && this.#exitCode === exitCode.findings) {
      this.say(`Not shown (--quiet): ${quantity(this.#hidden, 'finding')} below error. --fail-on counts all the same.`);
    }
    if (reason === null) return this.#exitCode;
    this.say(`The report could not be written. ${reason}`);
    return exitCode.unchecked;
  }

  #select(report: FileReport): FileReport {
    const { isQuiet, showsSuppressed } = this.#wish;
    const findings = report.findings.filter(({ suppressed }) => suppressed === undefined || showsSuppressed);
    if (!isQuiet) return { ...report, findings };
    const errors = findings.filter(({ severity }) => severity === 'error');
    this.#hidden += findings.length - errors.length;
    return { ...report, findings: errors, problems: report.problems.filter(({ kind }) => kind !== 'notice') };
  }

  #write(text: string): void {
    if (text === '') return;
    this.progress.clear();
    this.#sink.write(text);
  }

  /** Writes a message about the whole run; messages about a file begin with its name. */
  say(text: string): void {
    this.notice(`rootguard: ${text}`);
  }

  notice(text: string): void {
    this.progress.clear();
    this.#host.stderr.write(`${visible(text)}\n`);
  }
}

function makeReporter(wish: ScanWish, paint: Paint, host: Host): Reporter {
  const tool = { name: 'rootguard', version: host.version() };
  switch (wish.format) {
    case 'json':
      return jsonReporter(tool);
    case 'sarif':
      return sarifReporter(tool, rules);
    case 'text':
      return wish.fix.isDry ? diffsOnly : textReporter({ paint, width: readingWidth(host.stdout) });
  }
}

/** A dry run prints diffs for other programs to read, with nothing in between. */
const diffsOnly: Reporter = { file: () => '', end: () => [] };
