/** Templates that stand as text in a template, such as what a stack set deploys. */
import { gather } from '../text/gather.js';
import { once } from '../text/once.js';
import type { SourceFile } from '../analysis/source-file.js';
import { recognise } from '../model/recognise.js';
import type { Resource } from '../model/template.js';
import { lookup, mappingAt } from '../syntax/lookup.js';
import type { Scalar } from '../syntax/tree.js';
import { moved, type Span } from '../text/span.js';
import { guardText } from '../value/guard.js';
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
  /** Its text are the lines as they are written, so that offsets are those of the file around it but for `start`. */
  readonly file: SourceFile;
  readonly around: Around;
}

/**
 * By place. Only what a block scalar holds as it is written: what is escaped, joined or filled in elsewhere stands at no place
 * that could be pointed at.
 */
export function embeddedFiles(file: SourceFile): readonly Embedded[] {
  if (!file.text.includes('TemplateBody')) return [];
  const resources = gather(file.documents, (document) => (document.kind === 'template' ? [...document.template.resources.values()] : []));
  return gather(resources, (resource) => {
    const body = bodyOf(resource);
    return body === null ? [] : [embeddedIn(file, body, resource)];
  }).sort((a, b) => a.start - b.start);
}

function bodyOf({ node }: Resource): Scalar | null {
  const properties = mappingAt(node, 'Properties');
  const body = properties === null ? null : lookup(properties, 'TemplateBody');
  if (body?.kind !== 'scalar' || body.style !== 'literal' || body.tag !== null) return null;
  return ['cloudformation', 'sam'].includes(recognise(body.text)) ? body : null;
}

function embeddedIn({ name, text }: SourceFile, { bodyStart: start, bodyEnd: end }: Scalar, { id, when }: Resource): Embedded {
  const file = readSource({ name, text: text.slice(start, end) }, 'open', new Set());
  return { start, end, file, around: { owner: id, when: guardText(when) } };
}

/** A finding of a text as one of the text around it, in which it begins at `by`. */
export function movedFinding(finding: Finding, by: number): Finding {
  return {
    ...moved(finding, by),
    related: finding.related.map((related) => ({ ...related, at: moved(related.at, by) })),
    fixes: once(() =>
      finding.fixes().map((offer) => (offer.kind === 'fix' ? { ...offer, edits: offer.edits.map((edit) => moved(edit, by)) } : offer)),
    ),
  };
}

export function movedProblem(problem: Problem, by: number): Problem {
  return { ...problem, at: problem.at === null ? null : moved(problem.at, by) };
}
