/** Reads a text into its documents, and what is known of where they will be deployed. */
import type { Environment } from '../analysis/environment.js';
import type { SourceFile } from '../analysis/source-file.js';
import type { Deployment } from '../model/document.js';
import { readDocuments } from '../model/read-document.js';
import { languageOf } from '../model/recognise.js';
import { readText } from '../syntax/read.js';
import type { SyntaxProblem } from '../syntax/tree.js';
import type { PieceMemory } from '../syntax/yaml/yaml-runs.js';
import type { Problem } from './finding.js';
import type { Accounts } from './settings.js';

export interface ReadRequest {
  /** As the host names it; a relative path of a template is looked up beside it. */
  readonly name: string;
  readonly text: string;
  /** What is remembered of the version of the text before this one, for a host that checks it again and again. */
  readonly memory?: PieceMemory;
  /** Where the stack will stand, as far as a cloud assembly or a user says it. */
  readonly environment?: Pick<Environment, 'account' | 'region'>;
  /** Values of parameters and pseudo parameters (`--parameter`). */
  readonly parameters?: ReadonlyMap<string, string>;
  /** The text of a file that a template names by a relative path; null when it is not at hand. */
  readonly neighbour?: (path: string) => string | null;
}

/** `missed` gathers the paths that were not at hand, now and whenever a value is resolved. */
export function readSource(request: ReadRequest, mode: Deployment['mode'], missed: Set<string>): SourceFile {
  const { name, text } = request;
  const tree = readText(text, languageOf(text), request.memory);
  const documents = readDocuments(tree, {
    parameters: request.parameters ?? new Map(),
    mode,
    neighbour: (path) => {
      const found = request.neighbour?.(path) ?? null;
      if (found === null) missed.add(path);
      return found;
    },
  });
  return { name, text, tree, documents };
}

/** A value given for a pseudo parameter wins over what a cloud assembly says. */
export function environmentOf({ environment, parameters }: ReadRequest, accounts: Accounts): Environment {
  return {
    accounts,
    account: parameters?.get('AWS::AccountId') ?? environment?.account ?? null,
    region: parameters?.get('AWS::Region') ?? environment?.region ?? null,
  };
}

export function toProblem(problem: SyntaxProblem): Problem {
  return { kind: problem.kind, message: problem.message, at: problem };
}
