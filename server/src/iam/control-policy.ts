/** What AWS Organizations demands of a resource control policy beyond the grammar: it only denies, and it denies everybody. */
import { hasHole, isEverything, type Pattern } from './pattern.js';
import type { Matcher, Statement } from './policy.js';
import { report, under, type Reading } from './read/reading.js';

/** Reports values that AWS rejects in a resource control policy (AWS Organizations User Guide). */
export function reportForbiddenValues(statement: Statement, reading: Reading): void {
  const inside = reading.kind === 'organization-rcp' ? under(reading, statement.when) : null;
  if (inside === null) return;
  const { kind } = inside;
  if (statement.effect === 'Allow' && !isDefault(statement)) {
    report(inside, 'forbidden-value', statement.effectAt, { element: 'Effect', value: 'Allow', kind });
  }
  for (const { parsed, at, when } of statement.principal?.items ?? []) {
    const named = under(inside, when);
    if (named !== null && parsed.kind !== 'anyone' && parsed.kind !== 'unknown' && parsed.kind !== 'reference') {
      report(named, 'forbidden-value', at, { element: 'Principal', value: parsed.kind, kind });
    }
  }
}

/** Whether it is `RCPFullAWSAccess`, which AWS attaches by default and which allows everything. */
function isDefault({ action, resource }: Statement): boolean {
  return isAll(action) && isAll(resource);
}

function isAll(matcher: Matcher<Pattern> | null): boolean {
  return matcher !== null && !matcher.negated && matcher.items.every((item) => isEverything(item.parsed) || hasHole(item.parsed));
}
