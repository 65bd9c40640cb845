/** Permissions for the AWS calls in scripts, as far as the template shows which resources they are for. */
import { agentPolicies } from '../../analysis/use/agent.js';
import type { Script } from '../../analysis/script/script.js';
import { type Call, type CallNeed, shownCall } from '../../analysis/use/call.js';
import type { Workload } from '../../analysis/workload/workload.js';
import { type ActionRecord, findAction } from '../../data/action-catalogue.js';
import { isMadeOfRef, resourceArn } from '../../data/resource-arn.js';
import type { Content } from '../../edit/content.js';
import { needsNoPermission } from '../../iam/evaluate/evaluate.js';
import { baseType } from '../../model/sam/base-type.js';
import type { Template } from '../../model/template.js';
import { hole } from '../../text/hole.js';
import type { Value } from '../../value/value.js';
import { needs } from '../dependency.js';
import { arnContent, ownArn } from '../own-arn.js';
import type { TemplateScene } from '../scene.js';
import { namedByVariables } from './named-by-variable.js';
import { managedArn, statementContent } from './role-content.js';

export interface EvidentUse {
  readonly statements: readonly Content[];
  /** The actions that these allow. */
  readonly actions: readonly string[];
  /** ARNs of managed policies for agents that a script installs or starts. */
  readonly managed: readonly Content[];
  /** Actions on resources that the script does not name. */
  readonly open: readonly string[];
  /** Calls whose actions are not known, in words. */
  readonly unknown: readonly string[];
}

/** What a call needs, with the arguments that show which resource it is for. */
interface NeededCall extends CallNeed, Pick<Call, 'arguments'> {
  /** The resources of the template that the variables which it reads refer to. */
  readonly variables: () => readonly string[];
}

/** For whom permissions are worked out. */
export interface Permitting {
  /** Whose permissions must not name what depends on it, in addition to the workload. */
  readonly role?: string;
  /** Whether an action needs no further permission. */
  readonly isPermitted?: (action: string) => boolean;
}

export function evidentUse(scene: TemplateScene, workload: Workload, { role, isPermitted }: Permitting = {}): EvidentUse {
  const { scripts, resource } = workload;
  const dependants = new Set([resource.id, ...(role === undefined ? [] : [role])]);
  const byResources = new Map<string, { resources: readonly string[]; actions: Set<string> }>();
  const open = new Set<string>();
  const wantedCalls = scripts.flatMap((script) => script.openCalls.flatMap((call) => wantedBy(scene, workload, script, call)));
  for (const wanted of wantedCalls) {
    for (const action of wanted.actions.filter((each) => !needsNoPermission(each) && isPermitted?.(each) !== true)) {
      const resources = resourcesOf(scene, wanted, action, dependants);
      if (resources === null) open.add(action);
      else {
        const key = resources.join(' ');
        const known = byResources.get(key) ?? { resources, actions: new Set() };
        byResources.set(key, { resources, actions: known.actions.add(action) });
      }
    }
  }
  return {
    statements: [...byResources.values()].map(({ resources, actions }) => statementContent([...actions], resources.map(arnContent))),
    actions: [...new Set([...byResources.values()].flatMap(({ actions }) => [...actions]))],
    managed: agentPolicies(scripts).map(managedArn),
    open: [...open],
    unknown: [...new Set(scripts.flatMap((script) => script.calls.filter(isUnknown).map(shownCall)))],
  };
}

function isUnknown({ api, actions }: Call): boolean {
  return api !== 'cfn-tools' && actions.length === 0;
}

function wantedBy({ file, template }: TemplateScene, workload: Workload, script: Script, call: Call): readonly NeededCall[] {
  const written = (): string => file.tree.text.slice(call.at.start, call.at.end);
  const variables = (): readonly string[] => namedByVariables(workload, template, { script, call, written: written() });
  return call.needs.map((need) => ({ ...need, arguments: call.arguments, variables }));
}

/** ARNs as texts for `Fn::Sub`; null when the script does not show them, or when one of them would depend on the workload. */
function resourcesOf(scene: TemplateScene, wanted: NeededCall, action: string, dependants: ReadonlySet<string>): readonly string[] | null {
  const [prefix = '', name = ''] = action.split(':');
  const record = findAction(prefix, name);
  if (takesNoResource(record)) return ['*'];
  const isAboutObjects = prefix === 's3' && record?.resourceTypes.every((type) => /object/i.test(type.name)) === true;
  const names = wanted.references.flatMap((value) => (value.kind === 'ref' ? [value.name] : value.kind === 'attribute' ? [value.id] : []));
  if (needs(scene, names, dependants)) return null;
  const spelt = wanted.resources
    .filter((arn) => prefix !== 's3' || arn.includes('/') === isAboutObjects)
    .flatMap((arn) => located(arn, wanted) ?? []);
  if (spelt.length > 0 && spelt.every((arn) => isFillable(scene.template, arn, wanted))) return spelt.map((arn) => filled(arn, wanted));
  const named = wanted.references.flatMap((value) => (value.kind === 'ref' ? (arnOf(scene.template, value.name, prefix) ?? []) : []));
  if (named.length === 0) return throughVariable(scene, wanted, { prefix, isAboutObjects, dependants });
  return named.map((arn) => (isAboutObjects ? `${arn}/*` : arn));
}

interface Sought {
  readonly prefix: string;
  readonly isAboutObjects: boolean;
  readonly dependants: ReadonlySet<string>;
}

/** The one resource of the service to which variables refer that the call reads; its indexes too, where it names one. */
function throughVariable(
  scene: TemplateScene,
  wanted: NeededCall,
  { prefix, isAboutObjects, dependants }: Sought,
): readonly string[] | null {
  const ids = wanted.variables().filter((id) => arnOf(scene.template, id, prefix) !== null);
  const [id, ...others] = ids;
  const arn = id === undefined || others.length > 0 || needs(scene, ids, dependants) ? null : arnOf(scene.template, id, prefix);
  if (arn === null) return null;
  if (isAboutObjects) return [`${arn}/*`];
  return wanted.arguments.has('indexname') ? [arn, `${arn}/index/*`] : [arn];
}

/** Whether an action needs no resource, or only an optional one, such as the data set of a metric. */
function takesNoResource(record: ActionRecord | null): boolean {
  return record !== null && record.resourceTypes.length < 2 && !record.resourceTypes.some(({ required }) => required);
}

/**
 * The ARN of a resource that the script calls by its name: in the account of the stack, and in its region unless the call says
 * otherwise. Null for a KMS key, whose alias is not part of its ARN.
 */
function located(arn: string, { arguments: given }: NeededCall): string | null {
  const [start = '', partition = '', service = '', region = '', account = '', ...name] = arn.split(':');
  if (service === 'kms') return null;
  const [, regionOfQueue, accountOfQueue] = queueAddress.exec(given.get('queueurl') ?? '') ?? [];
  const named = given.get('region') ?? null;
  const place = regionOfQueue ?? (named === null || named.includes(hole) ? '${AWS::Region}' : named);
  // The ARN of a secret ends in six characters that its name does not show.
  const isSecret = service === 'secretsmanager' && region === hole;
  const whole = isSecret ? [...name.slice(0, -1), `${name.at(-1) ?? ''}-??????`] : isLogGroup(service, name) ? [...name, '*'] : name;
  return [
    start,
    partition,
    service,
    region === hole ? place : region,
    account === hole ? (accountOfQueue ?? '${AWS::AccountId}') : account,
    ...whole,
  ].join(':');
}

/** All but a few operations are about the contents of a group (CloudWatch Logs user guide, "Identity-based policies"). */
function isLogGroup(service: string, [type, , ...more]: readonly string[]): boolean {
  return service === 'logs' && type === 'log-group' && more.length === 0;
}

const queueAddress = /^https:\/\/sqs\.([a-z0-9-]{1,32})\.amazonaws\.com(?:\.cn)?\/(\d{12})\//;

/** Whether it is known what fills each hole of an ARN, and that it is a name there. */
function isFillable({ resources }: Template, arn: string, wanted: NeededCall): boolean {
  const holes = arn.split(hole).length - 1;
  const filling = fillingOf(arn, wanted);
  return filling.length === holes && filling.every((value) => isName(value, resources)) && (holes === 0 || isPartOfName(arn, filling));
}

/** What the template fills in where the ARN has holes, in order; the address of a queue has more of them before its name. */
function fillingOf(arn: string, { references }: NeededCall): readonly Value[] {
  const holes = arn.split(hole).length - 1;
  if (holes === 0) return [];
  const before = references.slice(0, -holes);
  const isAddress = arn.split(':')[2] === 'sqs' && before.every((value) => value.kind === 'ref' && ofAddress.test(value.name));
  return isAddress ? references.slice(-holes) : references;
}

const ofAddress = /^AWS::(?:Region|AccountId|URLSuffix)$/;

/** Whether the `Ref` gives a name. */
function isName(value: Value, resources: Template['resources']): boolean {
  const resource = value.kind === 'ref' ? resources.get(value.name) : undefined;
  return value.kind === 'ref' && (resource === undefined || givesName(resource.type));
}

/**
 * Queues are called by URL, secrets by name or ARN, parameters with or without a slash: a value that is filled in may be any
 * of these, unless the name begins before it, or it is what the stack is called or where it is.
 */
function isPartOfName(arn: string, [first]: readonly Value[]): boolean {
  const isStack = first?.kind === 'ref' && /^AWS::(?:StackName|Region|AccountId)$/.test(first.name);
  const [before = ''] = arn.split(hole);
  return isStack || !(calledOtherwise.test(arn) && /:(?:secret:|parameter\/)?$/.test(before));
}

const calledOtherwise = /^arn:[^:]*:(?:secretsmanager|sqs|ssm):/;

function givesName(type: string): boolean {
  const arn = resourceArn(type);
  return arn !== null && isMadeOfRef(arn);
}

function filled(arn: string, wanted: NeededCall): string {
  const names = fillingOf(arn, wanted).flatMap((value) => (value.kind === 'ref' ? [value.name] : []));
  const [start = '', ...behind] = arn.split(hole);
  const whole = behind.reduce((done, text, index) => `${done}\${${names[index] ?? ''}}${text}`, start);
  return whole.replace(/^arn:aws:/, 'arn:${AWS::Partition}:');
}

/** The ARN of a resource of the template; null when it cannot be made of a reference, or belongs to another service. */
function arnOf({ resources }: Template, id: string, prefix: string): string | null {
  const resource = resources.get(id);
  const isOfService = resource !== undefined && resourceArn(baseType(resource.type))?.template.split(':')[2] === prefix;
  return isOfService ? ownArn(resource) : null;
}
