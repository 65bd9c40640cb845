/** The hover of a finding: what it is, why it matters, what to do, when it holds, and what cannot be fixed. */
import { MarkupKind, type Hover } from 'vscode-languageserver/node';
import type { Finding } from '../../engine/finding.js';
import type { AnyRule } from '../../rules/rule.js';
import { severities } from '../../rules/severity.js';
import type { ClientAbility } from '../client-ability.js';
import type { Check } from '../open/check.js';
import { escapeMarkdown, plainText } from '../wire/markdown.js';
import { rangeOf } from '../wire/position.js';
import { declinedFixes } from './finding-fixes.js';

const maxLines = 10;

/**
 * The hover at an offset, or null where there is no finding. The most severe finding is shown in full, the others by their
 * message; a client that shows messages by itself gets only the rest.
 */
export function hoverAt(check: Check, offset: number, rules: readonly AnyRule[], ability: ClientAbility): Hover | null {
  const here = check.findings.filter((finding) => finding.start <= offset && offset <= finding.end);
  const [first, ...others] = [...here].sort(bySeverity);
  if (first === undefined) return null;
  const messages = ability.own.showsMessages ? [] : [first, ...others].map(headline);
  const lines = [...messages.slice(0, 1), ...explanation(first, rules), ...messages.slice(1)];
  const kept = lines.length <= maxLines ? lines : [...lines.slice(0, maxLines - 1), `… and ${lines.length - maxLines + 1} more`];
  // Two blanks make a line break without the empty line of a new paragraph.
  const value = kept.join('  \n');
  return {
    contents: ability.markdown ? { kind: MarkupKind.Markdown, value } : { kind: MarkupKind.PlainText, value: plainText(value) },
    range: rangeOf(check.document.lines, first, ability.encoding),
  };
}

function bySeverity(left: Finding, right: Finding): number {
  return severities.indexOf(left.severity) - severities.indexOf(right.severity);
}

function explanation(finding: Finding, rules: readonly AnyRule[]): string[] {
  const rule = rules.find(({ id }) => id === finding.rule);
  const lines: string[] = [];
  if (rule !== undefined) lines.push(`**Why:** ${escapeMarkdown(rule.why)}`, `**What to do:** ${escapeMarkdown(rule.remedy)}`);
  if (finding.when !== null) lines.push(`**When:** it holds only under \`${finding.when.replaceAll('`', "'")}\`.`);
  for (const declined of declinedFixes(finding)) {
    lines.push(`**Not offered:** ${escapeMarkdown(declined.title)}. ${escapeMarkdown(declined.reason)}`);
  }
  return lines;
}

function headline(finding: Finding): string {
  return `**${escapeMarkdown(finding.rule)}** ${escapeMarkdown(finding.message)}`;
}
