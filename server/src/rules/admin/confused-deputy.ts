/** A service that may use a resource for anybody who asks it to. */
import { allowedPrincipals, ineffectiveGuards, narrowing } from '../../analysis/caller.js';
import type { Environment } from '../../analysis/environment.js';
import { openToSourcesUnder } from '../../analysis/policy/guarding-denial.js';
import { deliversForNamed } from '../../analysis/policy/log-delivery.js';
import { knownText } from '../../iam/partial-text.js';
import type { Item, Policy, Statement } from '../../iam/policy.js';
import type { Principal } from '../../iam/principal.js';
import type { Facts } from '../../analysis/facts.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { tieToDistribution } from '../../repair/policy/tie-to-distribution.js';
import { tieToSkill } from '../../repair/policy/tie-to-skill.js';
import { tieToAccount, tieToCaller } from '../../repair/policy/tie-to-source.js';
import type { Guard } from '../../value/guard.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const confusedDeputy = defineRule({
  id: 'admin/confused-deputy',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A service may use a resource on behalf of anybody.',
  why: 'A service acts for all of its customers. Without a condition on the source, somebody else can point the service of their account at this resource: the confused deputy.',
  remedy:
    'Require `aws:SourceArn` or `aws:SourceAccount` in a condition; for a Lambda permission set `SourceArn`, and `SourceAccount` where the ARN has no account.',
  references: [
    { title: 'The confused deputy problem', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html' },
    {
      title: 'AWS::Lambda::Permission',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html',
    },
  ],
  messages: {
    resource: {
      severity: 'warning',
      text: 'Policy `{policy}` grants access to `{service}`{more} on behalf of any AWS account, not only yours.',
    },
    function: {
      severity: 'error',
      text: 'Permission `{policy}` lets `{service}`{more} call the function on behalf of any AWS account, not only yours.',
    },
  },

  subject: 'statement',
  check({ statement, site, at, when }, report, { environment }) {
    if (site.policy.kind !== 'resource' && site.policy.kind !== 'key') return;
    if (tiesToSource(statement, environment)) return;
    const services = openServices(statement, site.policy);
    const [first] = services;
    if (first !== undefined) {
      const { name: service, at: place, when: itemWhen, open } = first;
      const others = new Set(services.map(({ name }) => name)).size - 1;
      const more = others === 0 ? '' : others === 1 ? ' and another service' : ` and ${others} more services`;
      const message = site.owner?.type === 'AWS::Lambda::Permission' && eventSources.has(service) ? 'function' : 'resource';
      report(message, place ?? at, {
        slots: { policy: site.name, service, more },
        when: [...when, ...open, ...itemWhen],
        related: ineffectiveGuards(statement, environment),
      });
    }
  },

  fixes: {
    resource: tieToSource,
    function: tieToSource,
  },
});

/** The services that are let in no matter whom they act for. */
function openServices(
  statement: Statement,
  policy: Policy,
): readonly (Item<Principal> & { readonly name: string; readonly open: Guard })[] {
  return allowedPrincipals(statement).flatMap((item) => {
    const name = item.parsed.kind === 'service' ? knownText(item.parsed.name) : null;
    const open = name === null || deliversForNamed(statement, name) ? null : openToSourcesUnder(statement, policy, name);
    return name === null || open === null ? [] : [{ ...item, name, open }];
  });
}

/** No fix where the same statement also lets in principals that are not services: they act for nobody. */
function tieToSource(finding: ReportedFinding, { statement, site }: StatementSite, facts: Facts): readonly (Fix | Declined)[] {
  const { owner, policy } = site;
  const service = String(finding.slots['service']);
  if (owner?.type === 'AWS::Lambda::Permission') {
    return service === 'alexa-appkit.amazon.com' ? tieToSkill(facts, owner, finding) : tieToCaller(facts, owner, service);
  }
  const names = openServices(statement, policy).map(({ name }) => name);
  const isForThese = statement.principal?.items.length === names.length;
  const isOfResource = policy.kind === 'resource' || policy.kind === 'key';
  if (!isOfResource || !isForThese) return [];
  const services = [...new Set(names)];
  return services.length === 1 && service === 'cloudfront.amazonaws.com'
    ? tieToDistribution(facts, statement, site)
    : tieToAccount(facts, statement, services, owner?.type ?? '');
}

/** Services through which any account can send events to a function. */
const eventSources: ReadonlySet<string> = new Set(['s3.amazonaws.com', 'sns.amazonaws.com', 'events.amazonaws.com']);

/**
 * Whether a condition ties the use to a source, or may do so. Encryption contexts, tokens and the like do too; a
 * test that any source passes does not.
 */
function tiesToSource(statement: Statement, environment: Environment): boolean {
  if (statement.condition?.complete === false) return true;
  const { limits } = narrowing(statement, environment);
  return (
    statement.condition?.tests.some((test) => {
      if (ofEveryCall.has(test.key.toLowerCase())) return false;
      const limit = limits.find((each) => each.test === test);
      return limit === undefined || limit.scope !== 'open' || test.operator?.ifExists === true;
    }) === true
  );
}

/**
 * Keys that are the same no matter who makes a service call: the transport, that a service calls, which one, and who will
 * own what it delivers.
 */
const ofEveryCall: ReadonlySet<string> = new Set([
  'aws:securetransport',
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  's3:x-amz-acl',
]);
