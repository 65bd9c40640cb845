/** What patterns of actions match: single actions, and the catalogue of all actions. */
import { findAction, serviceActions, servicePrefixes, type AccessLevel, type ActionRecord } from '../data/action-catalogue.js';
import { actionsOfCall, prefixOfClient } from '../data/sdk-operation.js';
import { gather } from '../text/gather.js';
import { nearestNames } from '../text/nearest-name.js';
import { nearestWords } from '../text/nearest-word.js';
import { remembered } from '../text/remembered.js';
import { always, widest, type Guard } from '../value/guard.js';
import { anyOf, covers, not, type Answer } from './coverage.js';
import { hasHole, hasWildcard, isEverything, literalOf, literalPrefix, plainPattern, type Pattern } from './pattern.js';
import type { Matcher, Statement } from './policy.js';

/** An action of the catalogue with the prefix of its service. */
export interface KnownAction {
  readonly prefix: string;
  readonly record: ActionRecord;
  /** `iam:PassRole`. */
  readonly id: string;
  /** The pattern of a request for it. */
  readonly requested: Pattern;
}

export interface ActionCount {
  readonly total: number;
  readonly byLevel: Readonly<Record<AccessLevel, number>>;
}

/** What is wrong with a pattern that matches no action. */
export interface UnknownAction {
  readonly kind: 'service' | 'action' | 'call' | 'wildcard' | 'malformed';
  /** The service or action that was meant; several where the text is the beginning of all of them, or a call that needs them. */
  readonly meant: readonly string[];
}

const services = new Map<string, readonly KnownAction[]>();
const expansions = new Map<string, readonly KnownAction[]>();
const expansionLimit = 2000;
/** The pattern of a request for an action such as `iam:PassRole`, in lower case; a star in it is an ordinary character. */
export const requestedAction: (action: string) => Pattern = remembered((action) => plainPattern([action.toLowerCase()]));

/** Whether a pattern matches an action such as `iam:PassRole`; letter case does not matter. */
export function coversAction(pattern: Pattern, action: string): Answer {
  return matches(pattern, requestedAction(action));
}

/** IAM rejects actions such as `s3*`: an action must name a service, or be a lone star. */
function isMalformed(pattern: Pattern): boolean {
  return pattern.text.indexOf(':') <= 0 && !hasHole(pattern) && !isEveryAction(pattern);
}

function matches(pattern: Pattern, requested: Pattern): Answer {
  return isMalformed(pattern) ? 'no' : covers(pattern, requested);
}

/** The prefix, such as `s3:`, of all actions that a pattern can match; empty when it leaves the prefix open. */
export function actionPrefix(pattern: Pattern): string {
  const prefix = literalPrefix(pattern);
  return prefix.slice(0, prefix.indexOf(':') + 1);
}

/** Whether `Action` or `NotAction` includes an action. An item that exists only under a guard makes it `maybe`. */
export function meansAction(matcher: Matcher<Pattern>, action: string): Answer {
  const requested = requestedAction(action);
  const answers = matcher.items.map((item) => {
    const answer = matches(item.parsed, requested);
    return item.when.length > 0 && answer === 'yes' ? 'maybe' : answer;
  });
  return matcher.negated ? not(anyOf(answers)) : anyOf(answers);
}

/** When `Action` or `NotAction` certainly includes an action: the guard of the item that does; null when none does. */
export function whenMeant(matcher: Matcher<Pattern>, action: string): Guard | null {
  const requested = requestedAction(action);
  if (matcher.negated) return matcher.complete && matcher.items.every(({ parsed }) => covers(parsed, requested) === 'no') ? always : null;
  return widest(matcher.items.map(({ parsed, when }) => (covers(parsed, requested) === 'yes' ? when : null)));
}

/** The actions of the catalogue that a pattern is known to match, whatever fills its holes. */
export function expandAction(pattern: Pattern): readonly KnownAction[] {
  const key = hasHole(pattern) ? null : pattern.text.toLowerCase();
  const known = key === null ? undefined : expansions.get(key);
  if (known !== undefined) return known;
  const found = isEveryAction(pattern) ? everyAction() : matchingActions(pattern, (answer) => answer === 'yes');
  if (expansions.size >= expansionLimit) expansions.clear();
  if (key !== null) expansions.set(key, found);
  return found;
}

/**
 * The actions of the catalogue that `Action` or `NotAction` is known to mean, ordered; items that are there only under a
 * guard count as there. Of `NotAction` those that no item can match.
 */
export function expandActions(matcher: Matcher<Pattern>): readonly KnownAction[] {
  if (!matcher.negated) {
    const [first, ...others] = matcher.items;
    if (first !== undefined && others.length === 0) return expandAction(first.parsed);
    return unique(gather(matcher.items, (item) => expandAction(item.parsed)));
  }
  const excluded = new Set(gather(matcher.items, (item) => possibleActions(item.parsed)));
  return everyAction().filter((action) => !excluded.has(action));
}

/** How many actions of the catalogue a statement includes, for messages; `isLeft` can exclude those that something else takes away. */
export function countActions(statement: Statement, isLeft: (action: KnownAction) => boolean = () => true): ActionCount {
  const byLevel: Record<AccessLevel, number> = { Read: 0, List: 0, Write: 0, Tagging: 0, 'Permissions management': 0 };
  const actions = statement.action === null ? [] : expandActions(statement.action).filter(isLeft);
  for (const { record } of actions) byLevel[record.access] += 1;
  return { total: actions.length, byLevel };
}

/** Whether an action changes nothing: by its access level, or by its name where the reference counts it as managing permissions (`fsx:GetResourcePolicy`). */
export function onlyReads({ access, name }: ActionRecord): boolean {
  return access === 'Read' || access === 'List' || (access === 'Permissions management' && reading.test(name));
}

/** The address of a portal lets in whoever has it. */
const reading = /^(?:Batch)?(?:Describe|Get|List|Search|Validate|View)(?!\w*Url$)[A-Z]/;

/** Whether the pattern is every action of every service: `*`, `*:*`. */
export function isEveryAction(pattern: Pattern): boolean {
  return pattern.text.startsWith('*') && (isEverything(pattern) || /^\*+:\*+$/.test(pattern.text));
}

/** Whether a pattern leaves open which service it names, `s*:Get*`, without meaning every action. */
export function leavesServiceOpen(pattern: Pattern): boolean {
  return /^[^:*?]*[*?][^:]*:/.test(pattern.text) && !isEveryAction(pattern);
}

/** The service whose every action the pattern matches, such as `s3` for `s3:*`; null for any other pattern. */
export function serviceWildcard(pattern: Pattern): string | null {
  if (!pattern.text.endsWith(':*') && !pattern.text.endsWith('**')) return null;
  return /^([a-z0-9-]+):\*+$/.exec(pattern.text.toLowerCase())?.[1] ?? null;
}

/** Whether a pattern is malformed, or matches no action of the catalogue, even once it is filled in. */
export function namesNoAction(pattern: Pattern): boolean {
  return !hasHole(pattern) && !isEveryAction(pattern) && (isMalformed(pattern) || expandAction(pattern).length === 0);
}

/** Why a pattern names no action, and what may be meant, which takes some time to find; null when it names one. */
export function unknownAction(pattern: Pattern): UnknownAction | null {
  if (!namesNoAction(pattern)) return null;
  if (isMalformed(pattern)) return { kind: 'malformed', meant: [] };
  const text = pattern.text.toLowerCase();
  const colon = text.indexOf(':');
  const prefix = text.slice(0, colon);
  const actions = serviceActions(prefix);
  if (actions.length === 0) return { kind: /[*?]/.test(prefix) ? 'wildcard' : 'service', meant: meantService(prefix) };
  if (hasWildcard(pattern)) return { kind: 'wildcard', meant: [] };
  const name = pattern.text.slice(colon + 1);
  const taken = actionsOfCall(prefix, name);
  if (taken.length > 0) return { kind: 'call', meant: taken };
  const names = actions.map((action) => action.name);
  const meant = nearestNames(name, names);
  // `ListObject` is rather the call `ListObjects` without its end than the beginning of several actions.
  const plural = meant.length === 1 ? [] : actionsOfCall(prefix, `${name}s`);
  return plural.length > 0 ? { kind: 'call', meant: plural } : { kind: 'action', meant };
}

/**
 * The prefix of the service that SDKs call by this name (`stepfunctions`), or the prefix that the name begins with, or else
 * the nearest one.
 */
function meantService(prefix: string): readonly string[] {
  const ofClient = prefixOfClient(prefix);
  if (ofClient !== null) return [ofClient];
  const beginning = prefix.slice(0, Math.max(0, prefix.lastIndexOf('-')));
  return beginning !== '' && serviceActions(beginning).length > 0 ? [beginning] : nearestWords(prefix, servicePrefixes());
}

/** What the catalogue says about an action such as `iam:PassRole`, in any letter case; null for an action that it lacks. */
export function actionRecord(action: string): ActionRecord | null {
  const colon = action.indexOf(':');
  return colon < 0 ? null : findAction(action.slice(0, colon), action.slice(colon + 1));
}

function possibleActions(pattern: Pattern): readonly KnownAction[] {
  if (!hasHole(pattern)) return expandAction(pattern);
  return matchingActions(pattern, (answer) => answer !== 'no');
}

function matchingActions(pattern: Pattern, counts: (answer: Answer) => boolean): readonly KnownAction[] {
  return gather(servicesOf(pattern), (prefix) => serviceActionsOf(prefix).filter((action) => counts(matches(pattern, action.requested))));
}

/** The services whose actions a pattern can match; only one when its prefix is spelled out. */
function servicesOf(pattern: Pattern): readonly string[] {
  const prefix = literalPrefix(pattern);
  const colon = prefix.indexOf(':');
  if (colon >= 0) return [prefix.slice(0, colon)];
  return servicePrefixes().filter((service) => literalOf(pattern) === null && (service.startsWith(prefix) || prefix === ''));
}

function serviceActionsOf(prefix: string): readonly KnownAction[] {
  const known = services.get(prefix);
  if (known !== undefined) return known;
  const actions = serviceActions(prefix).map((record): KnownAction => {
    const id = `${prefix}:${record.name}`;
    return { prefix, record, id, requested: requestedAction(id) };
  });
  if (actions.length > 0) services.set(prefix, actions);
  return actions;
}

function everyAction(): readonly KnownAction[] {
  return gather(servicePrefixes(), serviceActionsOf);
}

function unique(actions: readonly KnownAction[]): readonly KnownAction[] {
  return [...new Set(actions)];
}
