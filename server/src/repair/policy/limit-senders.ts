/** The plan that leaves a queue or a topic to the services which the template shows to send to it. */
import { namedResource } from '../../analysis/named-resource.js';
import { templatePath } from '../../analysis/place.js';
import type { PolicySite } from '../../analysis/policy/policy-site.js';
import type { ReferenceSite } from '../../analysis/reference.js';
import type { Content } from '../../edit/content.js';
import { copy } from '../../edit/copy.js';
import { coversAction } from '../../iam/action.js';
import type { Statement } from '../../iam/policy.js';
import type { Resource } from '../../model/template.js';
import { listed } from '../../text/wording.js';
import { needs } from '../dependency.js';
import { decline } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { oneOrList } from '../narrow/written-statement.js';
import { attribute, ref } from '../reference-content.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { propertyEntry } from '../written-place.js';
import { type Demand, requireCondition } from './require-condition.js';

/** By what something that sends can be told from others: its ARN, or the account for which it acts. */
type Tie = 'arn' | 'account' | 'none';

interface Sender {
  readonly resource: Resource;
  readonly tie: Tie;
}

/** By type, the property that names where something is sent, and the tie. */
const senders: ReadonlyMap<string, { readonly names: RegExp; readonly tie: Tie }> = new Map([
  ['AWS::SNS::Subscription', { names: /^Endpoint$/, tie: 'arn' }],
  ['AWS::SNS::Topic', { names: /^Subscription$/, tie: 'arn' }],
  ['AWS::S3::Bucket', { names: /^NotificationConfiguration$/, tie: 'account' }],
  ['AWS::CloudWatch::Alarm', { names: /Actions$/, tie: 'account' }],
  ['AWS::CloudWatch::CompositeAlarm', { names: /Actions$/, tie: 'account' }],
  ['AWS::Events::Rule', { names: /^Targets$/, tie: 'arn' }],
  ['AWS::Budgets::Budget', { names: /./, tie: 'none' }],
  ['AWS::CodeStarNotifications::NotificationRule', { names: /^Targets$/, tie: 'none' }],
  ['AWS::SES::ReceiptRule', { names: /^Rule$/, tie: 'none' }],
]);

const sending = ['sqs:SendMessage', 'sns:Publish'];

/**
 * A service that sends has no account, so it must not be limited to principals of one. Null where nothing in the template sends,
 * and for a statement that does not let it.
 */
export function limitSenders(scene: Scene, statement: Statement, site: PolicySite, opening: string): readonly (Fix | Declined)[] | null {
  const found = hasTemplate(scene) && letsAnybodySend(statement) ? sendersTo(scene, site) : [];
  if (!hasTemplate(scene) || found.length === 0) return null;
  const ties = new Set(found.map(({ tie }) => tie));
  const [tie] = ties.size === 1 ? ties : [];
  const sources = tie === 'arn' ? sourcesOf(scene, found, site) : null;
  const test = sources !== null ? ofSources(sources, opening) : tie === 'account' ? ofAccount(opening) : null;
  if (test !== null) return [requireCondition(scene, statement, { ...test, left: [leftToSenders] })];
  const names = [...new Set(found.map(({ resource }) => resource.id))];
  const reason = `${listed(names)} send${names.length === 1 ? 's' : ''} as a service, which belongs to no account: require \`aws:SourceArn\`.`;
  return [decline(`Let only what sends to it ${opening}`, reason)];
}

const leftToSenders = 'Whoever else uses this statement will be denied: give programs of the account a permission of their own.';

function letsAnybodySend({ action, principal }: Statement): boolean {
  const isOpen = principal?.items.every(({ parsed }) => parsed.kind === 'anyone') === true;
  return isOpen && action?.items.some(({ parsed }) => sending.some((each) => coversAction(parsed, each) !== 'no')) === true;
}

function ofSources({ arns, ids }: Sources, opening: string): Omit<Demand, 'left'> {
  return {
    title: `Let only ${ids === null ? 'the topics that it subscribes to' : listed(ids)} ${opening}`,
    operator: 'ArnEquals',
    key: 'aws:SourceArn',
    value: arns,
    note: 'Lets in only what the sources send that the template shows.',
  };
}

function ofAccount(opening: string): Omit<Demand, 'left'> {
  return {
    title: `Let only services that act for this account ${opening}`,
    operator: 'StringEquals',
    key: 'aws:SourceAccount',
    value: ref('AWS::AccountId'),
    note: 'Lets in only what services send on behalf of the account of the stack.',
  };
}

function sendersTo(scene: TemplateScene, { protects }: PolicySite): readonly Sender[] {
  const targets = protects.flatMap(({ resource }) => resource ?? []);
  return targets.flatMap(({ id }) => scene.references(id).flatMap((site) => senderAt(scene, site) ?? []));
}

/** EventBridge names its rules to queues alone (EventBridge user guide, "Amazon SQS permissions"). */
function senderAt({ template }: TemplateScene, { node, name }: ReferenceSite): Sender | null {
  const { section, id, steps } = templatePath(node);
  const resource = section === 'Resources' && id !== null ? template.resource(id) : null;
  const known = resource === null ? undefined : senders.get(resource.type);
  if (resource === null || known?.names.test(steps[1] ?? '') !== true) return null;
  const isHidden = resource.type === 'AWS::Events::Rule' && template.resource(name)?.type !== 'AWS::SQS::Queue';
  return { resource, tie: isHidden ? 'none' : known.tie };
}

interface Sources {
  readonly arns: Content;
  /** Their logical IDs; null where one is from elsewhere. */
  readonly ids: readonly string[] | null;
}

/** Null where the ARN of one cannot be written, or where it waits for the policy. */
function sourcesOf(scene: TemplateScene, found: readonly Sender[], { owner }: PolicySite): Sources | null {
  const resources = [...new Set(found.map(({ resource }) => resource))];
  const sources = resources.map((resource) => sourceOf(scene, resource));
  const ids = sources.flatMap(({ id }) => id ?? []);
  const arns = new Map(sources.flatMap(({ id, arn }) => (arn === null ? [] : [[id ?? arn, arn] as const])));
  if (sources.some(({ arn }) => arn === null) || (owner !== null && needs(scene, ids, new Set([owner.id])))) return null;
  return { arns: oneOrList([...arns.values()]), ids: ids.length < sources.length ? null : [...new Set(ids)] };
}

interface Source {
  /** Null for one from elsewhere. */
  readonly id: string | null;
  readonly arn: Content | null;
}

function sourceOf({ template }: TemplateScene, sender: Resource): Source {
  const { id, type } = sender;
  if (type === 'AWS::Events::Rule') return { id, arn: attribute(id, 'Arn') };
  if (type === 'AWS::SNS::Topic') return { id, arn: ref(id) };
  const value = sender.property('TopicArn');
  const topic = value === null ? null : namedResource(value, 'AWS::SNS::Topic', template);
  if (topic !== null) return { id: topic.id, arn: ref(topic.id) };
  const written = propertyEntry(sender, 'TopicArn')?.value ?? null;
  return { id: null, arn: written === null ? null : copy(written) };
}
