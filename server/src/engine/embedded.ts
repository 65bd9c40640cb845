/** Templates that stand as text in a template, such as what a stack set deploys. */
import type { SourceFile } from '../analysis/source-file.js';
import { recognise } from '../model/recognise.js';
import type { Resource } from '../model/template.js';
import { deref, lookup } from '../syntax/lookup.js';
import type { Scalar } from '../syntax/tree.js';
import type { Span } from '../text/span.js';
import { guardText } from '../value/guard.js';
import { readSource } from './read-source.js';

/** What a finding stands within. */
export interface Around {
  /** The logical id of the resource that has the template. */
  readonly owner: string;
  /** When that is there, or null for always. */
  readonly when: string | null;
}

export interface Embedded extends Span {
  /** Every offset is as in the file around it; what stands before is blank. */
  readonly file: SourceFile;
  readonly around: Around;
}

/** Each is read with all that stands before it as blanks: so many are enough for a template as long as a stack takes. */
export const mostEmbedded = 20;

/**
 * By place. Only what a block scalar holds as it is written: what is escaped, joined or filled in elsewhere stands at no place
 * that could be pointed at.
 */
export function embeddedFiles(file: SourceFile): readonly Embedded[] {
  if (!file.text.includes('TemplateBody')) return [];
  const resources = file.documents.flatMap((document) => (document.kind === 'template' ? [...document.template.resources.values()] : []));
  return resources.flatMap((resource) => {
    const body = bodyOf(resource);
    return body === null ? [] : [embeddedIn(file, body, resource)];
  }).sort((a, b) => a.start - b.start);
}

function bodyOf({ node }: Resource): Scalar | null {
  const properties = deref(lookup(node, 'Properties'));
  const body = properties?.kind === 'mapping' ? lookup(properties, 'TemplateBody') : null;
  if (body?.kind !== 'scalar' || body.style !== 'literal' || body.tag !== null) return null;
  return ['cloudformation', 'sam'].includes(recognise(body.text)) ? body : null;
}

function embeddedIn({ name, text }: SourceFile, { bodyStart: start, bodyEnd: end }: Scalar, { id, when }: Resource): Embedded {
  const alone = `${' '.repeat(start - 1)}\n${text.slice(start, end)}`;
  return { start, end, file: readSource({ name, text: alone }, 'open', new Set()), around: { owner: id, when: guardText(when) } };
}
