/** Reads and checks one file. */
import { lint, type LintRequest, type LintResult } from '../engine/lint.js';
import type { Meter } from '../engine/meter.js';
import type { PresetName, Settings } from '../engine/settings.js';
import { reportFile, reportSkipped, reportUnread, type FileReport } from '../report/file-report.js';
import { makeSource, type Source } from '../report/source.js';
import { maxTextLength } from '../syntax/limits.js';
import { decode, decodeBeginning, replacementCharacter, type DecodedText, type Encoding } from './decode.js';
import type { FileSystem, ReadResult } from './file-system.js';
import type { FoundFile } from './find-files.js';
import { lintWithNeighbours } from './neighbours.js';
import { isOtherFile } from './other-files.js';
import { notText, textOrNull } from './read-text.js';

export interface ScanOptions {
  readonly files: FileSystem;
  /** Overrides the preset of the configuration; null keeps it. */
  readonly preset: PresetName | null;
  /** Values of parameters and pseudo parameters. */
  readonly parameters: ReadonlyMap<string, string>;
  /** As YYYY-MM-DD. */
  readonly today: string;
  /** In milliseconds, from an arbitrary start. */
  readonly now: () => number;
  readonly meter?: Meter;
}

export interface ScannedFile {
  readonly file: FoundFile;
  readonly report: FileReport;
  /** What was read; null when nothing was, or when it is neither template nor policy. */
  readonly read: ReadFile | null;
  /** Paths of the other files it names, whether they exist or not: their contents matter here. */
  readonly named: readonly string[];
}

/** A text and its result. */
export interface Judged {
  readonly source: Source;
  readonly result: LintResult;
  report(): FileReport;
}

export interface ReadFile extends Judged {
  /** Whether the time for this file is over. */
  readonly stop: () => boolean;
  /** Null when the text does not stand for all bytes of the file, which therefore cannot be written. */
  readonly encoding: Encoding | null;
  /** Checks the file as if it contained another text, such as one with fixes applied. */
  judgeAgain(text: string): Judged;
}

/** The longest file that is read, in bytes: a character takes at most three bytes for each of its UTF-16 units. */
export const longestFile = 3 * maxTextLength;

/** Far longer than any real template takes; one stuck file must not hold up the others. */
export const longestScan = 30_000;

const damaged = 'Some bytes from here on are not text in UTF-8 or UTF-16; everything else was checked.';
const notOurs = 'It is not a template and not a policy, so nothing in it was checked.';

/** Never throws: a failure costs one file its findings, and is reported without any of its text. */
export async function scanFile(file: FoundFile, options: ScanOptions): Promise<ScannedFile> {
  if (!file.isNamed && isOtherFile(file.name)) return unread(file, skipped(file));
  try {
    const read = await options.files.read(file.path, { limit: longestFile, wants: isText });
    return await judge(file, read, options);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'Error';
    return unread(
      file,
      reportUnread(file.name, 'internal', `Checking this file failed (${name}); the other files are not affected. Please report this.`),
    );
  }
}

/** Checks a text that was not read from a file of its own, such as standard input. */
export async function judge(file: FoundFile, read: ReadResult, options: ScanOptions): Promise<ScannedFile> {
  if (read.kind === 'failed') return unread(file, reportUnread(file.name, 'unreadable', read.reason));
  const decoded = read.kind === 'beginning' ? decodeBeginning(read.bytes) : decode(read.bytes);
  switch (decoded.kind) {
    case 'binary':
      return unread(file, skipped(file));
    case 'undecodable':
      if (!isOurs(decoded.guess, file, options)) return unread(file, skipped(file));
      return unread(file, reportUnread(file.name, 'unreadable', notText));
    case 'text':
    case 'damaged':
      if (read.kind === 'whole') return judgeText(file, decoded, options);
      if (!isOurs(decoded.text, file, options)) return unread(file, skipped(file));
      return unread(file, reportUnread(file.name, 'limit', `It is longer than ${longestFile} bytes; nothing in it was checked.`));
  }
}

async function judgeText(file: FoundFile, decoded: DecodedText, options: ScanOptions): Promise<ScannedFile> {
  const { text } = decoded;
  const { files } = options;
  const folder = files.path.dirname(file.path);
  const at = (path: string): string => files.path.resolve(folder, path);
  const load = (path: string): Promise<string | null> => textOrNull(at(path), files, longestFile);
  const asked = request(file, text, options);
  const linted = await lintWithNeighbours(asked, load);
  const { result, neighbours } = linted;
  if (result.kind === 'skipped') return unread(file, skipped(file));
  const judgedAs = (other: string, found: LintResult): Judged =>
    judgedText(
      makeSource(file.name, other, () => found.secretSpans()),
      found,
      asked.stop,
    );
  const judged = judgedAs(text, result);
  const read: ReadFile = {
    ...judged,
    stop: asked.stop,
    encoding: decoded.kind === 'damaged' ? null : decoded.encoding,
    report: () => (decoded.kind === 'damaged' ? withDamage(judged) : judged.report()),
    judgeAgain: (other) => judgedAs(other, linted.judgeAgain(other)),
  };
  return { file, report: read.report(), read, named: [...neighbours.keys(), ...result.missed].map(at) };
}

function judgedText(source: Source, result: LintResult, stop: () => boolean): Judged {
  return { source, result, report: () => reportFile(result, source, stop) };
}

function withDamage(judged: Judged): FileReport {
  const { file, kind, findings, problems } = judged.report();
  const { source } = judged;
  const first = source.text.indexOf(replacementCharacter);
  const range = source.lines.range(first, first + 1);
  return { file, kind, findings, problems: [{ kind: 'unreadable', file, message: damaged, range }, ...problems] };
}

function request(file: FoundFile, text: string, options: ScanOptions): LintRequest & { readonly stop: () => boolean } {
  const deadline = options.now() + longestScan;
  return {
    name: file.name,
    text,
    settings: settingsOf(file, options),
    today: options.today,
    environment: file.environment,
    parameters: options.parameters,
    stop: () => options.now() > deadline,
    ...(options.meter === undefined ? {} : { meter: options.meter }),
  };
}

function settingsOf({ configuration: { settings } }: FoundFile, { preset }: ScanOptions): Settings {
  return preset === null ? settings : { ...settings, preset };
}

function isText(beginning: Uint8Array): boolean {
  return decodeBeginning(beginning).kind !== 'binary';
}

/** Whether a text, or the beginning of one, belongs to a template or a policy. */
function isOurs(text: string, file: FoundFile, options: ScanOptions): boolean {
  return lint(request(file, text, options)).kind !== 'skipped';
}

function skipped(file: FoundFile): FileReport {
  return reportSkipped(file.name, file.isNamed ? notOurs : null);
}

function unread(file: FoundFile, report: FileReport): ScannedFile {
  return { file, report, read: null, named: [] };
}
