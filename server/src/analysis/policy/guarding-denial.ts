/** Denials that take away what another statement of the policy opens, except from callers that are named. */
import { anyOf, covers, not, type Answer } from '../../iam/coverage.js';
import { intersects } from '../../iam/intersection.js';
import { deniesOtherSources, deniesStrangers } from '../../iam/condition/denial.js';
import { knownText } from '../../iam/partial-text.js';
import { literalOf, type Pattern } from '../../iam/pattern.js';
import { patternIndex, type PatternIndex } from '../../iam/pattern-index.js';
import type { Matcher, Policy, Statement } from '../../iam/policy.js';
import { fitsAction } from '../../iam/resource/resource-format.js';
import { always, waysWithout, type Guard } from '../../value/guard.js';
import { onceEach, onceWith, onceWithin } from '../../text/once.js';

/**
 * Under which conditions a statement opens what no other statement of the policy denies to strangers, beyond those of the
 * statement itself; null when it never does. The usual pair is an `Allow` for everybody and a `Deny` under a negated
 * condition. A denial that may hold counts.
 */
export function openUnder(statement: Statement, policy: Policy): Guard | null {
  return openToStrangers(policy, statement);
}

const openToStrangers = onceWithin((policy: Policy, statement: Statement) => openBeside(statement, strangerDenials(policy)));

/** The same for callers of one's own account, whom denials for other accounts or organisations do not keep out. */
export function openToOwnUnder(statement: Statement, policy: Policy): Guard | null {
  return openToOwn(policy, statement);
}

const openToOwn = onceWithin((policy: Policy, statement: Statement) =>
  openBeside(statement, strangerDenials(policy), (denial) => deniesStrangers(denial, 'own-account') !== 'no'),
);

/** The same for a service: under which conditions it may act for sources that are not named. */
export function openToSourcesUnder(statement: Statement, policy: Policy, service: string): Guard | null {
  return openBeside(statement, sourceDenials(policy), (denial) => isForStrangers(denial) || isForService(denial, service));
}

/** Denials of a policy, and which of them may cover a resource. */
interface Denials {
  readonly all: readonly Statement[];
  readonly near: PatternIndex<Statement>;
}

function openBeside(statement: Statement, { all, near }: Denials, counts: (denial: Statement) => boolean = () => true): Guard | null {
  if (!all.some(counts)) return always;
  const resources = patternsOf(statement.resource);
  const deniedOn = onceEach((resource: Pattern) =>
    near(resource).filter((denial) => counts(denial) && means(denial.resource, resource) !== 'no'),
  );
  for (const action of patternsOf(statement.action)) {
    const name = literalOf(action);
    const meant = name === null ? resources : resources.filter((resource) => fitsAction(resource, name) !== 'no');
    for (const resource of meant) {
      const covering = deniedOn(resource).filter((denial) => means(denial.action, action) !== 'no');
      const [open] =
        waysWithout(
          statement.when,
          covering.map(({ when }) => when),
        ) ?? [];
      if (open !== undefined) return open.slice(statement.when.length);
    }
  }
  return null;
}

const strangerDenials = onceWith(({ statements }: Policy) =>
  denialsOf(
    statements.filter((statement) => statement.effect === 'Deny' && isForStrangers(statement) && deniesStrangers(statement) !== 'no'),
  ),
);

const sourceDenials = onceWith(({ statements }: Policy) =>
  denialsOf(statements.filter((statement) => statement.effect === 'Deny' && deniesOtherSources(statement) !== 'no')),
);

function denialsOf(all: readonly Statement[]): Denials {
  const near = patternIndex(all, ({ resource }) =>
    resource?.complete !== true || resource.negated ? null : resource.items.map(({ parsed }) => parsed),
  );
  return { all, near };
}

/** Whether a statement is for everybody: `Principal: *`, or `NotPrincipal` with exceptions. */
function isForStrangers({ principal }: Statement): boolean {
  return principal !== null && principal.items.some(({ parsed }) => parsed.kind === 'anyone') !== principal.negated;
}

function isForService({ principal }: Statement, service: string): boolean {
  return (
    principal?.negated === false && principal.items.some(({ parsed }) => parsed.kind === 'service' && knownText(parsed.name) === service)
  );
}

const everything: Pattern = { text: '*', segments: [{ kind: 'many', set: 'any' }] };

/** The patterns of an element; everything for a negated or a missing one. */
function patternsOf(matcher: Matcher<Pattern> | null): readonly Pattern[] {
  return matcher === null || matcher.negated ? [everything] : matcher.items.map(({ parsed }) => parsed);
}

/** Whether an element of a denial covers all that a pattern matches; a missing element is about the resource itself. */
function means(matcher: Matcher<Pattern> | null, pattern: Pattern): Answer {
  if (matcher === null) return 'yes';
  const { items, negated, complete } = matcher;
  const answer = negated
    ? not(anyOf(items.map(({ parsed }) => intersects(parsed, pattern))))
    : anyOf(items.map(({ parsed }) => covers(parsed, pattern)));
  return answer === 'no' && !complete ? 'maybe' : answer;
}
