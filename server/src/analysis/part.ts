/** Some entries of a template, looked at without the others, such as those that an edit touched. */
import type { TemplateDocument } from '../model/document.js';
import type { Resource, Template } from '../model/template.js';
import type { Entry, Mapping } from '../syntax/tree.js';
import { lineStart } from '../syntax/line.js';
import { encloses, type Span } from '../text/span.js';
import { allResources } from './all-resources.js';

export interface Part {
  /** The places of the entries, each of which is a resource, a parameter, an output, … */
  readonly entries: readonly Span[];
  /** All text that is looked at: the entries, and what was touched outside of them. */
  readonly stretches: readonly Span[];
  /** The document with only these entries, for iterating, not for looking things up. */
  readonly document: TemplateDocument;
  readonly holds: (at: Span) => boolean;
  /** Masks, in a text, the secrets from elsewhere in the document. */
  readonly maskElsewhere: (text: string) => string;
}

/** The entries that a span touches, each with the text between it and the next one. */
export function partAt(document: TemplateDocument, touched: Span, maskElsewhere: Part['maskElsewhere']): Part {
  const { template, tree } = document;
  const sections = stretchesOf(template.root, tree.text, tree.text.length)
    .filter((section) => touches(section, touched))
    .flatMap((section) => sectionAt(section, tree.text, touched));
  const entries = sections.flatMap((section) => section.entries.map(({ start, end }) => ({ start, end })));
  const holds = (at: Span): boolean => entries.some((entry) => encloses(entry, at));
  const root: Mapping = { ...template.root, entries: sections.map(({ entry }) => entry) };
  const stretches = entries.some((entry) => encloses(entry, touched)) ? entries : [...entries, touched];
  return { entries, stretches, document: { ...document, root, template: onlyWith(template, root, holds) }, holds, maskElsewhere };
}

interface Section {
  /** The section with only the touched entries. */
  readonly entry: Entry;
  readonly entries: readonly Stretch[];
}

/** Empty when no entry of the section is touched. */
function sectionAt({ entry, end }: Stretch, text: string, touched: Span): readonly Section[] {
  const { value } = entry;
  if (value?.kind !== 'mapping') return [];
  const entries = stretchesOf(value, text, end).filter((each) => touches(each, touched));
  if (entries.length === 0) return [];
  return [{ entry: { ...entry, value: { ...value, entries: entries.map((each) => each.entry) } }, entries }];
}

function onlyWith(template: Template, root: Mapping, holds: Part['holds']): Template {
  const { dialect, transforms, conditions, mappings, missed, gaveUpAt } = template;
  return {
    dialect,
    transforms,
    conditions,
    mappings,
    missed,
    gaveUpAt,
    root,
    parameters: within(template.parameters, holds),
    resources: within(template.resources, holds),
    generated: within(template.generated, holds),
    outputs: within(template.outputs, holds),
    resolve: (node, under) => template.resolve(node, under),
    parameter: (name) => template.parameter(name),
    resource: (id) => template.resource(id),
    isPossible: (guard) => template.isPossible(guard),
    nested: (resource) => template.nested(resource),
  };
}

/** The resources of a part, as deployed. */
export function resourcesOf({ document }: Part): readonly Resource[] {
  return allResources(document.template);
}

interface Stretch extends Span {
  readonly entry: Entry;
}

/** Nobody knows where a broken entry ends, so each extends to the line of the next one, and the last one to `end`. */
function stretchesOf({ entries }: Mapping, text: string, end: number): readonly Stretch[] {
  const starts = entries.map(({ start }, index) => {
    const line = lineStart(text, start);
    return line < (entries[index - 1]?.end ?? 0) ? start : line;
  });
  return entries.map((entry, index) => ({ entry, start: starts[index] ?? entry.start, end: starts[index + 1] ?? end }));
}

function within<T extends { readonly key: Span }>(all: ReadonlyMap<string, T>, holds: (at: Span) => boolean): ReadonlyMap<string, T> {
  return new Map([...all].filter(([, { key }]) => holds(key)));
}

function touches(span: Span, touched: Span): boolean {
  return span.start <= touched.end && touched.start < span.end;
}
