/** Denials for everybody that spare only what is written out: some callers, or the sources for which services call. */
import { allOf, type Answer } from '../coverage.js';
import { isLiteral } from '../pattern.js';
import type { ConditionTest, Statement } from '../policy.js';
import { limitKind } from './limit-kind.js';
import { isInCommon, type Callers } from './narrowing.js';
import { valuesScope, type Asked } from './test-scope.js';

/**
 * Whether a denial for everybody holds for every stranger, and spares only callers that are written out. A test of
 * anything else, such as the transport, spares strangers too.
 */
export function deniesStrangers({ condition }: Statement, callers: Callers = 'anybody'): Answer {
  if (condition === null) return 'yes';
  if (callers === 'own-account' && condition.tests.some(isInCommon)) return 'no';
  const asked: Asked = { own: [], isForAnybody: true };
  return condition.complete ? allOf(condition.tests.map((test) => holdsForStrangers(test, asked))) : 'maybe';
}

function holdsForStrangers(test: ConditionTest, asked: Asked): Answer {
  const kind = limitKind(test.key);
  if (test.operator === null) return 'maybe';
  if (kind === null) return 'no';
  const { negated, set } = test.operator;
  if (!negated) {
    return sparesServices.has(test.key.toLowerCase()) && test.values.every(({ parsed }) => isLiteral(parsed, 'false')) ? 'yes' : 'no';
  }
  // In a request without the key there is no value that could differ.
  if (set === 'ForAnyValue') return 'no';
  const scope = valuesScope(test, kind, asked);
  return scope === 'unknown' ? 'maybe' : scope === 'open' ? 'no' : 'yes';
}

/**
 * Whether a denial holds for every call of a service that is not made for a source which is written out. That a source is
 * named, and that it is a service that calls, may be tested as well.
 */
export function deniesOtherSources({ condition }: Statement): Answer {
  if (condition === null) return 'yes';
  if (!condition.complete) return 'maybe';
  const asked: Asked = { own: [], isForAnybody: false };
  const [bySource, others] = [true, false].map((wanted) =>
    condition.tests.filter((test) => (sourceKey.test(test.key) && test.operator?.negated === true) === wanted),
  );
  const scopes = (bySource ?? []).map((test) => valuesScope(test, limitKind(test.key) ?? 'source', asked));
  const isOfServices =
    others?.every(
      ({ key, operator }) => key.toLowerCase() === 'aws:principalisawsservice' || (operator?.family === 'null' && sourceKey.test(key)),
    ) === true;
  if (!isOfServices || scopes.length === 0 || scopes.includes('open')) return 'no';
  return scopes.includes('unknown') ? 'maybe' : 'yes';
}

const sourceKey = /^aws:source(?:arn|account|orgid|orgpaths)$/i;

/** Tested for `false`, these keys exempt from a denial what AWS does itself. */
const sparesServices: ReadonlySet<string> = new Set(['aws:principalisawsservice', 'aws:viaawsservice']);
