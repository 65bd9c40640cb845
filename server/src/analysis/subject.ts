/** What a rule can be shown: the kinds of subject, each with what a rule sees of it. */
import type { SourceFile } from './source-file.js';
import type { Facts } from './facts.js';
import type { Output, Parameter, Resource, Template } from '../model/template.js';
import type { Scalar } from '../syntax/tree.js';

/** A scalar of a document, with the keys that lead to it. Every scalar is shown once, at its anchor. */
export interface StringSubject {
  readonly scalar: Scalar;
  /** The nearest key above it, or null. */
  readonly key: string | null;
}

export interface Subjects {
  readonly file: SourceFile;
  readonly template: Template;
  readonly resource: Resource;
  readonly parameter: Parameter;
  readonly output: Output;
  readonly string: StringSubject;
}

export type SubjectKind = keyof Subjects;

/** All subjects of a kind, in the order of the text. */
export function subjectsOf(kind: SubjectKind, facts: Facts): Iterable<unknown> {
  const { template } = facts;
  switch (kind) {
    case 'file': return [facts.file];
    case 'template': return template === null ? [] : [template];
    case 'resource': return template === null ? [] : [...template.resources.values(), ...template.generated.values()];
    case 'parameter': return template?.parameters.values() ?? [];
    case 'output': return template?.outputs.values() ?? [];
    case 'string': return [];
  }
}

/** The logical id that a subject belongs to, as the file says it; null when only the place tells. */
export function subjectOwner(kind: SubjectKind, subject: unknown): string | null {
  if (typeof subject !== 'object' || subject === null) return null;
  if (kind === 'resource' && 'madeFrom' in subject && typeof subject.madeFrom === 'string') return subject.madeFrom;
  if (kind === 'resource' && 'id' in subject && typeof subject.id === 'string') return subject.id;
  if ((kind === 'parameter' || kind === 'output') && 'name' in subject && typeof subject.name === 'string') return subject.name;
  return null;
}
