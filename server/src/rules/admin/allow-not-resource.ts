/** A statement that allows its actions everywhere except on the resources it lists. */
import { criticalServices } from '../../analysis/critical-service.js';
import { everywhereOf } from '../../analysis/grant.js';
import { actionPrefix, expandAction, isEveryAction, serviceWildcard, type KnownAction } from '../../iam/action.js';
import { leavesNothing } from '../../iam/empty-matcher.js';
import { isEveryOneOf, isWholeOf } from '../../iam/resource/every-resource.js';
import { namesValues } from '../../iam/condition/named-values.js';
import { showText } from '../../iam/partial-text.js';
import { onlyLimits, type Item, type Matcher, type Statement } from '../../iam/policy.js';
import { hasWildcard, type Pattern } from '../../iam/pattern.js';
import { butListed } from '../../text/wording.js';
import type { Guard } from '../../value/guard.js';
import { defineRule } from '../rule.js';

export const allowNotResource = defineRule({
  id: 'admin/allow-not-resource',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows its actions on every resource but those it lists (`Allow` with `NotResource`).',
  why: 'Whatever is not listed is allowed, in every service that the actions reach, including every resource created later. Most such statements were meant to protect something, and open everything else.',
  remedy: 'List the resources under `Resource`; to protect some, use `Deny`.',
  references: [
    {
      title: 'IAM JSON policy elements: NotResource',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html',
    },
    { title: 'Grant least privilege', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
  ],
  messages: {
    everywhereElse: { severity: 'warning', text: 'Policy `{policy}` allows its actions on every resource{but}.' },
    power: { severity: 'error', text: 'Policy `{policy}` allows {actions} on every resource{but}.' },
    nothing: {
      severity: 'warning',
      text: 'Policy `{policy}` allows its actions on no resource: `NotResource` lists all there are. As `Resource` the same list would open every one.',
    },
  },

  subject: 'statement',
  check({ statement, site, at, when }, report) {
    const { action, resource } = statement;
    if (onlyLimits(site.policy.kind) || statement.effect !== 'Allow' || resource === null || !resource.negated) return;
    const place = resource.keyAt ?? at;
    if (leavesNothing(resource)) {
      report('nothing', place, { slots: { policy: site.name }, when });
      return;
    }
    if (leavesUnnamed(action, resource.items) || isForKeysOfServices(statement, resource.items)) return;
    const slots = { policy: site.name, but: butListed(resource.items.length) };
    const power = site.policy.kind === 'identity' && action?.negated === false ? powerIn(action, resource.items) : null;
    if (power === null) report('everywhereElse', place, { slots, when });
    else report('power', place, { slots: { ...slots, actions: power.text }, when: [...when, ...power.when] });
  },
});

/**
 * Whether everything that the actions could name is excluded, so that only targets without an ARN are left: `sns:Publish`
 * on all but `arn:aws:sns:*:*:*` is for phone numbers.
 */
function leavesUnnamed(action: Matcher<Pattern> | null, except: readonly Item<Pattern>[]): boolean {
  if (action === null || action.negated || !action.complete || action.items.some(({ parsed }) => hasWildcard(parsed))) return false;
  const known = action.items.map(({ parsed }) => expandAction(parsed));
  const isExcepted = (each: KnownAction): boolean =>
    except.some(({ text, when }) => when.length === 0 && (isWholeOf(text, each.prefix) || isEveryOneOf(text, each)));
  const named = known.flat().filter(({ record }) => record.resourceTypes.length > 0);
  return known.every((actions) => actions.length > 0) && named.length > 0 && named.every(isExcepted);
}

/**
 * Whether a statement is for keys of other accounts that a service uses on behalf of its callers. Keys that AWS owns have
 * no ARN that could be named, so all keys but those of one's own account are allowed, by way of that service (MWAA user
 * guide, "Execution role", AWS owned keys).
 */
function isForKeysOfServices({ action, condition }: Statement, except: readonly Item<Pattern>[]): boolean {
  return (
    action !== null &&
    !action.negated &&
    action.items.every(({ parsed }) => actionPrefix(parsed) === 'kms:') &&
    namesValues(condition, 'kms:ViaService') &&
    except.some(({ text }) => /:key\/\*$/.test(showText(text)))
  );
}

interface Power {
  readonly text: string;
  readonly when: Guard;
}

/** What makes the holder almost an administrator: every action, or all of a service that leads to permissions or secrets. */
function powerIn({ items }: Matcher<Pattern>, except: readonly Item<Pattern>[]): Power | null {
  for (const { parsed, when } of items) {
    if (isEveryAction(parsed)) return { text: 'every action', when };
    const service = serviceWildcard(parsed);
    if (service === null || !criticalServices.has(service)) continue;
    if (everywhereOf({ resources: except }, service) === null) return { text: `all of \`${service}:*\``, when };
  }
  return null;
}
