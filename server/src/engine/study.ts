/** Reads a text for `inspect` and `can`: the facts of its document, as it would be deployed. */
import { createFacts, type Facts } from '../analysis/facts.js';
import type { Deployment } from '../model/document.js';
import { recognise } from '../model/recognise.js';
import { maxTextLength } from '../syntax/limits.js';
import type { Problem } from './finding.js';
import { tooLong } from './limit.js';
import { environmentOf, readSource, toProblem, type ReadRequest } from './read-source.js';
import type { Accounts } from './settings.js';

export interface StudyRequest extends ReadRequest {
  readonly accounts: Accounts;
  /** `deployed`: a parameter without a given value has its default. `unbound`: its value stays unknown. */
  readonly mode: Exclude<Deployment['mode'], 'open'>;
}

export type Study =
  /** Not ours. */
  | { readonly kind: 'skipped' }
  /** A template or policy, but over a limit or too broken to read. */
  | { readonly kind: 'unread'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'read';
      /** Those of the first template or policy in the text. */
      readonly facts: Facts;
      readonly problems: readonly Problem[];
      /** Paths that the template names and that could not be read; grows while values are resolved. */
      readonly missed: ReadonlySet<string>;
    };

/** Never throws. */
export function study(request: StudyRequest): Study {
  if (recognise(request.text) === 'none') return { kind: 'skipped' };
  if (request.text.length > maxTextLength) return { kind: 'unread', problems: [tooLong] };
  const missed = new Set<string>();
  const file = readSource(request, request.mode, missed);
  const problems = file.tree.problems.map(toProblem);
  const [document, ...others] = file.documents;
  if (document === undefined) return problems.some(({ kind }) => kind !== 'notice') ? { kind: 'unread', problems } : { kind: 'skipped' };
  const notices = others.map(({ root }): Problem => ({
    kind: 'notice',
    message: 'Only the first template or policy of the file is looked at.',
    at: { start: root.start, end: root.start },
  }));
  return {
    kind: 'read',
    facts: createFacts(file, document, environmentOf(request, request.accounts)),
    problems: [...problems, ...notices.slice(0, 1)],
    missed,
  };
}
