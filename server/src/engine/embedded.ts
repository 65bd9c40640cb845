/** Templates that stand as text in a template are files of their own; what is said of them stands at its place in the file around them. */
import { gather } from '../text/gather.js';
import { once } from '../text/once.js';
import type { SourceFile } from '../analysis/source-file.js';
import type { Resource } from '../model/template.js';
import { templateText, type TemplateText } from '../model/template-text.js';
import type { Declined, Fix } from '../repair/fix.js';
import { hole } from '../text/hole.js';
import type { Span } from '../text/span.js';
import type { TextEdit } from '../text/text-edit.js';
import { guardText } from '../value/guard.js';
import { filledIn, inside, textIn, type EmbeddedText } from './embedded-text.js';
import type { Finding, Problem } from './finding.js';
import { readSource } from './read-source.js';

/** What a finding stands within. */
export interface Around {
  /** The logical id of the resource that has the template. */
  readonly owner: string;
  /** When that is there, or null for always. */
  readonly when: string | null;
}

export interface Embedded extends Span {
  readonly file: SourceFile;
  readonly around: Around;
  readonly text: EmbeddedText;
}

/** By place. What is joined of several texts stands at no place that could be pointed at, and is left out. */
export function embeddedFiles(file: SourceFile): readonly Embedded[] {
  if (!file.text.includes('TemplateBody')) return [];
  const resources = gather(file.documents, (document) => (document.kind === 'template' ? [...document.template.resources.values()] : []));
  return gather(resources, (resource) => {
    const body = templateText(resource);
    return body === null ? [] : [embeddedIn(file, body, resource)];
  }).sort((a, b) => a.start - b.start);
}

function embeddedIn({ name, text }: SourceFile, { scalar, isFilledIn }: TemplateText, { id, when }: Resource): Embedded {
  const written = textIn(scalar, text);
  const template = isFilledIn ? filledIn(written) : written;
  const file = readSource({ name, text: template.text }, 'open', new Set());
  return { start: scalar.bodyStart, end: scalar.bodyEnd, file, around: { owner: id, when: guardText(when) }, text: template };
}

/** A finding of a text as one of the text around it. */
export function findingAround(finding: Finding, text: EmbeddedText): Finding {
  return {
    ...finding,
    ...text.outside(finding),
    message: shown(finding.message),
    resource: finding.resource === null ? null : shown(finding.resource),
    related: finding.related.map((related) => ({ ...related, message: shown(related.message), at: text.outside(related.at) })),
    fixes: once(() => finding.fixes().map((offer) => (offer.kind === 'fix' ? fixAround(offer, text) : offer))),
  };
}

/** In names that are filled in. */
function shown(message: string): string {
  return message.replaceAll(hole, '${…}');
}

function fixAround(fix: Fix, text: EmbeddedText): Fix | Declined {
  const edits = editsAround(fix.edits, text);
  if (edits === null) return { kind: 'declined', title: shown(fix.title), reason: 'The template is part of a text that cannot hold it.' };
  const shared = fix.shared?.map((span) => text.outside(span));
  return { ...fix, title: shown(fix.title), edits, ...(shared === undefined ? {} : { shared }) };
}

/** Null where one of them cannot be written there. */
export function editsAround<Edit extends TextEdit>(edits: readonly Edit[], text: EmbeddedText): readonly Edit[] | null {
  const written = edits.map((edit) => text.written(edit.newText));
  return written.includes(null) ? null : edits.map((edit, index) => ({ ...edit, ...text.outside(edit), newText: written[index] ?? '' }));
}

/** Where in a text a finding of the text around it stands. */
export function findingInside(finding: Finding, { text }: Embedded): Finding {
  return { ...finding, ...inside(text, finding) };
}

export function problemAround(problem: Problem, text: EmbeddedText): Problem {
  return { ...problem, at: problem.at === null ? null : text.outside(problem.at) };
}
