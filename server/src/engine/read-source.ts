/** Reads a text into its documents, with what is known about their deployment. */
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
  /** The name that the host uses; relative paths in a template are resolved against it. */
  readonly name: string;
  readonly text: string;
  /** What is remembered of the previous version of the text, for a host that checks it repeatedly. */
  readonly memory?: PieceMemory;
  /** Where the stack will be deployed, as far as a cloud assembly or the user says. */
  readonly environment?: Pick<Environment, 'account' | 'region'>;
  /** Values of parameters and pseudo parameters (`--parameter`). */
  readonly parameters?: ReadonlyMap<string, string>;
  /** Reads a file that a template names by a relative path; null when there is none. */
  readonly neighbour?: (path: string) => string | null;
}

/** `missed` collects the paths that could not be read, now and later when values are resolved. */
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

/** A value given for a pseudo parameter takes precedence over a cloud assembly. */
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
