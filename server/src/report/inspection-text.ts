/** What `inspect` shows of a file, for people: who may do what, who may become whom, and the template as it resolves. */
import type { Inspection, OutputEntry, PrincipalEntry, ResourceEntry } from './inspection.js';
import type { ProblemEntry } from './entry.js';
import type { Ink, Paint } from './paint.js';
import { shownPosition } from './text.js';
import { valueLines } from './value-lines.js';
import { visible } from './visible.js';

/** The width of the labels before the text. */
const labelWidth = 11;
/** How many ways of becoming a principal are shown; who may pass any role has about fifty. */
const mostWays = 4;

export function inspectionText(inspection: Inspection, paint: Paint): string {
  const { file, principals, problems, resources = {}, generated = {}, outputs = {} } = inspection;
  const sections = [
    section(
      'Problems',
      problems.map((problem) => problemLines(problem, paint)),
      paint,
    ),
    section(
      'Principals',
      principals.map((principal) => principalLines(principal, paint)),
      paint,
    ),
    section(
      'Resources',
      Object.entries(resources).map(([id, entry]) => resourceLines(id, entry, '', paint)),
      paint,
    ),
    section(
      'Made by SAM',
      Object.entries(generated).map(([id, entry]) => resourceLines(id, entry, `by ${entry.by}`, paint)),
      paint,
    ),
    section(
      'Outputs',
      Object.entries(outputs).map(([name, entry]) => outputLines(name, entry, paint)),
      paint,
    ),
  ];
  return `${[`${paint('place', visible(file))}  ${kinds[inspection.kind]}`, ...sections.filter((each) => each !== '')].join('\n\n')}\n`;
}

const kinds: Readonly<Record<Inspection['kind'], string>> = {
  cloudformation: 'a CloudFormation template',
  sam: 'a SAM template',
  policy: 'a policy document',
};

/** Entries are separated by blank lines when one has several lines. */
function section(title: string, entries: readonly (readonly string[])[], paint: Paint): string {
  if (entries.length === 0) return '';
  const isLong = entries.some((lines) => lines.length > 1);
  return [paint('strong', title), entries.map((lines) => lines.map((line) => `  ${line}`).join('\n')).join(isLong ? '\n\n' : '\n')].join(
    '\n',
  );
}

function problemLines({ kind, message, range }: ProblemEntry, paint: Paint): readonly string[] {
  const place = range === null ? '' : `${shownPosition(range.start)} `;
  return [`${place}${paint(kind === 'notice' ? 'information' : 'error', kind)} ${visible(message)}`];
}

const admins: Readonly<Record<PrincipalEntry['admin'], readonly [ink: Ink, text: string]>> = {
  yes: ['error', 'yes: it may do everything on every resource'],
  conditional: ['warning', 'under conditions: then it may do everything on every resource'],
  unknown: ['information', 'not known: not all of its policies are'],
  no: ['added', 'no'],
};

function principalLines({ id, kind, policies, admin, assumedBy, escalations }: PrincipalEntry, paint: Paint): readonly string[] {
  const [ink, verdict] = admins[admin];
  const rows = [
    ...labelled('admin', [paint(ink, verdict)], paint),
    ...labelled(
      'policies',
      policies.map(
        ({ name, from, range }) =>
          `${visible(name)} ${paint('faint', `${from}${range === null ? '' : `, ${shownPosition(range.start)}`}`)}`,
      ),
      paint,
    ),
    ...labelled(
      'assumed by',
      assumedBy.map(
        ({ principal, kind: trusted, narrowed }) =>
          `${trustedText(visible(principal), trusted, paint)}${narrowed.length === 0 ? '' : paint('faint', `, if ${visible(narrowed.join(', '))}`)}`,
      ),
      paint,
    ),
    ...labelled('becomes', waysLines(escalations, paint), paint),
  ];
  return [`${paint('strong', visible(id))}${kind === 'policy' ? '' : `  ${kind}`}`, ...rows.map((row) => `  ${row}`)];
}

/** The principals it can become, those of the file first, each with some of the ways. */
function waysLines(escalations: PrincipalEntry['escalations'], paint: Paint): readonly string[] {
  const ways = new Map<string, string[]>();
  for (const { through, permissions } of escalations) {
    const whom = through.slice(1).map(visible).join(' → ');
    ways.set(whom, [...(ways.get(whom) ?? []), permissions.join(' + ')]);
  }
  return [...ways]
    .sort(([left], [right]) => Number(left === '') - Number(right === ''))
    .flatMap(([whom, all]) => {
      const rest = all.length - mostWays;
      const shown = [...all.slice(0, rest === 1 ? all.length : mostWays), ...(rest > 1 ? [`${rest} other ways`] : [])];
      return shown.map((way, index) =>
        index === 0
          ? `${paint('warning', whom === '' ? 'whoever it wants' : whom)} ${paint('faint', `by ${way}`)}`
          : paint('faint', `  or ${way}`),
      );
    });
}

function trustedText(principal: string, kind: PrincipalEntry['assumedBy'][number]['kind'], paint: Paint): string {
  return kind === 'anyone' ? paint('error', 'anyone') : `${principal} ${paint('faint', kind)}`;
}

/** Puts the label before the first line; without lines there is no label either. */
function labelled(label: string, lines: readonly string[], paint: Paint): readonly string[] {
  return lines.map(
    (line, index) =>
      `${index === 0 ? paint('faint', label) : ' '.repeat(label.length)}${' '.repeat(Math.max(1, labelWidth - label.length))}${line}`,
  );
}

function resourceLines(id: string, { type, when, properties }: ResourceEntry, maker: string, paint: Paint): readonly string[] {
  const notes = [maker, whenText(when)].filter((note) => note !== '').map((note) => `  ${paint('faint', visible(note))}`);
  const isEmpty = typeof properties === 'object' && properties !== null && Object.keys(properties).length === 0;
  return [
    `${paint('strong', visible(id))}  ${visible(type)}${notes.join('')}`,
    ...(isEmpty ? [] : valueLines(properties).map((line) => `  ${line}`)),
  ];
}

function outputLines(name: string, { when, value }: OutputEntry, paint: Paint): readonly string[] {
  const [first = '', ...others] = valueLines(value);
  const note = when === null ? '' : `  ${paint('faint', visible(whenText(when)))}`;
  return [`${paint('strong', visible(name))}${note}  ${first}`, ...others.map((line) => `  ${line}`)];
}

function whenText(when: string | null): string {
  return when === null ? '' : `when ${when}`;
}
