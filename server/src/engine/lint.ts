/** From a text to what is to be said of it: the one entrance to the engine. */
import type { Environment } from '../analysis/environment.js';
import { createFacts } from '../analysis/facts.js';
import type { SourceFile } from '../analysis/source-file.js';
import { readDocuments } from '../model/read-document.js';
import { languageOf, recognise } from '../model/recognise.js';
import type { AnyRule } from '../rules/rule.js';
import { rules as allRules } from '../rules/registry.generated.js';
import { maxTextLength } from '../syntax/limits.js';
import { readText } from '../syntax/read.js';
import type { SyntaxProblem } from '../syntax/tree.js';
import { LineIndex } from '../text/line-index.js';
import type { Span } from '../text/span.js';
import { activeRules, type ActiveRule } from './active-rules.js';
import { dispatch, type Run } from './dispatch.js';
import type { Finding, Problem } from './finding.js';
import { toFindings } from './findings.js';
import type { Settings } from './settings.js';
import { suppress } from './suppress.js';
import { suppressionsOf } from './suppression.js';

export interface LintRequest {
  /** As the host names it; a relative path of a template is looked up beside it. */
  readonly name: string;
  readonly text: string;
  readonly settings: Settings;
  /** Today as YYYY-MM-DD, for suppressions that end. */
  readonly today: string;
  /** The rules to choose from; all there are without it. */
  readonly rules?: readonly AnyRule[];
  /** Where the stack will stand, as far as a cloud assembly or a user says it. */
  readonly environment?: Pick<Environment, 'account' | 'region'>;
  /** Values of parameters and pseudo parameters (`--parameter`). */
  readonly parameters?: ReadonlyMap<string, string>;
  /** The text of a file that a template names by a relative path; null when it is not at hand. */
  readonly neighbour?: (path: string) => string | null;
  /** Asked between rules and every so many steps of work; true gives up with a limit problem. */
  readonly stop?: () => boolean;
  /** Told the time each part took, in the clock's unit; for the bench. */
  readonly meter?: Meter;
}

/** A clock from outside, and where its readings go. */
export interface Meter {
  now(): number;
  record(part: string, duration: number): void;
}

export interface LintResult {
  /** `skipped`: not ours; nothing was parsed. */
  readonly kind: 'template' | 'policy' | 'skipped';
  /** Null when it was skipped or over a limit. */
  readonly file: SourceFile | null;
  /** By offset, then rule; suppressed ones among them. */
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** Paths that the template names and that were not at hand. */
  readonly missed: readonly string[];
  /** Where the text holds secrets, for hosts that show parts of it; worked out at first use. */
  secretSpans(): readonly Span[];
}

/** Never throws, whatever the text. */
export function lint(request: LintRequest): LintResult {
  const recognised = recognise(request.text);
  if (recognised === 'none') return nothing('skipped', []);
  const kind = recognised === 'policy' ? 'policy' : 'template';
  if (request.text.length > maxTextLength) return nothing(kind, [tooLong]);
  const missed = new Set<string>();
  const file = read(request, missed);
  const unread = file.tree.problems.filter((problem) => problem.kind !== 'notice').map(toProblem);
  if (file.documents.length === 0) return { ...nothing(unread.length === 0 ? 'skipped' : kind, unread), file };
  const active = activeRules(request.rules ?? allRules, request.settings);
  const run: Run = { reports: [], problems: [], stop: request.stop ?? (() => false), meter: request.meter ?? null };
  const facts = file.documents.map((document) => createFacts(file, document, {
    accounts: request.settings.accounts, account: request.environment?.account ?? null, region: request.environment?.region ?? null,
  }));
  for (const each of facts) dispatch(active, each, run);
  const judged = judge(file, run, active, request);
  const problems = [...file.tree.problems.map(toProblem), ...run.problems, ...judged.problems];
  return { kind, file, findings: judged.findings, problems, missed: [...missed], secretSpans: () => facts.flatMap((each) => each.secrets) };
}

const tooLong: Problem = {
  kind: 'limit', message: `The file is longer than ${maxTextLength / 1e6} million characters and was not read.`, at: null,
};

function toProblem(problem: SyntaxProblem): Problem {
  return { kind: problem.kind, message: problem.message, at: problem };
}

function nothing(kind: LintResult['kind'], problems: readonly Problem[]): LintResult {
  return { kind, file: null, findings: [], problems, missed: [], secretSpans: () => [] };
}

function read(request: LintRequest, missed: Set<string>): SourceFile {
  const { name, text } = request;
  const started = request.meter?.now() ?? 0;
  const tree = readText(text, languageOf(text));
  request.meter?.record('read', request.meter.now() - started);
  const documents = readDocuments(tree, {
    parameters: request.parameters ?? new Map(),
    mode: 'open',
    neighbour: (path) => {
      const found = request.neighbour?.(path) ?? null;
      if (found === null) missed.add(path);
      return found;
    },
  });
  return { name, text, tree, documents };
}

function judge(
  file: SourceFile, run: Run, active: readonly ActiveRule[], request: LintRequest,
): { findings: readonly Finding[]; problems: readonly Problem[] } {
  const suppressions = suppressionsOf(file);
  if (run.reports.length === 0 && suppressions.length === 0) return { findings: [], problems: [] };
  return suppress(toFindings(run.reports, file), {
    suppressions, rules: request.rules ?? allRules, ran: new Set(active.map(({ rule }) => rule.id)),
    today: request.today, lines: new LineIndex(file.text),
  });
}
