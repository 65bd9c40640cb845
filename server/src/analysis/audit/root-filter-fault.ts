/** Why a metric filter that is to see the root user sees nothing, or more than that. */
import type { Resource } from '../../model/template.js';
import type { ResolvedText } from '../script/resolved-text.js';
import { filterPatterns } from './event-watch.js';
import { matchesFilter, type KnownEvent } from './filter-match.js';
import { filterTerms, readFilter, type FilterExpression, type FilterTerm } from './filter-pattern.js';
import type { RootWatchFault } from './root-watch-fault.js';

/** CloudTrail user guide, "CloudTrail userIdentity element": the type of a caller, and of who gave it its session. */
const identityFields: ReadonlySet<string> = new Set(['userIdentity.type', 'userIdentity.sessionContext.sessionIssuer.type']);

/** Names under which people look for the type of the caller; events of root have a user name only in accounts with an alias, and it is the alias. */
const mistaken = /^(?:detail\.)?(?:user_?identity(?:\.(?:user)?(?:type|name))?|(?:user)?type)$/i;

/** CloudTrail user guide, "CloudTrail record contents" (`eventType`) and "CloudTrail userIdentity element". */
const ofRoot: readonly KnownEvent[] = ['AwsApiCall', 'AwsConsoleSignIn', 'AwsConsoleAction'].map((eventType) =>
  event('Root', eventType, 'arn:aws:iam::111122223333:root'),
);
const ofUser: KnownEvent = event('IAMUser', 'AwsApiCall', 'arn:aws:iam::111122223333:user/somebody');

function event(type: string, eventType: string, arn: string): KnownEvent {
  return new Map([
    ['userIdentity.type', type],
    ['userIdentity.arn', arn],
    ['userIdentity.invokedBy', null],
    ['eventType', eventType],
  ]);
}

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
  const leftOut = terms.find((term) => term !== root && leavesRootOut(expression, term));
  if (leftOut !== undefined) {
    return [{ kind: 'left-out', value: pattern.text.slice(leftOut.start, leftOut.end), meant: '', ...placed(leftOut) }];
  }
  if (takesEverybody(expression, terms)) return [{ kind: 'everybody', value: '', meant: '', ...placed(root) }];
  return mentionsServices(pattern.text) ? [] : [{ kind: 'services', value: '', meant: '', ...placed(root) }];
}

function namesRoot({ field, test, value }: FilterTerm): boolean {
  return test === '=' && identityFields.has(field) && value === 'Root';
}

/** Whether a pattern sees nothing that the root user does, and would see it without this test. */
function leavesRootOut(expression: FilterExpression, term: FilterTerm): boolean {
  return (
    ofRoot.every((each) => matchesFilter(expression, each) === 'no') &&
    ofRoot.some((each) => matchesFilter(expression, each, term) !== 'no')
  );
}

/** Whether a pattern takes what any user does, and names no others whom it is for. */
function takesEverybody(expression: FilterExpression, terms: readonly FilterTerm[]): boolean {
  return (
    matchesFilter(expression, ofUser) === 'yes' &&
    terms.every((term) => !identityFields.has(term.field) || term.test !== '=' || namesRoot(term))
  );
}

function mentionsServices(pattern: string): boolean {
  return /\$\.(?:userIdentity\.invokedBy|eventType|eventName|eventSource)\b/.test(pattern);
}
