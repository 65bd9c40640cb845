/** A resource that none of the actions is for. */
import { isOfAuthor } from '../../analysis/policy/policy-site.js';
import type { KnownAction } from '../../iam/action.js';
import { arnDefect } from '../../iam/arn-defect.js';
import { listedActions } from '../../iam/action-support.js';
import { isEverything, type Pattern } from '../../iam/pattern.js';
import type { Item } from '../../iam/policy.js';
import { knownText, showText, type PartialText } from '../../iam/partial-text.js';
import { fitsAction, fitsPlace } from '../../iam/resource-format.js';
import { defineRule } from '../rule.js';

export const resourceMismatch = defineRule({
  id: 'policy/resource-mismatch',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement names a resource that none of its actions applies to.',
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
  },

  subject: 'statement',
  check({ statement, site, at, when }, report) {
    const { resource } = statement;
    if (site.isForDevices || resource === null || resource.negated) return;
    const actions = listedActions(statement);
    const [example] = actions;
    if (example === undefined) return;
    const fits = (item: Item<Pattern>, service: string): boolean =>
      actions.some(
        (action) => fitsAction(item.parsed, action.id) !== 'no' || (site.policy.kind === 'resource' && isOfHolder(action, service)),
      );
    for (const item of resource.items) {
      const text = showText(item.text);
      const service = serviceOf(item.text);
      if (service === null || isEverything(item.parsed) || fits(item, service) || isOutsideOfReference(text, example.id)) continue;
      // What is not an ARN is reported by `policy/invalid-arn`, which leaves out policies made of properties.
      if (site.form === 'document' && arnDefect(item) !== null) continue;
      if (knownText(item.text) === null && (!isOfAuthor(resource.keyAt, site) || mayBeAt(item, service, actions))) continue;
      report('mismatch', item.at ?? at, { slots: { resource: text, action: example.id }, when: [...when, ...item.when] });
    }
  },
});

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
 * is not documented; and AWS's macros are authorized together with the stack that uses them (CloudFormation user guide,
 * "Controlling access with IAM").
 */
function isOutsideOfReference(resource: string, action: string): boolean {
  return (
    (action === 's3:ListAllMyBuckets' && /^arn:[^:]*:s3:::\*$/.test(resource)) ||
    /^arn:[^:]*:cloudformation:[^:]*:aws:transform\//.test(resource)
  );
}
