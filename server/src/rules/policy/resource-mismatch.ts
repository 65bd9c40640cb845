/** A resource that none of the actions is for, or an action that is for none of the resources. */
import { isOfAuthor, type StatementSite } from '../../analysis/policy/policy-site.js';
import { expandAction, type KnownAction } from '../../iam/action.js';
import { arnDefect } from '../../iam/arn-defect.js';
import { listedActions } from '../../iam/action-support.js';
import { hasHole, isEverything, type Pattern } from '../../iam/pattern.js';
import type { Item, Policy, PolicyKind, Statement } from '../../iam/policy.js';
import { variableForm } from '../../iam/policy-variable.js';
import { knownText, showText, type PartialText } from '../../iam/partial-text.js';
import { fitsAction, fitsPlace } from '../../iam/resource-format.js';
import { widest, type Guard } from '../../value/guard.js';
import { meantResource } from '../../iam/meant-resource.js';
import { rewriteText, textAt } from '../../repair/rewrite-text.js';
import { andOthers } from '../../text/wording.js';
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
  check(subject, report) {
    const { statement, site, at, when } = subject;
    const { resource } = statement;
    if (site.isForDevices || resource === null || resource.negated) return;
    const actions = listedActions(statement);
    const [example] = actions;
    const [first] = resource.items;
    if (example === undefined) return;
    const fits = (item: Item<Pattern>, service: string): boolean =>
      actions.some(
        (action) => fitsAction(item.parsed, action.id) !== 'no' || (site.policy.kind === 'resource' && isOfHolder(action, service)),
      );
    let isClear = isOfAuthor(resource.keyAt, site);
    for (const item of resource.items) {
      const text = showText(item.text);
      const service = serviceOf(item.text);
      if (service === null || isEverything(item.parsed) || fits(item, service)) continue;
      isClear = false;
      if (isVariableMissed(item.text, site.policy)) continue;
      // What is not an ARN is reported by `policy/invalid-arn`, which leaves out policies made of properties.
      if (actions.some(({ id }) => isOutsideOfReference(text, id)) || (site.form === 'document' && arnDefect(item) !== null)) continue;
      if (knownText(item.text) === null && (!isOfAuthor(resource.keyAt, site) || mayBeAt(item, service, actions))) continue;
      report('mismatch', item.at ?? at, { slots: { resource: text, action: example.id }, when: [...when, ...item.when] });
    }
    const idle = isClear ? idleIn(subject) : null;
    if (idle === null) return;
    report('idle', idle.item.at ?? at, { slots: { ...idle.slots, resource: showText(first?.text ?? []) }, when: idle.when });
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

interface Idle {
  readonly item: Item<Pattern>;
  readonly slots: { readonly action: string; readonly more: string };
  readonly when: Guard;
}

/** Whether a variable of a policy is plain text because of the version, which `policy/version` reports. */
function isVariableMissed(text: PartialText, { version }: Policy): boolean {
  return version !== '2012-10-17' && text.some((piece) => typeof piece === 'string' && variableForm.test(piece));
}

/** The first action that can apply to no resource, beside others that can; where these are left out, a resource is reported. */
function idleIn({ statement, site, when }: StatementSite): Idle | null {
  const all = idleActions(statement, site.policy.kind);
  const [item, ...others] = all;
  const fitting = widest((statement.action?.items ?? []).map((each) => (all.includes(each) ? null : each.when)));
  if (item === undefined || fitting === null) return null;
  return { item, slots: { action: item.parsed.text, more: andOthers(others.length, 'action') }, when: [...when, ...item.when, ...fitting] };
}

/** The actions of a statement that can apply to none of its resources, although each of these is one for another action. */
function idleActions({ action, resource }: Statement, kind: PolicyKind): readonly Item<Pattern>[] {
  if (action === null || resource?.complete !== true) return [];
  const services = resource.items.map(({ text }) => serviceOf(text));
  const isOfResource = kind === 'resource' || kind === 'key';
  return action.items.filter(({ parsed }) => {
    const meant = hasHole(parsed) ? [] : expandAction(parsed);
    return (
      meant.length > 0 &&
      meant.every((each) => resource.items.every((item, index) => isIdleOn(item, services[index] ?? null, isOfResource, each)))
    );
  });
}

/**
 * Whether an action certainly cannot apply to a resource. Within one service this is not judged of an action without resource
 * types, of which the reference leaves some out, nor in the policy of a resource, which its service may read in its own way;
 * buckets and objects are for `policy/bucket-object-mismatch`.
 */
function isIdleOn(item: Item<Pattern>, service: string | null, isOfResource: boolean, { id, record }: KnownAction): boolean {
  if (service === null) return false;
  if (id.startsWith(`${service}:`) && (isOfResource || service === 's3' || record.resourceTypes.length === 0)) return false;
  return fitsAction(item.parsed, id) === 'no' && (knownText(item.text) !== null || fitsPlace(item.parsed, id) === 'no');
}

/**
 * Whether an ARN may fit an action of its service, judged by what comes before the name: in an ARN that the template puts
 * together, only that part is certain.
 */
function mayBeAt({ parsed }: Item<Pattern>, service: string, actions: readonly KnownAction[]): boolean {
  return actions.some(({ id }) => id.startsWith(`${service}:`) && fitsPlace(parsed, id) !== 'no');
}

/**
 * Whether an action that takes no resource belongs to the service of the policy: the policy of a cluster allows
 * `kafka:GetBootstrapBrokers` on the cluster (MSK developer guide, "Attach a cluster policy to the MSK cluster").
 */
function isOfHolder({ id, record }: KnownAction, service: string): boolean {
  return record.resourceTypes.length === 0 && id.startsWith(`${service}:`);
}

/** The service in an ARN whose parts are all there, if only as holes that cannot contain a colon; null for any other text. */
function serviceOf(text: PartialText): string | null {
  if (text.some((piece) => typeof piece !== 'string' && (piece.filling === 'text' || piece.filling === 'anything'))) return null;
  const parts = text.map((piece) => (typeof piece === 'string' ? piece : '?')).join('');
  return /^arn:[^:]*:([^:]*):[^:]*:[^:]*:./.exec(parts)?.[1] ?? null;
}

/**
 * Cases that the service authorization reference leaves out. Older examples of AWS list all buckets under their ARN, which
 * is not documented; log groups are listed as `log-group::log-stream:`, which a refusal names as the resource; a call of an
 * HTTP endpoint is authorized for the state machine (Step Functions developer guide, "Call HTTPS APIs"); and AWS's macros
 * are authorized together with the stack that uses them (CloudFormation user guide, "Controlling access with IAM").
 */
function isOutsideOfReference(resource: string, action: string): boolean {
  return (
    (action === 's3:ListAllMyBuckets' && /^arn:[^:]*:s3:::\*$/.test(resource)) ||
    (action === 'logs:DescribeLogGroups' && /^arn:[^:]*:logs:[^:]*:[^:]*:(?:\*|log-group:[*:])/.test(resource)) ||
    (action === 'states:InvokeHTTPEndpoint' && /^arn:[^:]*:states:[^:]*:[^:]*:stateMachine:/.test(resource)) ||
    /^arn:[^:]*:cloudformation:[^:]*:aws:transform\//.test(resource)
  );
}
