/** Findings and problems as the diagnostics of the protocol. */
import { DiagnosticSeverity, DiagnosticTag, type Diagnostic, type DiagnosticRelatedInformation } from 'vscode-languageserver/node';
import type { Finding, Problem } from '../../engine/finding.js';
import { ruleLink } from '../../report/rule-link.js';
import { severities, type Severity } from '../../rules/severity.js';
import type { ClientAbility } from '../client-ability.js';
import type { Check } from '../open/check.js';
import { rangeOf } from './position.js';

export const source = 'rootguard';

const protocolSeverity: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What is to be shown of a text. */
export type CheckedText = Pick<Check, 'document' | 'findings' | 'problems'>;

/** Everything to show of a check, by place; beyond `limit`, only the most severe findings and a note about the rest. */
export function toDiagnostics(check: CheckedText, ability: ClientAbility, limit: number): Diagnostic[] {
  const shown = mostSevere(check.findings, limit);
  const diagnostics = shown.map((finding) => findingDiagnostic(finding, check, ability));
  for (const problem of check.problems) diagnostics.push(problemDiagnostic(problem, check, ability));
  const hidden = check.findings.length - shown.length;
  if (hidden > 0) diagnostics.push(moreDiagnostic(hidden));
  return diagnostics;
}

function mostSevere(findings: readonly Finding[], limit: number): readonly Finding[] {
  if (findings.length <= limit) return findings;
  return severities
    .flatMap((severity) => findings.filter((finding) => finding.severity === severity))
    .slice(0, limit)
    .sort((a, b) => a.start - b.start);
}

function findingDiagnostic(finding: Finding, check: CheckedText, ability: ClientAbility): Diagnostic {
  const diagnostic: Diagnostic = {
    range: rangeOf(check.document.lines, finding, ability.encoding),
    severity: protocolSeverity[finding.severity],
    source,
    code: finding.rule,
    message: finding.message,
  };
  if (ability.codeDescription) diagnostic.codeDescription = { href: ruleLink(finding.rule) };
  if (ability.diagnosticData) diagnostic.data = { fingerprint: finding.fingerprint };
  if (ability.relatedInformation && finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map((related) => relatedPlace(related, check, ability));
  }
  return diagnostic;
}

function relatedPlace(
  { message, at }: Finding['related'][number],
  { document }: CheckedText,
  ability: ClientAbility,
): DiagnosticRelatedInformation {
  return { message, location: { uri: document.uri, range: rangeOf(document.lines, at, ability.encoding) } };
}

function problemDiagnostic(problem: Problem, check: CheckedText, ability: ClientAbility): Diagnostic {
  const diagnostic: Diagnostic = {
    range: rangeOf(check.document.lines, problem.at ?? { start: 0, end: 0 }, ability.encoding),
    severity: problem.kind === 'configuration' ? DiagnosticSeverity.Warning : DiagnosticSeverity.Information,
    source,
    code: problem.kind,
    message: problem.message,
  };
  if (problem.isUseless === true && ability.fades) diagnostic.tags = [DiagnosticTag.Unnecessary];
  return diagnostic;
}

function moreDiagnostic(hidden: number): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Information,
    source,
    code: 'limit',
    message: `${hidden} more ${hidden === 1 ? 'finding is' : 'findings are'} not shown; \`rootguard.maxNumberOfProblems\` sets how many are.`,
  };
}
