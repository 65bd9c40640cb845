/** Checks a text and returns its findings and problems: the one entrance to the engine. */
import { createFacts } from '../analysis/facts.js';
import { once, onceWith } from '../text/once.js';
import type { Part } from '../analysis/part.js';
import { secretSpans } from '../analysis/secret/secret-spans.js';
import type { SourceFile } from '../analysis/source-file.js';
import type { Document } from '../model/document.js';
import { recognise } from '../model/recognise.js';
import { isSideFile } from '../model/recognise-side-file.js';
import { readSideFile } from '../model/side-file.js';
import type { AnyRule } from '../rules/rule.js';
import { rules as allRules } from '../rules/registry.generated.js';
import { maxTextLength } from '../syntax/limits.js';
import { LineIndex } from '../text/line-index.js';
import { byPlace, outerFirst, type Span } from '../text/span.js';
import { activeRules, type ActiveRule } from './active-rules.js';
import { dispatch, type Run } from './dispatch.js';
import { embeddedFiles, findingAround, problemAround, type Around, type Embedded } from './embedded.js';
import type { Finding, Problem } from './finding.js';
import { toFindings } from './findings.js';
import { environmentOf, readSource, toProblem, type ReadRequest } from './read-source.js';
import { givenUp, tooLong } from './limit.js';
import { measured, type Meter } from './meter.js';
import type { Settings } from './settings.js';
import { suppress } from './suppress.js';
import { suppressionsOf } from './suppression.js';

export interface LintRequest extends ReadRequest {
  readonly settings: Settings;
  /** Today as YYYY-MM-DD, for suppressions that end. */
  readonly today: string;
  /** The rules to choose from; by default all. */
  readonly rules?: readonly AnyRule[];
  /** Asked between rules and after every so many steps of work; when it returns true, the check gives up with a problem. */
  readonly stop?: () => boolean;
  readonly meter?: Meter;
}

export interface LintResult {
  /** `skipped`: neither template nor policy; nothing was parsed. */
  readonly kind: 'template' | 'policy' | 'side-file' | 'skipped';
  /** Null when it was skipped or over a limit. */
  readonly file: SourceFile | null;
  /** Ordered by offset, then rule; includes suppressed ones. */
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** Paths that the template names and that could not be read. */
  readonly missed: readonly string[];
  /** Masks the secrets of the file in any text. */
  readonly mask: (text: string) => string;
  /** Where the text holds secrets, for hosts that show parts of it; worked out at first use. */
  secretSpans(): readonly Span[];
}

/** Never throws, whatever the text. */
export function lint(request: LintRequest): LintResult {
  const kind = kindOf(request);
  if (kind === 'skipped') return nothing(kind, []);
  if (kind === 'side-file') return lintSideFile(request);
  if (request.text.length > maxTextLength) return nothing(kind, [tooLong]);
  const missed = new Set<string>();
  const file = measured(request.meter ?? null, 'read', () => readSource(request, 'open', missed));
  const unread = file.tree.problems.filter((problem) => problem.kind !== 'notice').map(toProblem);
  if (file.documents.length === 0) return { ...nothing(unread.length === 0 ? 'skipped' : kind, unread), file };
  return { kind, file, ...withEmbedded(file, checkTree(file, request, null), request), missed: [...missed] };
}

export function kindOf({ name, text }: LintRequest): LintResult['kind'] {
  const recognised = recognise(text);
  if (recognised === 'none') return isSideFile(name, text) ? 'side-file' : 'skipped';
  return recognised === 'policy' ? 'policy' : 'template';
}

/** Whether a file beside the templates is valid is not our affair. */
function lintSideFile(request: LintRequest): LintResult {
  const { name, text } = request;
  if (text.length > maxTextLength) return nothing('skipped', []);
  const file: SourceFile = { name, text, ...readSideFile(name, text) };
  return { kind: 'side-file', file, ...check(file, request, whole), missed: [] };
}

type CheckResult = Pick<LintResult, 'findings' | 'problems' | 'mask' | 'secretSpans'>;

/** Where the file contains a template as text, the findings of that template's own check count. */
function withEmbedded(file: SourceFile, own: CheckResult, request: LintRequest): CheckResult {
  const embedded = embeddedFiles(file);
  if (embedded.length === 0) return own;
  const within = embedded.map((each) => checkEmbedded(each, request));
  const outside = own.findings.filter(({ start }) => !embedded.some((each) => each.start <= start && start < each.end));
  return {
    findings: [...outside, ...within.flatMap(({ findings }) => findings)].sort(byPlace),
    problems: [own, ...within].flatMap(({ problems }) => problems),
    mask: (text) => [own, ...within].reduce((masked, { mask }) => mask(masked), text),
    secretSpans: once(() => [own, ...within].flatMap((each) => each.secretSpans()).sort(outerFirst)),
  };
}

/** What it deploys is a stack elsewhere, with parameters of its own. */
function checkEmbedded({ file, text, around }: Embedded, request: LintRequest): CheckResult {
  const {
    findings,
    problems,
    mask,
    secretSpans: spans,
  } = checkTree(file, { ...request, environment: { account: null, region: null }, parameters: new Map() }, around);
  return {
    findings: findings.map((finding) => findingAround(finding, text)),
    problems: problems.map((problem) => problemAround(problem, text)),
    mask,
    secretSpans: () => spans().map((span) => text.outside(span)),
  };
}

function checkTree(file: SourceFile, request: LintRequest, around: Around | null): CheckResult {
  const checked = check(file, request, { around, part: null });
  return { ...checked, problems: [...file.tree.problems.map(toProblem), ...checked.problems] };
}

/** How far a check goes, and what stands around what it checks. */
interface Extent {
  readonly part: Part | null;
  readonly around: Around | null;
}

const whole: Extent = { part: null, around: null };

/** What is to be said of a part of a file that is read, for itself, and what takes the secrets of the part and elsewhere out of a text. */
export function checkWithin(part: Part, file: SourceFile, request: LintRequest): Pick<LintResult, 'findings' | 'mask'> {
  return check(file, request, { ...whole, part });
}

/** Runs the rules over every document of a file. */
function check(file: SourceFile, request: LintRequest, { around, part }: Extent): CheckResult {
  const active = request.rules === undefined ? usualRules(request.settings) : activeRules(request.rules, request.settings);
  const run: Run = { reports: [], problems: [], stop: request.stop ?? (() => false), meter: request.meter ?? null, part };
  const environment = environmentOf(request, request.settings.accounts);
  const facts = file.documents.map((document) => createFacts(file, document, environment, part));
  for (const each of facts) dispatch(rulesFor(each.document, active), each, run);
  // Notices repeat what suppressions say, and a comment can hold a secret.
  const mask = (text: string): string => facts.reduce((masked, each) => each.mask(masked), text);
  const judged = judge(file, run, active, { request, around });
  return {
    findings: judged.findings,
    problems: [
      ...run.problems,
      ...facts.flatMap(givenUp),
      ...judged.problems.map((problem) => ({ ...problem, message: mask(problem.message) })),
    ],
    mask,
    secretSpans: once(() => secretSpans(facts, file.text)),
  };
}

const usualRules = onceWith((settings: Settings) => activeRules(allRules, settings));

/** Only secrets are looked for in a file beside the templates. */
function rulesFor({ kind }: Document, active: readonly ActiveRule[]): readonly ActiveRule[] {
  return kind === 'side-file' ? active.filter(({ rule }) => rule.subject === 'secret') : active;
}

function nothing(kind: LintResult['kind'], problems: readonly Problem[]): LintResult {
  return { kind, file: null, findings: [], problems, missed: [], mask: (text) => text, secretSpans: () => [] };
}

function judge(
  file: SourceFile,
  run: Run,
  active: readonly ActiveRule[],
  { request, around }: { readonly request: LintRequest; readonly around: Around | null },
): { findings: readonly Finding[]; problems: readonly Problem[] } {
  const suppressions = suppressionsOf(file);
  const findings = run.reports.length === 0 ? [] : toFindings(run.reports, file, around);
  if (suppressions.length === 0) return { findings, problems: [] };
  return suppress(findings, {
    suppressions,
    rules: request.rules ?? allRules,
    ran: new Set(active.map(({ rule }) => rule.id)),
    today: request.today,
    lines: new LineIndex(file.text),
  });
}
