/** What a rule can be shown: the kinds of subject, each with what a rule sees of it. */
import type { Output, Parameter, Resource, Template } from '../model/template.js';
import type { Facts } from './facts.js';
import type { SourceFile } from './source-file.js';
import { stringsOf, type StringSubject } from './string-subject.js';

export type { StringSubject } from './string-subject.js';

export interface Subjects {
  readonly file: SourceFile;
  readonly template: Template;
  /** Written resources, then those that SAM makes. */
  readonly resource: Resource;
  readonly parameter: Parameter;
  readonly output: Output;
  readonly string: StringSubject;
}

export type SubjectKind = keyof Subjects;

/** Where subjects of a kind come from, and which logical id of the file each belongs to; null when only its place tells. */
interface Source<Subject> {
  all(facts: Facts): readonly Subject[];
  owner(subject: Subject): string | null;
}

const sources: { readonly [K in SubjectKind]: Source<Subjects[K]> } = {
  file: { all: (facts) => [facts.file], owner: () => null },
  template: { all: (facts) => (facts.template === null ? [] : [facts.template]), owner: () => null },
  resource: { all: (facts) => resourcesOf(facts.template), owner: (resource) => resource.madeFrom ?? resource.id },
  parameter: { all: (facts) => [...(facts.template?.parameters.values() ?? [])], owner: (parameter) => parameter.name },
  output: { all: (facts) => [...(facts.template?.outputs.values() ?? [])], owner: (output) => output.name },
  string: { all: (facts) => stringsOf(facts.document.root), owner: () => null },
};

/** Every subject of a kind that the document has, in the order of the text. */
export function subjectsOf<K extends SubjectKind>(kind: K, facts: Facts): readonly Subjects[K][] {
  return sources[kind].all(facts);
}

/** The logical id that a subject belongs to, as the file says it; null when only the place tells. */
export function subjectOwner<K extends SubjectKind>(kind: K, subject: Subjects[K]): string | null {
  return sources[kind].owner(subject);
}

function resourcesOf(template: Template | null): readonly Resource[] {
  return template === null ? [] : [...template.resources.values(), ...template.generated.values()];
}
