/** Why a metric filter that is meant to see the root user sees nothing, or too much. */
import type { Resource } from '../../model/template.js';
import type { ResolvedText } from '../script/resolved-text.js';
import { filterPatterns } from './event-watch.js';
import { matchesFilter } from './filter-match.js';
import { filterTerms, readFilter, type FilterExpression, type FilterTerm } from './filter-pattern.js';
import { eventOfUser, eventsOfRoot, meantValue } from './root-event.js';
import type { RootWatchFault } from './root-watch-fault.js';

/** The type of a caller, and of whoever issued the session (CloudTrail user guide, "CloudTrail userIdentity element"). */
const identityFields: ReadonlySet<string> = new Set(['userIdentity.type', 'userIdentity.sessionContext.sessionIssuer.type']);

/**
 * Fields that people mistake for the type of the caller. Events of root have a user name only in accounts with an alias,
 * and then it is the alias.
 */
const mistaken = /^(?:detail\.)?(?:user_?identity(?:\.(?:user)?(?:type|name))?|(?:user)?type)$/i;

export function rootFilterFaults(filter: Resource): readonly RootWatchFault[] {
  return filterPatterns(filter).flatMap((pattern) => {
    const expression = readFilter(pattern.text);
    return expression === null ? [] : faultsOf(expression, pattern, filter);
  });
}

function faultsOf(expression: FilterExpression, pattern: ResolvedText, filter: Resource): readonly RootWatchFault[] {
  const terms = filterTerms(expression);
  const placed = ({ start, end }: FilterTerm): Pick<RootWatchFault, 'at' | 'when'> => ({
    at: pattern.spanAt(start, end) ?? filter.key,
    when: pattern.when,
  });
  const spelt = terms.flatMap((term): RootWatchFault[] => {
    const { field, test, value } = term;
    if (test !== '=' || value.toLowerCase() !== 'root') return [];
    if (!identityFields.has(field)) {
      return mistaken.test(field) ? [{ kind: 'field', value: `$.${field}`, meant: '$.userIdentity.type', ...placed(term) }] : [];
    }
    return value === 'Root' ? [] : [{ kind: 'letters', value, meant: 'Root', ...placed(term) }];
  });
  const [root] = terms.filter(namesRoot);
  if (spelt.length > 0 || root === undefined) return spelt;
  const leftOut = byName(terms).find((term) => !namesRoot(term) && leavesRootOut(expression, term));
  if (leftOut !== undefined) return [{ ...leavingOut(leftOut, pattern), ...placed(leftOut) }];
  if (takesEverybody(expression, terms)) return [{ kind: 'everybody', value: '', meant: '', ...placed(root) }];
  return mentionsServices(pattern.text) ? [] : [{ kind: 'services', value: '', meant: '', ...placed(root) }];
}

function namesRoot({ field, test, value }: FilterTerm): boolean {
  return test === '=' && identityFields.has(field) && value === 'Root';
}

/** The tests, with those of the event name last: when they contradict each other, the name is more often what was meant. */
function byName(terms: readonly FilterTerm[]): readonly FilterTerm[] {
  const isName = ({ field }: FilterTerm): boolean => field === 'eventName';
  return [...terms.filter((term) => !isName(term)), ...terms.filter(isName)];
}

/** Whether a pattern sees nothing that the root user does, but would without this test. */
function leavesRootOut(expression: FilterExpression, term: FilterTerm): boolean {
  return (
    eventsOfRoot.every((each) => matchesFilter(expression, each) === 'no') &&
    eventsOfRoot.some((each) => matchesFilter(expression, each, term) !== 'no')
  );
}

/** What is wrong with a test that excludes root. */
function leavingOut(
  { field, test, value, start, end }: FilterTerm,
  { text }: ResolvedText,
): Pick<RootWatchFault, 'kind' | 'value' | 'meant'> {
  const written = text.slice(start, end);
  if (test === 'null') return { kind: 'null', value: written, meant: `$.${field} NOT EXISTS` };
  const meant = test === '=' ? meantValue(field, value) : null;
  return meant === null || meant === value ? { kind: 'left-out', value: written, meant: '' } : { kind: 'letters', value, meant };
}

/** Whether a pattern matches what any user does, without naming others for whom it is meant. */
function takesEverybody(expression: FilterExpression, terms: readonly FilterTerm[]): boolean {
  return (
    matchesFilter(expression, eventOfUser) === 'yes' &&
    terms.every((term) => !identityFields.has(term.field) || term.test !== '=' || namesRoot(term))
  );
}

function mentionsServices(pattern: string): boolean {
  return /\$\.(?:userIdentity\.invokedBy|eventType|eventName|eventSource)\b/.test(pattern);
}
