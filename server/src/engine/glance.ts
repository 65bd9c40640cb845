/** A quick check after a small change: checks only the entries it touched, and keeps what was known of all others. */
import { partAt, type Part } from '../analysis/part.js';
import type { SourceFile } from '../analysis/source-file.js';
import type { TemplateDocument } from '../model/document.js';
import { rules } from '../rules/registry.generated.js';
import { lineEnd, lineStart } from '../syntax/line.js';
import { keyText } from '../syntax/lookup.js';
import { byPlace } from '../text/span.js';
import { changeBetween, movedBy, type TextChange } from '../text/text-change.js';
import type { Finding, Problem } from './finding.js';
import { checkWithin, kindOf, type LintRequest, type LintResult } from './lint.js';
import { readSource, toProblem } from './read-source.js';

/** The result of the last check of the whole text. */
export type Known = Pick<LintResult, 'file' | 'findings' | 'problems' | 'mask'>;

export type Glance = Pick<LintResult, 'file' | 'findings' | 'problems'>;

/**
 * The longest change in characters, and the largest share of the text that the touched entries may be; beyond that the
 * whole is checked.
 */
const longestChange = 4_000;
const largestShare = 0.5;

/**
 * Null when only a check of the whole can tell. What other entries say of the changed ones, and absences, stay as they
 * were known; `problems` are those of the syntax as it is now, and all others as they were.
 */
export function glance(request: LintRequest, known: Known): Glance | null {
  if (known.file === null || kindOf(request) !== 'template') return null;
  const change = changeBetween(known.file.text, request.text);
  if (change.endAfter - change.start > longestChange) return null;
  const file = readSource(request, 'open', new Set());
  const document = onlyTemplate(file);
  const before = onlyTemplate(known.file);
  if (document === null || before === null || sectionsOf(document) !== sectionsOf(before)) return null;
  const part = partAt(document, { start: lineStart(request.text, change.start), end: lineEnd(request.text, change.endAfter) }, known.mask);
  if (isLarge(part, request.text)) return null;
  const { findings, mask } = checkWithin(part, file, request);
  const others = stillKnown(known.findings, change, part, document).map((finding) => masked(finding, mask));
  const syntax = file.tree.problems.map(toProblem);
  return { file, findings: united(findings, others), problems: [...syntax, ...knownProblems(known, change)] };
}

/** A secret just typed can also occur in the known findings, for example as a name. */
function masked(finding: Finding, mask: (text: string) => string): Finding {
  const related = finding.related.map((each) => ({ ...each, message: mask(each.message) }));
  return { ...finding, message: mask(finding.message), related };
}

function onlyTemplate({ documents }: SourceFile): TemplateDocument | null {
  const [only, ...others] = documents;
  return only?.kind === 'template' && others.length === 0 ? only : null;
}

/** A section that is added, removed or renamed can change the meaning of every entry. */
function sectionsOf({ template }: TemplateDocument): string {
  return template.root.entries.map(keyText).join('\n');
}

/** An embedded template counts as a text of its own. */
function isLarge({ entries }: Part, text: string): boolean {
  const length = entries.reduce((sum, { start, end }) => sum + end - start, 0);
  return length > largestShare * text.length || entries.some(({ start, end }) => text.slice(start, end).includes('TemplateBody'));
}

/** Findings outside the part, and those inside it that depend on other entries: only a check of the whole can renew them. */
function stillKnown(findings: readonly Finding[], change: TextChange, part: Part, document: TemplateDocument): readonly Finding[] {
  const names = namesIn(part);
  const isOfAnother = ({ rule, resource }: Finding): boolean =>
    aboutWhole.has(rule) || (resource !== null && !names.has(resource) && document.template.resource(resource) !== null);
  return findings.flatMap((finding) => {
    const now = findingAfter(finding, change);
    return now === null || (part.holds(now) && !isOfAnother(now)) ? [] : [now];
  });
}

const aboutWhole: ReadonlySet<string> = new Set(
  rules.filter(({ subject }) => subject === 'file' || subject === 'template').map(({ id }) => id),
);

function namesIn({ document: { template } }: Part): ReadonlySet<string | null> {
  const sections = template.root.entries.flatMap(({ value }) => (value?.kind === 'mapping' ? [value] : []));
  return new Set(sections.flatMap(({ entries }) => entries.map(keyText)));
}

/** A related place that was itself edited is dropped. */
function findingAfter(finding: Finding, change: TextChange): Finding | null {
  const now = movedBy(finding, change);
  if (now === null) return null;
  const related = finding.related.flatMap((each) => {
    const at = movedBy(each.at, change);
    return at === null ? [] : [{ ...each, at }];
  });
  return { ...now, related };
}

/** New findings win over known ones. */
function united(fresh: readonly Finding[], known: readonly Finding[]): readonly Finding[] {
  const keyOf = ({ rule, messageId, start, end }: Finding): string => `${rule} ${messageId} ${start} ${end}`;
  const said = new Set(fresh.map(keyOf));
  return [...fresh, ...known.filter((finding) => !said.has(keyOf(finding)))].sort((a, b) => byPlace(a, b) || (a.rule < b.rule ? -1 : 1));
}

/** All known problems except those of the syntax, which were found again. */
function knownProblems({ file, problems }: Known, change: TextChange): readonly Problem[] {
  const ofSyntax = new Set(file?.tree.problems.map((problem) => keyOfProblem(toProblem(problem))));
  return problems.flatMap((problem) => {
    if (ofSyntax.has(keyOfProblem(problem))) return [];
    const at = problem.at === null ? null : movedBy(problem.at, change);
    return at === null && problem.at !== null ? [] : [{ ...problem, at }];
  });
}

function keyOfProblem({ message, at }: Problem): string {
  return `${at?.start} ${message}`;
}
