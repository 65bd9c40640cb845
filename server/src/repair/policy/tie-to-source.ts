/** Plans that restrict a service to those on whose behalf it should act. */
import type { Content } from '../../edit/content.js';
import type { Statement } from '../../iam/policy.js';
import type { Resource } from '../../model/template.js';
import { encloses, type Span } from '../../text/span.js';
import { listed } from '../../text/wording.js';
import { needs } from '../dependency.js';
import { offer } from '../draft.js';
import type { Fix } from '../fix.js';
import { requireCondition } from './require-condition.js';
import { conditionOf } from '../role/role-content.js';
import { attribute, ref, sub } from '../reference-content.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { resourceEntry } from '../section.js';
import { setAtPath } from '../set-at-path.js';
import { propertyEntry } from '../written-place.js';

/**
 * Services whose guides restrict what they read, write and publish to the account: Budgets ("Creating an Amazon SNS topic for
 * budget notifications"), Config ("Permissions for the Amazon S3 bucket"), S3 ("Granting permissions to publish event notification
 * messages", "Enabling server access logging"), CloudWatch ("Amazon SNS cross-service confused deputy prevention"), CloudWatch
 * Logs ("Logs sent to Amazon S3"), Cost Anomaly Detection ("Creating an Amazon SNS topic for anomaly notifications"), GuardDuty
 * ("Exporting findings"), Macie ("Storing results"), OpenSearch Service ("Monitoring OpenSearch logs"), SAM's repository
 * ("Publishing applications"), SES ("Giving permissions to Amazon SES for email receiving").
 */
const tiedByAccount: ReadonlySet<string> = new Set([
  'budgets.amazonaws.com',
  'cloudwatch.amazonaws.com',
  'config.amazonaws.com',
  'costalerts.amazonaws.com',
  'delivery.logs.amazonaws.com',
  'es.amazonaws.com',
  'guardduty.amazonaws.com',
  'logging.s3.amazonaws.com',
  'macie.amazonaws.com',
  's3.amazonaws.com',
  'serverlessrepo.amazonaws.com',
  'ses.amazonaws.com',
]);

interface Tie {
  readonly operator: string;
  readonly key: string;
  readonly value: Content;
}

/**
 * For a resource policy; `owner` is the type of the resource that holds it. None for other services, or for several
 * services that need different conditions.
 */
export function tieToAccount(scene: Scene, statement: Statement, services: readonly string[], owner: string): readonly Fix[] {
  const demand = tieOf(services, owner);
  if (!hasTemplate(scene) || demand === null) return [];
  const names = listed(services);
  const fix = requireCondition(scene, statement, {
    title: `Allow ${names} only on behalf of this account`,
    ...demand,
    note: `Allows ${names} only on behalf of the stack's account.`,
    left: [
      `If other accounts of yours need this too${owner === 'AWS::S3::BucketPolicy' ? ', for example to send their logs to the same bucket' : ''}, list them as well.`,
    ],
  });
  return fix.kind === 'fix' ? [fix] : [];
}

/**
 * How the guides tie a service: CloudTrail ("Amazon S3 bucket policy for CloudTrail"), EventBridge ("Amazon SQS permissions"; of
 * topics it does not say so), CloudWatch Logs ("Encrypt log data", of keys alone).
 */
function tieOf(services: readonly string[], owner: string): Tie | null {
  const [service, ...others] = services;
  if (owner !== 'AWS::KMS::Key' && services.length > 0 && services.every((each) => tiedByAccount.has(each))) {
    return { operator: 'StringEquals', key: 'aws:SourceAccount', value: ref('AWS::AccountId') };
  }
  const arn = others.length > 0 ? undefined : arnTies.find((each) => each.service === service && each.owners.test(owner));
  return arn === undefined ? null : { operator: 'ArnLike', key: arn.key, value: sub(arn.pattern) };
}

const arnTies = [
  {
    service: 'cloudtrail.amazonaws.com',
    owners: /^(?!AWS::KMS::)/,
    key: 'aws:SourceArn',
    pattern: 'arn:${AWS::Partition}:cloudtrail:*:${AWS::AccountId}:trail/*',
  },
  {
    service: 'events.amazonaws.com',
    owners: /^AWS::SQS::/,
    key: 'aws:SourceArn',
    pattern: 'arn:${AWS::Partition}:events:*:${AWS::AccountId}:rule/*',
  },
  {
    service: 'logs.amazonaws.com',
    owners: /^AWS::KMS::Key$/,
    key: 'kms:EncryptionContext:aws:logs:arn',
    pattern: 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*',
  },
];

interface Source {
  readonly property: 'SourceArn' | 'SourceAccount';
  readonly value: Content;
  readonly title: string;
}

/** For a Lambda permission. None where the template does not show what calls the function. */
export function tieToCaller(scene: Scene, permission: Resource, service: string): readonly Fix[] {
  // What SAM creates is not written in the template.
  const isWritten = hasTemplate(scene) && resourceEntry(scene.template, permission) !== null;
  const source = isWritten ? sourceOf(scene, permission, service) : null;
  if (source === null) return [];
  const { property, value, title } = source;
  const change = setAtPath(permission, [property], value, `Restricts who can have the function called, with \`${property}\`.`);
  const plan = change === null ? null : offer(scene, { title, safety: 'suggestion', changes: [change] });
  return plan?.kind === 'fix' ? [plan] : [];
}

/** The keys of a zone are used on behalf of its account (Route 53 developer guide, "Working with customer managed keys for DNSSEC"). */
const pairedByAccount: ReadonlySet<string> = new Set([...tiedByAccount, 'dnssec-route53.amazonaws.com']);

const paired = 'Lets a source in only if it belongs to the account of the stack.';

/**
 * Requires the account of the stack beside a source of the same template, which the statement names at a place. None for another
 * source, whose account is not known, and for services of which AWS does not say that they name it.
 */
export function pairSource(scene: Scene, statement: Statement, at: Span, services: readonly string[]): readonly Fix[] {
  if (!hasTemplate(scene) || !isOfStack(scene, at)) return [];
  if (services.length === 0 || !services.every((service) => pairedByAccount.has(service))) return [];
  const fix = requireCondition(scene, statement, {
    title: 'Require the account of the source as well, with `aws:SourceAccount`',
    operator: 'StringEquals',
    key: 'aws:SourceAccount',
    value: ref('AWS::AccountId'),
    note: paired,
    left: [],
  });
  return fix.kind === 'fix' ? [fix] : [];
}

/** The same for a Lambda permission. */
export function pairCaller(scene: Scene, permission: Resource, at: Span): readonly Fix[] {
  const isWritten = hasTemplate(scene) && isOfStack(scene, at) && resourceEntry(scene.template, permission) !== null;
  const change = isWritten ? setAtPath(permission, ['SourceAccount'], ref('AWS::AccountId'), paired) : null;
  const title = 'Require the account of the source, with `SourceAccount`';
  const plan = change === null ? null : offer(scene, { title, safety: 'suggestion', changes: [change] });
  return plan?.kind === 'fix' ? [plan] : [];
}

/** Whether the value at a place refers to a resource of the template. */
function isOfStack({ template, references }: TemplateScene, at: Span): boolean {
  return [...template.resources.keys()].some((id) => references(id).some((site) => encloses(at, site.at)));
}

function sourceOf(scene: TemplateScene, permission: Resource, service: string): Source | null {
  switch (service) {
    case 'apigateway.amazonaws.com': {
      const api = onlyCaller(scene, permission, apis, null);
      return api === null
        ? null
        : { ...ofArn(api), value: sub(`arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${api.id}}/*`) };
    }
    case 'events.amazonaws.com': {
      const rule = onlyCaller(scene, permission, /^AWS::Events::Rule$/, functionsOf(scene, permission));
      return rule === null ? null : { ...ofArn(rule), value: attribute(rule.id, 'Arn') };
    }
    case 'sns.amazonaws.com': {
      const topic = onlyCaller(scene, permission, /^AWS::SNS::Topic$/, functionsOf(scene, permission));
      return topic === null ? null : { ...ofArn(topic), value: ref(topic.id) };
    }
    case 'cognito-idp.amazonaws.com': {
      const pool = onlyCaller(scene, permission, /^AWS::Cognito::UserPool$/, functionsOf(scene, permission));
      return pool === null ? null : { ...ofArn(pool), value: attribute(pool.id, 'Arn') };
    }
    // A target group needs the permission to register the function, so the permission cannot refer to it.
    case 'elasticloadbalancing.amazonaws.com':
      return {
        property: 'SourceArn',
        value: sub('arn:${AWS::Partition}:elasticloadbalancing:${AWS::Region}:${AWS::AccountId}:targetgroup/*'),
        title: `Let \`${service}\` call the function only for target groups of this account, with \`SourceArn\``,
      };
    // The bucket depends on the permission, so the permission cannot refer to it.
    case 's3.amazonaws.com':
    case 'config.amazonaws.com':
    case 'ses.amazonaws.com':
      return {
        property: 'SourceAccount',
        value: ref('AWS::AccountId'),
        title: `Let \`${service}\` call the function only on behalf of this account, with \`SourceAccount\``,
      };
    default:
      return null;
  }
}

const apis = /^AWS::(?:ApiGateway::RestApi|ApiGatewayV2::Api|Serverless::(?:Http)?Api)$/;

function ofArn({ id }: Resource): Pick<Source, 'property' | 'title'> {
  return { property: 'SourceArn', title: `Let only \`${id}\` call the function, with \`SourceArn\`` };
}

function functionsOf({ template, references }: TemplateScene, permission: Resource): readonly string[] {
  const named = propertyEntry(permission, 'FunctionName')?.value ?? null;
  return named === null
    ? []
    : [...template.resources.keys()].filter((id) => references(id).some(({ at }) => encloses(named, at) || encloses(at, named)));
}

/**
 * The only resource of a type that could be the caller and that exists whenever the permission does. If `functions` are given,
 * it must name one of them.
 */
function onlyCaller(scene: TemplateScene, permission: Resource, type: RegExp, functions: readonly string[] | null): Resource | null {
  const { template, references } = scene;
  const callers = [...template.resources.values()].filter((each) => type.test(each.type));
  const names = (id: string, node: Span): boolean => references(id).some(({ at }) => encloses(node, at));
  const own =
    functions === null
      ? callers
      : callers.filter((each) => callingPlaces(scene, each).some((node) => functions.some((id) => names(id, node))));
  const [caller, ...others] = own;
  if (caller === undefined || others.length > 0 || needs(scene, [caller.id], new Set([permission.id]))) return null;
  const isThere = caller.when.length === 0 || (conditionOf(caller) !== null && conditionOf(caller) === conditionOf(permission));
  return isThere ? caller : null;
}

/** Where a resource names what it calls: in itself, or in a subscription to it. */
function callingPlaces({ template, references }: TemplateScene, caller: Resource): readonly Span[] {
  const subscriptions = [...template.resources.values()].filter(
    ({ type, node }) => type === 'AWS::SNS::Subscription' && references(caller.id).some(({ at }) => encloses(node, at)),
  );
  return [caller, ...subscriptions].map(({ node }) => node);
}
