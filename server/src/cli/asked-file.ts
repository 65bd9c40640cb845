/** Opens the one file that `inspect` or `can` is about, together with the files it refers to and the given values. */
import type { Facts } from '../analysis/facts.js';
import { anyEnvironment, type StackEnvironment } from '../cdk/manifest.js';
import type { Problem } from '../engine/finding.js';
import type { Accounts } from '../engine/settings.js';
import { study, type Study, type StudyRequest } from '../engine/study.js';
import { readAssembly } from '../scan/assembly.js';
import { Configurations } from '../scan/configurations.js';
import { decode, replacementCharacter, type DecodedText } from '../scan/decode.js';
import { withNeighbours } from '../scan/neighbours.js';
import { notText, textOrNull } from '../scan/read-text.js';
import { longestFile, longestScan } from '../scan/scan-file.js';
import { shownPath } from '../scan/shown-path.js';
import { LineIndex } from '../text/line-index.js';
import { patiently } from '../text/patience.js';
import { usageError, type UsageError } from './command-arguments.js';
import type { Host } from './host.js';
import { brokenConfigurations } from './scan/scan-plan.js';

export interface FileWish {
  /** `-` for standard input. */
  readonly file: string;
  readonly mode: StudyRequest['mode'];
  /** Values of parameters and pseudo parameters. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** A file that was read, valid while questions about it are answered. */
export interface AskedFile {
  readonly name: string;
  readonly facts: Facts;
  readonly lines: LineIndex;
  readonly problems: readonly Problem[];
}

/** `reason` is a sentence without the name of the file. */
export interface NotRead {
  readonly kind: 'not-read';
  readonly isMissing: boolean;
  readonly reason: string;
}

const tooLong: NotRead = { kind: 'not-read', isMissing: false, reason: 'Answering took too long and was given up.' };
const notOurs: NotRead = { kind: 'not-read', isMissing: false, reason: 'It is neither a template nor a policy.' };

/** Asks, and asks again once files that the template refers to have been loaded. */
export async function askFile<Answer extends object>(
  wish: FileWish,
  host: Host,
  ask: (file: AskedFile) => Answer,
): Promise<{ readonly kind: 'answered'; readonly answer: Answer } | NotRead | UsageError> {
  const { files, cwd } = host;
  const path = wish.file === '-' ? files.path.resolve(cwd, '<stdin>') : files.path.resolve(cwd, wish.file);
  const read = await textOf(wish.file, path, host);
  if (read.kind === 'not-read') return read;
  const { text } = read;
  const accounts = await accountsFor(path, host);
  if ('kind' in accounts) return accounts;
  const name = wish.file === '-' ? '<stdin>' : shownPath(path, cwd, files.path);
  const request = { name, text, accounts, mode: wish.mode, parameters: wish.parameters, environment: await environmentFor(path, host) };
  const lines = new LineIndex(text);
  const neighbours = new Map<string, string>();
  const load = (other: string): Promise<string | null> =>
    textOrNull(files.path.resolve(files.path.dirname(path), other), files, longestFile);
  const answered = (): Asked<Answer> => {
    const studied = study({ ...request, neighbour: (other) => neighbours.get(other) ?? null });
    if (studied.kind !== 'read') return { outcome: notRead(studied), missed: [] };
    const answer = ask({ name, lines, facts: studied.facts, problems: [...damageIn(read), ...studied.problems] });
    return { outcome: { kind: 'answered', answer }, missed: [...studied.missed] };
  };
  const end = host.now() + longestScan;
  const isOver = (): boolean => host.now() > end;
  const asked = await withNeighbours(() => patiently(isOver, answered) ?? { outcome: tooLong, missed: [] }, neighbours, load);
  return asked.outcome;
}

interface Asked<Answer> {
  readonly outcome: { readonly kind: 'answered'; readonly answer: Answer } | NotRead;
  readonly missed: readonly string[];
}

function notRead(studied: Exclude<Study, { kind: 'read' }>): NotRead {
  if (studied.kind === 'skipped') return notOurs;
  return { kind: 'not-read', isMissing: false, reason: studied.problems.find(({ kind }) => kind !== 'notice')?.message ?? notOurs.reason };
}

/** What is read of bytes that are not all text, as in Latin-1, is as good as that of a file with a syntax error. */
function damageIn({ kind, text }: DecodedText): readonly Problem[] {
  if (kind === 'text') return [];
  const start = text.indexOf(replacementCharacter);
  const message = 'Some bytes from here on are not text in UTF-8 or UTF-16.';
  return [{ kind: 'unreadable', message, at: { start, end: start + 1 } }];
}

async function textOf(named: string, path: string, host: Host): Promise<DecodedText | NotRead> {
  if (named === '-') return decoded(await host.readStdin());
  const kind = await host.files.kind(path);
  if (kind === 'folder') return { kind: 'not-read', isMissing: false, reason: 'It is a folder; ask about one file at a time.' };
  const read = await host.files.read(path, { limit: longestFile, wants: () => true });
  if (read.kind === 'failed') return { kind: 'not-read', isMissing: read.isMissing, reason: read.reason };
  if (read.kind === 'beginning') return { kind: 'not-read', isMissing: false, reason: `It is longer than ${longestFile} bytes.` };
  return decoded(read.bytes);
}

function decoded(bytes: Uint8Array): DecodedText | NotRead {
  const result = decode(bytes);
  switch (result.kind) {
    case 'text':
    case 'damaged':
      return result;
    case 'binary':
      return notOurs;
    case 'undecodable':
      return { kind: 'not-read', isMissing: false, reason: notText };
  }
}

async function accountsFor(path: string, host: Host): Promise<Accounts | UsageError> {
  const configurations = new Configurations(host.files);
  const { settings } = await configurations.nearest(host.files.path.dirname(path));
  const broken = brokenConfigurations(configurations, host);
  return broken === null ? settings.accounts : usageError(broken);
}

/** The environment to which the cloud assembly deploys the stack. */
async function environmentFor(path: string, { files }: Host): Promise<StackEnvironment> {
  const assembly = await readAssembly(files.path.dirname(path), files);
  return assembly?.find((each) => each.path === path)?.environment ?? anyEnvironment;
}
