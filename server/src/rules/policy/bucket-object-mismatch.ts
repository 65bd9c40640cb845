/** A grant on buckets that was meant for their objects, or reaches them indirectly. */
import type { Facts } from '../../analysis/facts.js';
import { everywhereOf, grantOf, itemOnAny, type Grant } from '../../analysis/grant.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import { actionRecord } from '../../iam/action.js';
import { listedActions } from '../../iam/action-support.js';
import { knownText } from '../../iam/partial-text.js';
import { literalOf } from '../../iam/pattern.js';
import type { Policy, Statement } from '../../iam/policy.js';
import { appliesToNone } from '../../iam/resource/applies.js';
import { bucketPart, s3Kind } from '../../iam/resource/s3-resource.js';
import { decline } from '../../repair/draft.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { nameBoth } from '../../repair/policy/name-both.js';
import { andOthers } from '../../text/wording.js';
import { defineRule } from '../rule.js';

export const bucketObjectMismatch = defineRule({
  id: 'policy/bucket-object-mismatch',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A grant on buckets is meant for their objects, or reaches them indirectly.',
  why: 'Buckets and objects are two kinds of resource: an action on the other kind allows nothing. And whoever may write the policy of a bucket can give themselves every permission on its objects.',
  remedy: 'Name `BUCKET/*` for actions on objects and `BUCKET` for actions on buckets; leave `s3:PutBucketPolicy` to administrators.',
  references: [
    {
      title: 'Actions, resources, and condition keys for Amazon S3',
      url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html',
    },
    {
      title: 'Policies and permissions in Amazon S3',
      url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-policy-language-overview.html',
    },
  ],
  messages: {
    objects: { severity: 'information', text: '`{action}`{more} for objects, but the statement names only buckets.' },
    buckets: { severity: 'information', text: '`{action}`{more} for buckets, but the statement names only objects.' },
    detour: {
      severity: 'information',
      text: 'Whoever may use `s3:PutBucketPolicy` can grant themselves `{action}`, which policy `{policy}` does not grant.',
    },
  },

  subject: 'statement',
  check(subject, report, facts) {
    const { statement, site, at, when } = subject;
    const grant = grantOf(subject, facts);
    if (grant === null || grant.isAdministration || everywhereOf(grant, 's3') !== null) return;
    if (statement.action?.complete === true && statement.resource?.complete === true && !isReportedElsewhere(grant)) {
      const [first, ...others] = mismatches(grant);
      const more = others.length === 0 ? ' is' : `${andOthers(others.length, 'action')} are`;
      if (first !== undefined) {
        report(first.kind, first.item.at ?? at, { slots: { action: first.action, more }, when: [...when, ...first.item.when] });
      }
    }
    const item = itemOnAny(grant, 's3:PutBucketPolicy');
    const action = item === null ? undefined : notAllowed(subject, facts);
    if (item !== null && action !== undefined) {
      report('detour', item.at ?? at, { slots: { policy: site.name, action }, when: [...when, ...item.when] });
    }
  },

  fixes: {
    buckets: (_, { statement, site }, facts) => both('buckets', statement, site.policy, facts),
    objects: (_, { statement, site }, facts) => both('objects', statement, site.policy, facts),
  },
});

/** Where another statement is for what is missing, the actions belong there: it would say nothing more. */
function both(kind: 'buckets' | 'objects', statement: Statement, { statements }: Policy, facts: Facts): readonly (Fix | Declined)[] {
  const { resource } = statement;
  if (resource === null) return [];
  const buckets = new Set(resource.items.map(({ text }) => bucketPart(text)));
  const others = statements.filter(({ index }) => index !== statement.index).flatMap((other) => other.resource?.items ?? []);
  const isElsewhere = others.some((item) => buckets.has(bucketPart(item.text)) && s3Kind(item.text) === kind);
  if (isElsewhere) {
    return [decline('Name the bucket and its objects', 'Another statement already names what is missing here: add the actions there.')];
  }
  return [nameBoth(facts, resource, kind)];
}

interface Mismatch {
  readonly item: Grant['actions'][number];
  readonly action: string;
  readonly kind: 'objects' | 'buckets';
}

/** Actions that are spelled out and are for one kind of resource, where all the resources that are named are of the other kind. */
function mismatches({ actions, resources }: Grant): readonly Mismatch[] {
  const named = new Set(resources.map(({ text }) => s3Kind(text)));
  const [only] = named;
  if (named.size !== 1 || only === undefined || only === null) return [];
  return actions.flatMap((item): Mismatch[] => {
    const action = literalOf(item.parsed)?.startsWith('s3:') === true ? item.parsed.text : null;
    const types = action === null ? [] : (actionRecord(action)?.resourceTypes.map(({ name }) => name) ?? []);
    const other = only === 'buckets' ? 'object' : 'bucket';
    if (action === null || !types.includes(other) || types.includes(only.slice(0, -1))) return [];
    return [{ item, action, kind: `${other}s` }];
  });
}

/** A resource that none of the actions is for is reported by `policy/resource-mismatch`. */
function isReportedElsewhere({ source: { statement }, resources }: Grant): boolean {
  const actions = listedActions(statement);
  return resources.some((item) => knownText(item.text) !== null && appliesToNone(item, actions, 'identity'));
}

const rightsOnObjects = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'] as const;

/** A right on objects that a holder of the statement lacks, as far as all of the holder's policies are known. */
function notAllowed({ statement, site }: StatementSite, facts: Facts): string | undefined {
  return facts
    .holders(site)
    .filter(({ isComplete }) => isComplete)
    .flatMap((holder) => {
      const isAllowed = holder.allowance.permissionsFor('s3:PutBucketPolicy').some((permission) => permission.statement === statement);
      return isAllowed ? rightsOnObjects.filter((action) => holder.allowance.permissionsFor(action).length === 0) : [];
    })[0];
}
