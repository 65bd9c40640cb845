/** A guard for MFA that long-term access keys walk around. */
import type { Facts } from '../../analysis/facts.js';
import { placeOfGrant } from '../../analysis/grant.js';
import { isForRolesOnly } from '../../analysis/identity/for-roles-only.js';
import { writtenName } from '../../analysis/identity/identity.js';
import { sparedAction, type SparedAction } from '../../analysis/identity/spared-action.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import { covers } from '../../iam/coverage.js';
import { whoPasses } from '../../iam/mfa-caller.js';
import { isAbsentAge, isMfaPresence, isPassedWithoutMfa } from '../../iam/mfa-condition.js';
import { deniesWithoutMfa, isGuardedByMfa } from '../../iam/mfa-guard.js';
import { knownText, showText } from '../../iam/partial-text.js';
import { isEverything, type Pattern } from '../../iam/pattern.js';
import type { ConditionTest, Item, Matcher, Policy, Statement } from '../../iam/policy.js';
import { denyWithoutMfaPresence } from '../../repair/mfa-presence.js';
import { conjoin } from '../../value/guard.js';
import { defineRule } from '../rule.js';

export const denyBypassedByKeys = defineRule({
  id: 'mfa/deny-bypassed-by-keys',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A guard for MFA does not stop access keys.',
  why: 'Requests that are signed with a long-term access key carry no `aws:MultiFactorAuthPresent` at all. `Bool` and `NumericGreaterThan` are false for a missing key, so the denial does not apply, and a stolen key is not asked for a second factor.',
  remedy:
    'Write `BoolIfExists` in place of `Bool`, `NumericGreaterThanIfExists` in place of `NumericGreaterThan`: a missing key counts as no MFA then. Under `NotAction` leave out what enrolment takes, and no more.',
  references: [
    {
      title: 'Global condition keys: aws:MultiFactorAuthPresent',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    },
    {
      title: 'AWS: enforce MFA with a policy',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html',
    },
  ],
  messages: {
    spared: {
      severity: 'error',
      text: 'Without MFA `{holder}` may use `{action}` on everybody all the same: the guard leaves out `{spared}`.',
    },
    bypassed: { severity: 'error', text: 'Policy `{policy}` asks for MFA, but `{operator}` lets requests with access keys pass.' },
  },

  subject: 'statement',
  check(subject, report, facts) {
    const { statement, site, at, when } = subject;
    if (statement.effect !== 'Deny' || isForRolesOnly(site, facts)) return;
    const spared = sparedBy(subject, facts);
    if (spared !== null) {
      const { action, item, holder, permission } = spared;
      const allowedAt = placeOfGrant(permission);
      report('spared', item.at ?? at, {
        slots: { holder: writtenName(holder), action, spared: showText(item.text) },
        when: [...when, ...item.when, ...permission.when],
        related: allowedAt === null ? [] : [{ message: `\`${action}\` is allowed here.`, at: allowedAt }],
      });
    }
    const tests = statement.condition?.tests ?? [];
    for (const test of tests) {
      if (!isBypassed(test) || isBypassedAnyway(test, tests) || test.operatorAt === null || deniesKeysElsewhere(site.policy, statement)) {
        continue;
      }
      report('bypassed', test.operatorAt, { slots: { policy: site.name, operator: test.operatorText }, when });
    }
  },

  fixes: {
    bypassed: (at, _, facts) => [denyWithoutMfaPresence(facts, at)],
  },
});

/** What a guard leaves out on purpose, so that one can enrol a device, but for everybody and with more than that. */
function sparedBy({ statement, site }: StatementSite, facts: Facts): SparedAction | null {
  if (site.policy.kind !== 'identity' || !deniesWithoutMfa(statement)) return null;
  const found = sparedAction(statement, facts.holders(site));
  if (found === null) return null;
  const statements = found.holder.policies.flatMap(({ policy }) => policy?.statements ?? []);
  return isGuardedByMfa(statements, found.action) ? null : found;
}

function isBypassed(test: ConditionTest): boolean {
  return test.operator?.ifExists === false && test.operator.set !== 'ForAllValues' && isPassedWithoutMfa(test);
}

/** Whether requests with a key are let through by another test too, so that this one alone cannot be mended. */
function isBypassedAnyway(test: ConditionTest, tests: readonly ConditionTest[]): boolean {
  return whoPasses(tests.filter((other) => other !== test)).key === 'no';
}

/** Another statement that denies the same requests without the key: by `Null`, or by an operator that a missing key fulfils. */
function deniesKeysElsewhere(policy: Policy, guarded: Statement): boolean {
  return policy.statements.some(
    (statement) =>
      statement.effect === 'Deny' &&
      conjoin(statement.when, guarded.when) !== null &&
      mayCover(statement, guarded) &&
      statement.condition?.tests.some((test) => {
        const { operator, key, values } = test;
        if (operator?.name === 'Null') return isMfaPresence(key, values, 'true') || isAbsentAge(key, values);
        return operator?.ifExists === true && isPassedWithoutMfa(test);
      }) === true,
  );
}

/** Whether a statement may deny every request that another one denies. */
function mayCover(wide: Statement, narrow: Statement): boolean {
  return (
    mayHold(wide.action, narrow.action) && (wide.resource?.items.some(isOfWholeService) === true || mayHold(wide.resource, narrow.resource))
  );
}

/** Whether nothing that one element means is known to be left out by another. */
function mayHold(wide: Matcher<Pattern> | null, narrow: Matcher<Pattern> | null): boolean {
  if (wide === null || narrow === null || !wide.complete || !narrow.complete) return true;
  // What is left out by name is left out on purpose, such as what one needs to enrol a device.
  if (wide.negated) return true;
  if (narrow.negated) return wide.items.some(({ parsed }) => isEverything(parsed));
  return narrow.items.every(({ parsed }) => wide.items.some((item) => covers(item.parsed, parsed) !== 'no'));
}

/** `arn:aws:s3:::*` is everything where the actions are of that service. */
function isOfWholeService({ text }: Item<Pattern>): boolean {
  return /^arn:[^:]*:[\w-]+:[^:]*:[^:]*:\*+$/.test(knownText(text) ?? '');
}
