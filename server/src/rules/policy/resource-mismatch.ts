/** A resource that none of the actions is for, or an action that is for none of the resources. */
import type { Facts } from '../../analysis/facts.js';
import { isOfAuthor, type StatementSite } from '../../analysis/policy/policy-site.js';
import { unfilledVariable } from '../../analysis/unfilled-variable.js';
import type { KnownAction } from '../../iam/action.js';
import { listedActions } from '../../iam/action-support.js';
import { knownText, showText, type PartialText } from '../../iam/partial-text.js';
import type { Pattern } from '../../iam/pattern.js';
import type { Item, Policy } from '../../iam/policy.js';
import { variableForm } from '../../iam/policy-variable.js';
import { appliesToNone, idleActions, mayBeMeant } from '../../iam/resource/applies.js';
import { arnDefect } from '../../iam/resource/arn-defect.js';
import { meantResource } from '../../iam/resource/meant-resource.js';
import { isOutsideOfReference } from '../../iam/resource/outside-reference.js';
import { rewriteText, textAt } from '../../repair/rewrite-text.js';
import type { Span } from '../../text/span.js';
import { andOthers } from '../../text/wording.js';
import { widest, type Guard } from '../../value/guard.js';
import { defineRule } from '../rule.js';

export const resourceMismatch = defineRule({
  id: 'policy/resource-mismatch',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement names a resource that none of its actions applies to, or an action that applies to none of its resources.',
  why: 'An action on a resource of the wrong kind allows nothing, and in a `Deny` it denies nothing.',
  remedy: 'Name a resource of the kind that the actions are for: an object for `s3:GetObject`, a bucket for `s3:ListBucket`.',
  references: [
    {
      title: 'Actions, resources, and condition keys for AWS services',
      url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    },
  ],
  messages: {
    mismatch: { severity: 'warning', text: 'None of the actions, such as `{action}`, can apply to `{resource}`.' },
    idle: { severity: 'warning', text: '`{action}`{more} can apply to none of the resources, such as `{resource}`.' },
  },

  subject: 'statement',
  check(subject, report, facts) {
    const { statement, site, at, when } = subject;
    const { resource } = statement;
    const actions = listedActions(statement);
    const [example] = actions;
    if (site.isForDevices || resource === null || resource.negated || example === undefined) return;
    const without = resource.items.filter((item) => appliesToNone(item, actions, site.policy.kind));
    for (const item of without.filter((each) => isMistake(each, subject, actions, facts))) {
      const slots = { resource: showText(item.text), action: example.id };
      report('mismatch', item.at ?? at, { slots, when: [...when, ...item.when] });
    }
    const idle = without.length === 0 && isOfAuthor(resource.keyAt, site) ? idleIn(subject) : null;
    if (idle !== null) report('idle', idle.at ?? at, idle);
  },

  fixes: {
    mismatch: (finding, { statement }, facts) => {
      const resource = String(finding.slots['resource']);
      const scalar = textAt(facts, finding);
      // SAM adds what is in a bucket to the bucket that is written.
      const behind = scalar !== null && resource.startsWith(scalar.text) ? resource.slice(scalar.text.length) : null;
      const meant = scalar === null || behind === null ? null : meantResource(scalar.text, behind, statement);
      if (scalar === null || meant === null) return [];
      return [rewriteText(facts, scalar, meant, `Replace \`${scalar.text}\` with \`${meant}\``)];
    },
  },
});

/** Whether a resource that no action applies to is the author's mistake, and one that no other rule explains better. */
function isMistake(item: Item<Pattern>, { statement, site }: StatementSite, actions: readonly KnownAction[], facts: Facts): boolean {
  if (isVariableMissed(item.text, site.policy) || unfilledVariable(item, facts.template, facts.file) !== null) return false;
  // What is not an ARN is reported by `policy/invalid-arn`, which leaves out policies made of properties.
  if (isOutsideOfReference(item.text, actions) || (site.form === 'document' && arnDefect(item) !== null)) return false;
  return knownText(item.text) !== null || (isOfAuthor(statement.resource?.keyAt ?? null, site) && !mayBeMeant(item, actions));
}

/** Whether a variable of a policy is plain text because of the version, which `policy/version` reports. */
function isVariableMissed(text: PartialText, { version }: Policy): boolean {
  return version !== '2012-10-17' && text.some((piece) => typeof piece === 'string' && variableForm.test(piece));
}

interface Idle {
  readonly at: Span | null;
  readonly slots: { readonly action: string; readonly more: string; readonly resource: string };
  readonly when: Guard;
}

/** The first action that can apply to no resource, beside others that can; where these are left out, a resource is reported. */
function idleIn({ statement, site, when }: StatementSite): Idle | null {
  const { action, resource } = statement;
  const all = idleActions(statement, site.policy.kind);
  const [item, ...others] = all;
  const fitting = widest((action?.items ?? []).map((each) => (all.includes(each) ? null : each.when)));
  if (item === undefined || fitting === null) return null;
  const slots = {
    action: item.parsed.text,
    more: andOthers(others.length, 'action'),
    resource: showText(resource?.items[0]?.text ?? []),
  };
  return { at: item.at, slots, when: [...when, ...item.when, ...fitting] };
}
