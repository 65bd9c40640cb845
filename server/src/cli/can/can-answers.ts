/** Puts requests to the facts of a file, and gathers what is to be said of them. */
import type { Facts } from '../../analysis/facts.js';
import { can } from '../../analysis/question/can.js';
import { meantKey } from '../../data/condition-key.js';
import { requestedAction, unknownAction } from '../../iam/action.js';
import { answerEntry, type AnswerEntry } from '../../report/answer.js';
import { nearestWord } from '../../text/nearest-word.js';
import { listed } from '../../text/wording.js';
import type { AskedFile } from '../asked-file.js';
import { unknownWord } from '../command-arguments.js';
import { unknownParameters } from '../unknown-parameter.js';
import type { CanWish } from './can-options.js';
import type { ListedRequest, RequestList } from './request-list.js';

export interface Answers {
  readonly file: string;
  /** One for each request, in its order. */
  readonly entries: readonly AnswerEntry[];
  /** What to know beside the answers. */
  readonly notices: readonly string[];
  /** Why some requests have no answer. */
  readonly mistakes: readonly string[];
}

export function answersOf(file: AskedFile, { requests, problems: unread }: RequestList, wish: CanWish): Answers {
  const { name, facts, lines, problems } = file;
  const mistakes = unread.map(({ line, message }) => `${placeOf(wish, line)}${message}`);
  const entries = requests.map((request): AnswerEntry => {
    const question = { ...request, onlyGivenContext: request.onlyGivenContext ?? wish.onlyGivenContext };
    const answer = can(facts, question);
    if (answer.kind === 'unknown-principal') mistakes.push(`${placeOf(wish, request.line)}${unknownPrincipal(request.principal, facts)}`);
    return answerEntry(question, answer, request.expect, file);
  });
  const broken = problems
    .filter(({ kind }) => kind !== 'notice')
    .map(
      ({ at, message }) =>
        `${name}${at === null ? '' : `:${lines.position(at.start).line + 1}`}: ${message} The answers are about the rest.`,
    );
  const strange = [...strangeActions(requests), ...strangeResources(requests, facts), ...strangeKeys(requests)];
  return {
    file: name,
    entries,
    mistakes,
    notices: [...broken, ...unknownParameters(wish.parameters, facts.template?.parameters.keys() ?? []), ...strange],
  };
}

function placeOf({ asked }: CanWish, line: number): string {
  return asked.kind === 'one' ? '' : `${asked.path}:${line}: `;
}

function unknownPrincipal(principal: string, facts: Facts): string {
  if (facts.template === null) return `A policy document has one principal, \`policy\`; there is no \`${principal}\`.`;
  const identities = facts.identities.filter(({ kind }) => kind !== 'policy');
  const made = identities.find(({ resource }) => resource?.madeFrom === principal);
  if (made !== undefined) return `\`${principal}\` acts through the role that SAM makes for it, \`${made.id}\`.`;
  const ids = identities.map(({ id }) => id);
  return ids.length === 0
    ? `There is no principal \`${principal}\`, for the file has no role, user or group.`
    : unknownWord(principal, ids, 'principal');
}

/** An action that does not exist is denied to all but those who may do everything, which is what a test of permissions may hope for. */
function strangeActions(requests: readonly ListedRequest[]): readonly string[] {
  return [...new Set(requests.map(({ action }) => action))].flatMap((action) => {
    const unknown = unknownAction(requestedAction(action));
    if (unknown === null) return [];
    const meant = unknown.meant.map((word) => action.replace(unknown.kind === 'service' ? /^[^:]*/ : /[^:]*$/, word));
    return [`Unknown action \`${action}\`${meant.length === 0 ? '.' : `; did you mean ${listed(meant, 'or')}?`}`];
  });
}

/** A condition key that there is not tests nothing, and the answer is that without it. */
function strangeKeys(requests: readonly ListedRequest[]): readonly string[] {
  const keys = new Set(requests.flatMap(({ context }) => [...context.keys()]));
  return [...keys].flatMap((key) => {
    const meant = meantKey(key);
    return meant === null ? [] : [`Unknown condition key \`${key}\`; did you mean \`${meant}\`?`];
  });
}

/** What is no ARN and no logical id is most likely a slip, which a policy for `*` would allow. */
function strangeResources(requests: readonly ListedRequest[], { template }: Facts): readonly string[] {
  const ids = [...(template?.resources.keys() ?? [])];
  const strange = requests
    .map(({ resource }) => resource)
    .filter((resource) => resource !== '*' && !resource.startsWith('arn:') && (template?.resource(resource) ?? null) === null);
  return [...new Set(strange)].map((resource) => {
    const nearest = nearestWord(resource, ids);
    return `\`${resource}\` is neither an ARN nor a logical id of the file${nearest === null ? '.' : `; did you mean \`${nearest}\`?`}`;
  });
}
