/** The plan that allows callers the one thing that a policy is there for, instead of everything. */
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import { knownText } from '../../iam/partial-text.js';
import { literalOf } from '../../iam/pattern.js';
import type { Policy, Statement } from '../../iam/policy.js';
import { assumeActionOf, missingSessionActions } from '../../iam/trust/assume-action.js';
import type { Span } from '../../text/span.js';
import { correctValue } from '../correct.js';
import { dropItem } from '../drop-item.js';
import type { Declined, Fix } from '../fix.js';
import type { Scene } from '../scene.js';

/**
 * Writes what all callers of a role or function come for in place of the wildcard at a place; null for any other policy, and
 * where callers come for different things. A suggestion, because they may do less.
 */
export function allowPurposeAlone(scene: Scene, at: Span, { statement, site: { policy, owner } }: StatementSite): Fix | Declined | null {
  if (policy.kind === 'trust') return allowAlone(scene, at, statement, assumedBy(statement, policy), ofSessions);
  return owner?.type === 'AWS::Lambda::Permission' && owner.property('FunctionUrlAuthType') === null && isForServices(statement)
    ? allowAlone(scene, at, statement, 'lambda:InvokeFunction', [])
    : null;
}

const ofSessions = ['Where callers pass session tags or a source identity, list `sts:TagSession` or `sts:SetSourceIdentity` as well.'];

/** The one action by which all principals assume a role; null where they need different ones, or further ones for their sessions. */
function assumedBy(statement: Statement, { statements, complete }: Policy): string | null {
  const principals = (statement.principal?.items ?? []).map(({ parsed }) => parsed);
  const needed = new Set(principals.map(assumeActionOf));
  const [only] = needed;
  const others = { statements: statements.filter((other) => other !== statement), complete };
  const isMore = principals.some((each) => each.kind === 'service' && missingSessionActions(knownText(each.name) ?? '', others).length > 0);
  return needed.size === 1 && !isMore ? (only ?? null) : null;
}

/** Services only ever call a function (Lambda developer guide, "Granting Lambda function access to AWS services"). */
function isForServices({ principal }: Statement): boolean {
  return principal !== null && principal.items.length > 0 && principal.items.every(({ parsed }) => parsed.kind === 'service');
}

function allowAlone(scene: Scene, at: Span, { action }: Statement, needed: string | null, left: readonly string[]): Fix | Declined | null {
  const item = action?.items.find((each) => each.at !== null && each.at.start === at.start && each.at.end === at.end);
  if (needed === null || item === undefined || action?.negated !== false) return null;
  const title = `Allow \`${needed}\` alone instead of \`${item.parsed.text}\``;
  const isNamed = action.items.some(({ parsed }) => literalOf(parsed) === needed.toLowerCase());
  return isNamed
    ? dropItem(scene, at, { title, safety: 'suggestion', left })
    : correctValue(scene, needed, { at, title, safety: 'suggestion', left });
}
