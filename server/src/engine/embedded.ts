/**
 * Treats a template written as text within another template as a file of its own, and reports its findings at their place
 * in the outer file.
 */
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

/** What surrounds an embedded template. */
export interface Around {
  /** The logical ID of the resource that contains the template. */
  readonly owner: string;
  /** The conditions under which that resource exists, or null when it always does. */
  readonly when: string | null;
}

export interface Embedded extends Span {
  readonly file: SourceFile;
  readonly around: Around;
  readonly text: EmbeddedText;
}

/** Ordered by place. A template joined from several texts has no place to point at, and is left out. */
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

/** Turns a finding in an embedded text into one in the outer text. */
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

/** A hole can be part of a name that a message quotes. */
function shown(message: string): string {
  return message.replaceAll(hole, '${…}');
}

function fixAround(fix: Fix, text: EmbeddedText): Fix | Declined {
  const edits = editsAround(fix.edits, text);
  if (edits === null) return { kind: 'declined', title: shown(fix.title), reason: 'The template is part of a text that cannot hold it.' };
  const { shared, thinned, added } = fix;
  const offset = (inside: number): number => text.outside({ start: inside, end: inside }).start;
  return {
    ...fix,
    title: shown(fix.title),
    edits,
    ...(shared === undefined ? {} : { shared: shared.map((span) => text.outside(span)) }),
    ...(thinned === undefined ? {} : { thinned: thinned.map((each) => ({ ...each, at: offset(each.at) })) }),
    ...(added === undefined ? {} : { added: added.map((each) => ({ ...each, at: offset(each.at), place: offset(each.place) })) }),
  };
}

/** Null when one of the edits cannot be written there. */
export function editsAround<Edit extends TextEdit>(edits: readonly Edit[], text: EmbeddedText): readonly Edit[] | null {
  const written = edits.map((edit) => text.written(edit.newText));
  return written.includes(null) ? null : edits.map((edit, index) => ({ ...edit, ...text.outside(edit), newText: written[index] ?? '' }));
}

/** Turns a finding in the outer text into one in the embedded text: the inverse of `findingAround`, for places. */
export function findingInside(finding: Finding, { text }: Embedded): Finding {
  return { ...finding, ...inside(text, finding) };
}

export function problemAround(problem: Problem, text: EmbeddedText): Problem {
  return { ...problem, at: problem.at === null ? null : text.outside(problem.at) };
}
