/** Answers requests from the facts of a file, and gathers what else has to be said about them. */
import type { Facts } from '../../analysis/facts.js';
import { can } from '../../analysis/question/can.js';
import { meantKey } from '../../data/condition-key.js';
import { requestedAction, unknownAction } from '../../iam/action.js';
import { answerEntry, type AnswerEntry } from '../../report/answer.js';
import { nearestWord } from '../../text/nearest-word.js';
import { listed } from '../../text/wording.js';
import type { AskedFile } from '../asked-file.js';
import { unknownWord } from '../command-arguments.js';
import { valueNotices } from '../given-values.js';
import { leftOutResources } from '../left-out.js';
import type { GivenParameters } from '../parameters.js';
import type { CanWish } from './can-options.js';
import type { ListedRequest, RequestList } from './request-list.js';

export interface Answers {
  readonly file: string;
  /** One for each request, in its order. */
  readonly entries: readonly AnswerEntry[];
  /** How many requests could not be read. */
  readonly unread: number;
  /** Notices beside the answers: about the file, then about the requests in their order. */
  readonly notices: readonly string[];
  /** How many of the notices say that a request has no answer. */
  readonly mistakes: number;
}

export interface Asking extends Pick<CanWish, 'asked' | 'onlyGivenContext'> {
  readonly parameters: GivenParameters;
}

/** A sentence about the request on a given line. */
interface Note {
  readonly line: number;
  readonly message: string;
}

export function answersOf(file: AskedFile, { requests, problems: unread }: RequestList, asking: Asking): Answers {
  const { name, facts } = file;
  const mistakes: Note[] = [...unread];
  const open: (readonly [names: string, line: number])[] = [];
  const misplaced: (readonly [message: string, line: number])[] = [];
  const entries = requests.map((request): AnswerEntry => {
    const question = { ...request, onlyGivenContext: request.onlyGivenContext ?? asking.onlyGivenContext };
    const answer = can(facts, question);
    if (answer.kind === 'unknown-principal') mistakes.push({ line: request.line, message: unknownPrincipal(request.principal, facts) });
    else {
      if (answer.open.length > 0) open.push([listed(answer.open), request.line]);
      if (answer.otherKind !== null) misplaced.push([otherKindText(request, answer.otherKind), request.line]);
    }
    return answerEntry(question, answer, request.expect, file);
  });
  const strange = [
    ...strangeActions(requests),
    ...strangeResources(requests, facts),
    ...strangeKeys(requests),
    ...openNotes(open),
    ...misplacedNotes(misplaced),
  ];
  return {
    file: name,
    entries,
    unread: unread.length,
    mistakes: mistakes.length,
    notices: [
      ...emptyNote(requests.length + unread.length, asking),
      ...brokenNotes(file),
      ...valueNotices(asking.parameters, facts.template),
      ...inOrder([...strange, ...mistakes], asking),
    ],
  };
}

function brokenNotes({ name, lines, problems }: AskedFile): readonly string[] {
  return problems
    .filter(({ kind }) => kind !== 'notice')
    .map(
      ({ at, message }) =>
        `${name}${at === null ? '' : `:${lines.position(at.start).line + 1}`}: ${message} The answers are about the rest.`,
    );
}

/** A test of permissions that asks nothing passes, which nobody should rely on. */
function emptyNote(count: number, { asked }: Asking): readonly string[] {
  return asked.kind === 'list' && count === 0 ? [`\`--requests ${asked.path}\` holds no request.`] : [];
}

function inOrder(notes: readonly Note[], { asked }: Asking): readonly string[] {
  return [...notes]
    .sort((one, other) => one.line - other.line)
    .map(({ line, message }) => (asked.kind === 'one' ? message : `${asked.path}:${line}: ${message}`));
}

/** Account, region and parameters can be given, which then decides the answer. */
function openNotes(open: readonly (readonly [names: string, line: number])[]): readonly Note[] {
  return [...firstLines(open)].map(([names, line]) => ({
    line,
    message: `The answer depends on ${names}, which \`--parameter NAME=VALUE\` can say.`,
  }));
}

/** Such a request is denied whatever the policies say, which a test of permissions could mistake for success. */
function misplacedNotes(misplaced: readonly (readonly [message: string, line: number])[]): readonly Note[] {
  return [...firstLines(misplaced)].map(([message, line]) => ({ line, message }));
}

function otherKindText({ action, resource }: ListedRequest, form: string): string {
  return `\`${action}\` is not requested on \`${resource}\`, but on \`${form}\`; ask for such an ARN, or for \`*\`.`;
}

/** Each word once, with the first line on which it appears. */
function firstLines(words: readonly (readonly [word: string, line: number])[]): ReadonlyMap<string, number> {
  return new Map([...words].reverse());
}

function unknownPrincipal(principal: string, facts: Facts): string {
  if (facts.template === null) return `A policy document has one principal, \`policy\`; there is no \`${principal}\`.`;
  const identities = facts.identities.filter(({ kind }) => kind !== 'policy');
  const made = identities.find(({ resource }) => resource?.madeFrom === principal);
  if (made !== undefined) return `\`${principal}\` acts through the role that SAM creates for it, \`${made.id}\`.`;
  const leftOut = leftOutText(principal, facts);
  if (leftOut !== null) return leftOut;
  const ids = identities.map(({ id }) => id);
  return ids.length === 0
    ? `There is no principal \`${principal}\`: the file has no role, user or group.`
    : unknownWord(principal, ids, 'principal');
}

/** Null for a resource that no condition leaves out. */
function leftOutText(id: string, { template, mask }: Facts): string | null {
  const condition = template === null ? undefined : leftOutResources(template).get(id);
  return condition === undefined ? null : `\`${id}\` is left out, because its condition \`${mask(condition)}\` is false.`;
}

/**
 * A nonexistent action is denied to everyone except those who may do everything, which a test of permissions could mistake
 * for success.
 */
function strangeActions(requests: readonly ListedRequest[]): readonly Note[] {
  return [...firstLines(requests.map(({ action, line }) => [action, line]))].flatMap(([action, line]) => {
    if (/[*?]/.test(action)) return [{ line, message: `\`${action}\` is a pattern; ask for each action by its name.` }];
    const unknown = unknownAction(requestedAction(action));
    if (unknown === null) return [];
    const meant = unknown.meant.map((word) => action.replace(unknown.kind === 'service' ? /^[^:]*/ : /[^:]*$/, word));
    return [{ line, message: `Unknown action \`${action}\`${meant.length === 0 ? '.' : `; did you mean ${listed(meant, 'or')}?`}` }];
  });
}

/** A nonexistent condition key tests nothing, and the answer is the same as without it. */
function strangeKeys(requests: readonly ListedRequest[]): readonly Note[] {
  const keys = firstLines(requests.flatMap(({ context, line }) => [...context.keys()].map((key) => [key, line] as const)));
  return [...keys].flatMap(([key, line]) => {
    const meant = meantKey(key);
    return meant === null ? [] : [{ line, message: `Unknown condition key \`${key}\`; did you mean \`${meant}\`?` }];
  });
}

/** Something that is neither an ARN nor a logical ID is most likely a typo, which a policy for `*` would still allow. */
function strangeResources(requests: readonly ListedRequest[], facts: Facts): readonly Note[] {
  const { template } = facts;
  const ids = [...(template?.resources.keys() ?? [])];
  const strange = requests.filter(
    ({ resource }) => resource !== '*' && !resource.startsWith('arn:') && (template?.resource(resource) ?? null) === null,
  );
  return [...firstLines(strange.map(({ resource, line }) => [resource, line]))].map(([resource, line]) => {
    const leftOut = leftOutText(resource, facts);
    if (leftOut !== null) return { line, message: leftOut };
    const nearest = nearestWord(resource, ids);
    const message = `\`${resource}\` is neither an ARN nor a logical ID of the file${nearest === null ? '.' : `; did you mean \`${nearest}\`?`}`;
    return { line, message };
  });
}
