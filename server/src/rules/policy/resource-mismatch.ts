/** A resource that none of the actions is for, or an action that is for none of the resources. */
import { isOfAuthor, type StatementSite } from '../../analysis/policy/policy-site.js';
import { unfilledVariable } from '../../analysis/unfilled-variable.js';
import { expandAction, type KnownAction } from '../../iam/action.js';
import { arnDefect } from '../../iam/resource/arn-defect.js';
import { listedActions } from '../../iam/action-support.js';
import { hasHole, isEverything, type Pattern } from '../../iam/pattern.js';
import type { Item, Policy, PolicyKind, Statement } from '../../iam/policy.js';
import { variableForm } from '../../iam/policy-variable.js';
import { knownText, showText, type Filling, type PartialText } from '../../iam/partial-text.js';
import { fitsAction, fitsPlace } from '../../iam/resource/resource-format.js';
import { widest, type Guard } from '../../value/guard.js';
import { meantResource } from '../../iam/resource/meant-resource.js';
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
  check(subject, report, { template, file }) {
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
      if (isVariableMissed(item.text, site.policy) || unfilledVariable(item, template, file) !== null) continue;
      // What is not an ARN is reported by `policy/invalid-arn`, which leaves out policies made of properties.
      if (isOutsideOfReference(item.text, actions) || (site.form === 'document' && arnDefect(item) !== null)) continue;
      if (knownText(item.text) === null && (!isOfAuthor(resource.keyAt, site) || mayBeMeant(item, service, actions))) continue;
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
 * Whether an ARN that the template puts together may fit an action of its service. What comes before the name is certain;
 * the name is so too where only the place of deployment is open. Of an action without resource types the reference says less.
 */
function mayBeMeant({ parsed, text }: Item<Pattern>, service: string, actions: readonly KnownAction[]): boolean {
  const isNamed = text.every((piece) => typeof piece === 'string' || ofDeployment.has(piece.filling));
  return actions.some(
    ({ id, record }) => id.startsWith(`${service}:`) && fitsPlace(parsed, id) !== 'no' && (!isNamed || record.resourceTypes.length === 0),
  );
}

const ofDeployment: ReadonlySet<Filling> = new Set(['account', 'partition', 'region']);

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
  return /^arn:[^:]*:([^:]*):[^:]*:[^:]*:./.exec(outlineOf(text))?.[1] ?? null;
}

/** A text with a question mark for each hole. */
function outlineOf(text: PartialText): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : '?')).join('');
}

/**
 * Cases that the service authorization reference leaves out. Older examples of AWS list all buckets under their ARN, which
 * is not documented; log groups are listed as `log-group::log-stream:`, which a refusal names as the resource; a call of an
 * HTTP endpoint is authorized for the state machine (Step Functions developer guide, "Call HTTPS APIs"); AWS's macros are
 * authorized together with the stack that uses them (CloudFormation user guide, "Controlling access with IAM"); and the AWS
 * Security Reference Architecture names paths of the API of Security Hub (`:/accounts`).
 */
function isOutsideOfReference(text: PartialText, actions: readonly KnownAction[]): boolean {
  const resource = outlineOf(text);
  return placesOutside.some((place) => place.test(resource)) || actions.some(({ id }) => resourcesOutside.get(id)?.test(resource) === true);
}

const resourcesOutside: ReadonlyMap<string, RegExp> = new Map([
  ['s3:ListAllMyBuckets', /^arn:[^:]*:s3:::\*$/],
  ['logs:DescribeLogGroups', /^arn:[^:]*:logs:[^:]*:[^:]*:(?:\*|log-group:[*:])/],
  ['states:InvokeHTTPEndpoint', /^arn:[^:]*:states:[^:]*:[^:]*:stateMachine:/],
]);

const placesOutside = [/^arn:[^:]*:cloudformation:[^:]*:aws:transform\//, /^arn:[^:]*:securityhub:[^:]*:[^:]*:\//];
