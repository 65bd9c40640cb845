/** The page of a rule: sections written by hand are kept, the others are derived from the rule. */
import { families, type AnyRule, type Family } from './rule.js';
import { severities, type Severity } from './severity.js';

/** The headings of every page, in this order; those marked `derived` come from the rule. */
export const pageSections = [
  { title: 'What it finds', derived: false },
  { title: 'Why it matters', derived: true },
  { title: 'Example', derived: false },
  { title: 'Use instead', derived: false },
  { title: 'When it stays silent', derived: false },
  { title: 'Fix', derived: false },
  { title: 'Suppress', derived: true },
  { title: 'References', derived: true },
] as const;

type SectionTitle = (typeof pageSections)[number]['title'];

/** The page of a rule, with the hand-written sections of `written`; missing ones stay empty, to be written. */
export function rulePage(rule: AnyRule, written: string): string {
  const hand = sectionsOf(written);
  const sections = pageSections.map(({ title }) => `## ${title}\n\n${derivedSection(rule, title) ?? hand.get(title) ?? ''}`.trimEnd());
  return `${head(rule)}\n\n${sections.join('\n\n')}\n`;
}

/** What can be said from the rule alone, where its hand-written page is missing; `missing` is the sentence that says so. */
export function pageWithoutHand(rule: AnyRule, missing: string): string {
  const parts = [
    ['Why it matters', rule.why],
    ['Use instead', rule.remedy],
    ...(['Suppress', 'References'] as const).map((title) => [title, derivedSection(rule, title) ?? ''] as const),
  ];
  return `${head(rule)}\n\n${missing}\n\n${parts.map(([title = '', text = '']) => `## ${title}\n\n${text}`).join('\n\n')}\n`;
}

/** The table of all rules, family by family. */
export function ruleIndex(rules: readonly AnyRule[]): string {
  const parts = families.map((family) =>
    familyTable(
      family,
      rules.filter((rule) => rule.id.startsWith(`${family}/`)),
    ),
  );
  return `# Rules\n\nGenerated from the rules; every rule has a page of its own.\n\n${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The highest severity among a rule's messages. */
export function severityOf(rule: AnyRule): Severity {
  const used = new Set(Object.values(rule.messages).map((message) => message.severity));
  return severities.find((severity) => used.has(severity)) ?? 'hint';
}

function head(rule: AnyRule): string {
  const used = new Set(Object.values(rule.messages).map((message) => message.severity));
  return [
    `# ${rule.id}`,
    '',
    rule.summary,
    '',
    '| severity | preset | fix | stage | since |',
    '| --- | --- | --- | --- | --- |',
    `| ${severities.filter((severity) => used.has(severity)).join(', ')} | ${rule.preset} | ${rule.fixes === undefined ? 'no' : 'yes'} | ${rule.stage} | ${rule.since} |`,
  ].join('\n');
}

function derivedSection(rule: AnyRule, title: SectionTitle): string | null {
  switch (title) {
    case 'Why it matters':
      return rule.why;
    case 'References':
      return rule.references.map(({ title: text, url }) => `- [${text}](${url})`).join('\n');
    case 'Suppress':
      return [
        'Add a comment, in YAML or in JSON with comments, with a reason and, if you like, an expiry date:',
        '',
        '```yaml',
        `# rootguard-disable-next-line ${rule.id} -- why it is right here until 2027-12-31`,
        '```',
        '',
        `In plain JSON, or for a whole resource, use the resource's \`Metadata\`: \`"Rootguard": { "disable": [ { "rule": "${rule.id}", "reason": "…" } ] }\`.`,
      ].join('\n');
    default:
      return null;
  }
}

function sectionsOf(page: string): ReadonlyMap<string, string> {
  const sections = new Map<string, string>();
  for (const part of page.split(/^## /m).slice(1)) {
    const end = part.indexOf('\n');
    if (end !== -1) sections.set(part.slice(0, end).trim(), part.slice(end + 1).trim());
  }
  return sections;
}

function familyTable(family: Family, rules: readonly AnyRule[]): string {
  if (rules.length === 0) return '';
  const rows = rules.map(
    (rule) =>
      `| [\`${rule.id}\`](${rule.id}.md) | ${rule.summary} | ${severityOf(rule)} | ${rule.preset} | ${rule.fixes === undefined ? '' : 'yes'} |`,
  );
  return [`## ${family}`, '', '| rule | what it finds | severity | preset | fix |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}
