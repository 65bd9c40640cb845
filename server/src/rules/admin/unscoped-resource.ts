/** A grant of actions on every resource, where they could be limited to some. */
import { allResources } from '../../analysis/all-resources.js';
import type { Facts } from '../../analysis/facts.js';
import { broadActions, grantOf, isWholeService, thingGrantOf, type BroadAction, type Grant } from '../../analysis/grant.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import { sensitiveItems } from '../../analysis/sensitive-grant.js';
import { expandAction, onlyReads } from '../../iam/action.js';
import { isLimitable } from '../../iam/resource/limitable.js';
import { isEverything } from '../../iam/pattern.js';
import type { Condition } from '../../iam/policy.js';
import { andOthers } from '../../text/wording.js';
import type { Fix } from '../../repair/fix.js';
import { nameResources } from '../../repair/narrow/name-resources.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const unscopedResource = defineRule({
  id: 'admin/unscoped-resource',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows, on every resource, actions that could be limited to some.',
  why: 'What a workload may do to every resource, whoever takes over the workload can do to every resource.',
  remedy: 'Name the resources; put actions that support none (`ec2:Describe*`) in a statement of their own.',
  references: [
    { title: 'Grant least privilege', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
    {
      title: 'Actions, resources, and condition keys for AWS services',
      url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    },
  ],
  messages: {
    changes: {
      severity: 'warning',
      text: 'Policy `{policy}` allows `{action}`{more} on every resource, though it could name the ones it needs.',
    },
    reads: {
      severity: 'information',
      text: 'Policy `{policy}` allows reading every resource with `{action}`{more}, though it could name the ones it needs.',
    },
    conditioned: {
      severity: 'information',
      text: 'Policy `{policy}` names no resource for `{action}`{more}; its condition is the only limit.',
    },
    thing: { severity: 'warning', text: 'Policy `{policy}` lets its things use every AWS IoT resource with `{action}`{more}.' },
  },

  subject: 'statement',
  check(subject, report, facts) {
    const { statement, site, at, when } = subject;
    const { condition } = statement;
    const grant = grantOf(subject, facts) ?? thingGrantOf(subject, facts);
    if (grant === null || leavesFew(condition) || grant.actions.some(({ parsed }) => isWholeService(parsed))) return;
    const limitable = limitableActions(grant, facts);
    const example = limitable.find(changes) ?? limitable[0];
    if (example === undefined || isMadeBySam(grant)) return;
    const message = site.isForDevices ? 'thing' : condition !== null ? 'conditioned' : changes(example) ? 'changes' : 'reads';
    const { everywhere, action, item } = example;
    report(message, everywhere.at ?? at, {
      slots: { policy: site.name, action: action.id, more: andOthers(limitable.length - 1, 'action') },
      when: [...when, ...item.when, ...everywhere.when],
    });
  },

  fixes: {
    changes: limitToUsed,
    reads: limitToUsed,
  },
});

function limitToUsed(_: ReportedFinding, subject: StatementSite, facts: Facts): readonly Fix[] {
  const grant = grantOf(subject, facts);
  const found = new Set(grant === null ? [] : limitableActions(grant, facts).map(({ item }) => item));
  return nameResources(facts, subject, (item) => found.has(item));
}

function limitableActions(grant: Grant, facts: Facts): readonly BroadAction[] {
  const sensitive = sensitiveItems(grant);
  return broadActions(grant).filter((each) => !sensitive.has(each.item) && isOwnCause(each) && !mayBeForPhones(each, grant, facts));
}

/** What SAM permits for an event is one place in the text, so no part of it could be written differently. */
function isMadeBySam({ source: { site }, actions, resources }: Grant): boolean {
  return (site.owner?.madeFrom ?? null) !== null && [...actions, ...resources].every(({ at }) => at === site.at);
}

function isOwnCause({ action: { id, record }, item }: BroadAction): boolean {
  return isLimitable(record) && !reportedElsewhere.has(id) && !namedFreely.has(id) && !(record.access === 'List' && isMixed(item));
}

/** Whether a wildcard includes actions that take no resource, as `ec2:Describe*` does, and therefore needs every resource. */
function isMixed({ parsed }: BroadAction['item']): boolean {
  const actions = expandAction(parsed);
  return actions.length > 1 && actions.some(({ record }) => record.resourceTypes.length === 0);
}

/**
 * A text message goes to a phone number, which is not a resource (Amazon SNS API reference, `Publish`), so sending one
 * needs `*`. A template with topics of its own could name them, except for Cognito, which sends nothing but text messages.
 */
function mayBeForPhones({ action: { id }, everywhere }: BroadAction, { holders }: Grant, facts: Facts): boolean {
  if (id !== 'sns:Publish' || !isEverything(everywhere.parsed)) return false;
  if (facts.template === null || !allResources(facts.template).some(({ type }) => type === 'AWS::SNS::Topic')) return true;
  const trusted = holders.map((holder) => facts.assumedBy(holder).map(({ principal }) => principal));
  return trusted.length > 0 && trusted.every((names) => names.length > 0 && names.every((name) => name === 'cognito-idp.amazonaws.com'));
}

/** People choose the names of their virtual devices freely, and a new device belongs to nobody yet. */
const namedFreely: ReadonlySet<string> = new Set(['iam:CreateVirtualMFADevice']);

/** Reported by rules of their own, except the last two: anybody may call them, and the role decides who gets in. */
const reportedElsewhere: ReadonlySet<string> = new Set([
  'iam:PassRole',
  'sts:AssumeRole',
  'sts:AssumeRoot',
  'iam:CreateServiceLinkedRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
]);

function changes({ action: { record } }: BroadAction): boolean {
  return !onlyReads(record);
}

/**
 * A condition on tags, region, account, calling service, on what the resource belongs to or is reached through, or on the
 * request that creates it, leaves some resources only; any other may leave all of them.
 */
function leavesFew(condition: Condition | null): boolean {
  return condition !== null && (!condition.complete || condition.tests.some(({ key }) => limiting.test(key)));
}

const limiting =
  /tag|^aws:(?:requestedregion|called|viaawsservice|resource|source)|^ec2:region$|:viaservice$|:createaction$|^ecs:cluster$|accesspointarn$|^kms:resourcealiases$/i;
