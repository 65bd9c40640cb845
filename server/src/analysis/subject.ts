/** What a rule can be shown: the kinds of subject, each with what a rule sees of it. */
import type { SourceFile } from './source-file.js';
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
