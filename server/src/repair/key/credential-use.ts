/** Where a template uses an access key, and what to remove there: everything from the key to what uses it. */
import { templatePath } from '../../analysis/place.js';
import type { ReferenceSite } from '../../analysis/reference.js';
import type { NamedValue } from '../../analysis/workload/named-value.js';
import type { Workload } from '../../analysis/workload/workload.js';
import type { Change } from '../../edit/change.js';
import type { Output, Resource, Template } from '../../model/template.js';
import { deref, entryOf, entryOfKey, lookup, lookupEntry } from '../../syntax/lookup.js';
import type { Entry, Mapping, Node } from '../../syntax/tree.js';
import { onceWith, onceWithin } from '../../text/once.js';
import { encloses } from '../../text/span.js';
import { optionsOf, textOf, valueAt } from '../../value/read.js';
import type { TemplateScene } from '../scene.js';
import type { ScriptCut } from '../script/script-cut.js';
import { resourceEntry } from '../section.js';
import { climbTo, mappingOf, outermostAt } from '../written-place.js';
import { asksFor, carriesOnly, type Going, spelling } from './carried.js';
import { keyOwner } from './key-owner.js';
import { type PassedUse, passedUses } from './passed-use.js';
import { scriptUses } from './script-use.js';
import { statementHolding } from './statement-place.js';
import { sitesByName, writtenName } from './written-name.js';

export type CredentialUse =
  /** A variable of one workload, or of several through SAM's Globals. */
  | { readonly kind: 'variable'; readonly name: string; readonly target: Entry | Node; readonly workloads: readonly Workload[] }
  | { readonly kind: 'output'; readonly output: Output; readonly target: Entry }
  /** A secret or parameter that holds nothing but the credential, or something that belongs to such a secret. */
  | { readonly kind: 'keeper'; readonly resource: Resource; readonly target: Entry }
  /** A statement about such a secret; `target` is the part to remove. */
  | { readonly kind: 'statement'; readonly target: Entry | Node }
  | { readonly kind: 'script'; readonly workload: Workload; readonly cut: ScriptCut }
  /** What a rule, a pipeline or the like passes to the task or build that it starts. */
  | PassedUse
  /** Code that reads the credential from variables. */
  | { readonly kind: 'reader'; readonly workload: Workload; readonly names: ReadonlySet<string>; readonly changes: readonly Change[] }
  /** `AWS::CloudFormation::Authentication` with a key, which can name a role instead. */
  | { readonly kind: 'authentication'; readonly workload: Workload; readonly block: Mapping; readonly targets: readonly Entry[] }
  | { readonly kind: 'tag' | 'dependency'; readonly target: Entry | Node }
  /** A place that only a person can decide about; `what` names it, as in "property `X` of `Y`". */
  | { readonly kind: 'open'; readonly what: string; readonly at: Node };

/** Resources that only serve a secret. */
const satellites = /^AWS::SecretsManager::(?:ResourcePolicy|RotationSchedule|SecretTargetAttachment)$/;

const keepers: ReadonlyMap<string, string> = new Map([
  ['AWS::SecretsManager::Secret', 'SecretString'],
  ['AWS::SSM::Parameter', 'Value'],
]);

/** Every use of an access key, and of the secrets that hold nothing but this key. */
export const credentialUses = onceWithin(findUses);

function findUses(scene: TemplateScene, key: Resource): readonly CredentialUse[] {
  const owner = keyOwner(scene, key);
  const user = 'kind' in owner ? null : owner.user;
  const going = { credentials: new Set([key.id]), alongside: new Set(user === null ? [] : [user.id]), names: new Set<string>() };
  const uses: CredentialUse[] = [];
  for (const id of going.credentials) {
    const keeper = id === key.id ? null : scene.template.resource(id);
    const sites = [...scene.references(id), ...(keeper === null ? [] : sitesByName(scene, keeper))];
    uses.push(...scriptUses(scene, sites, going), ...passedUses(scene, sites, going), ...dependencies(scene.template, id));
    for (const site of sites) {
      if (uses.some((use) => covers(use, site.node))) continue;
      const use = useAt(scene, site, going);
      uses.push(use);
      if (use.kind !== 'keeper') continue;
      going.credentials.add(use.resource.id);
      const name = writtenName(use.resource);
      if (name !== null) going.names.add(name);
    }
  }
  return uses;
}

function covers(use: CredentialUse, node: Node): boolean {
  switch (use.kind) {
    case 'script':
      return use.cut.covers(node);
    case 'passed':
      return use.covers(node);
    case 'reader':
      return false;
    case 'open':
      return use.at === node;
    case 'authentication':
      return use.targets.some((target) => encloses(target, node));
    default:
      return encloses(use.target, node);
  }
}

function useAt(scene: TemplateScene, site: ReferenceSite, going: Going): CredentialUse {
  const { template } = scene;
  const { section, id, steps } = templatePath(site.node);
  if (section === 'Outputs' && id !== null) return outputUse(template, id, site.node);
  const variable = variableAt(scene, site.node);
  if (variable !== null) return carriesAll(template, variable.target, going) ? variable : open(`variable \`${variable.name}\``, site.node);
  const resource = id === null ? null : (template.resources.get(id) ?? null);
  if (section !== 'Resources' || resource === null) return open(`section \`${section ?? ''}\``, site.node);
  return (
    keeperUse(template, resource, steps, going) ??
    statementUse(resource, site.node, going, template) ??
    authenticationUse(scene, resource, steps, site.node) ??
    tagUse(steps, site.node, template, going) ??
    open(`\`${steps.slice(steps[0] === 'Properties' ? 1 : 0).join('.')}\` of \`${resource.id}\``, site.node)
  );
}

function open(what: string, at: Node): CredentialUse {
  return { kind: 'open', what, at };
}

function outputUse(template: Template, name: string, node: Node): CredentialUse {
  const output = template.outputs.get(name);
  const section = mappingOf(lookup(template.root, 'Outputs'));
  const target = section === null ? null : lookupEntry(section, name);
  return output === undefined || target === null ? open(`output \`${name}\``, node) : { kind: 'output', output, target };
}

/** The variable that contains a node: an entry of a map, or an item with a name and a value. */
function variableAt({ workloads, template }: TemplateScene, node: Node): Extract<CredentialUse, { kind: 'variable' }> | null {
  const found: { name: string; target: Entry | Node; workload: Workload }[] = [];
  for (const workload of workloads) {
    for (const variable of workload.environment) {
      const target = variableTarget(variable);
      if (target !== null && encloses(target, node)) found.push({ name: variable.name, target, workload });
    }
  }
  const [first] = found;
  if (first !== undefined) {
    return { kind: 'variable', name: first.name, target: first.target, workloads: [...new Set(found.map(({ workload }) => workload))] };
  }
  return containerSecret(workloads, template, node) ?? commandVariable(workloads, node);
}

/** What to remove for a variable: its entry, or its item with a name and a value. */
export function variableTarget({ nameAt, pair }: NamedValue): Entry | Node | null {
  if (pair !== null) return pair.at === null ? null : outermostAt(pair.at);
  return entryOfKey(nameAt);
}

/** An item of a container's `Secrets`: a name, and where the agent finds the value. */
function containerSecret(
  workloads: readonly Workload[],
  template: Template,
  node: Node,
): Extract<CredentialUse, { kind: 'variable' }> | null {
  const { section, id, steps } = templatePath(node);
  const workload = workloads.find(({ resource }) => resource.id === id);
  if (section !== 'Resources' || workload === undefined || steps[1] !== 'ContainerDefinitions' || steps[3] !== 'Secrets') return null;
  const item = climbTo(node, 5);
  const value = template.resolve(item);
  const name = value.kind === 'map' ? textOf(value.entries.find(({ key }) => key === 'Name')?.value) : null;
  return { kind: 'variable', name: name ?? 'Secrets', target: item, workloads: [workload] };
}

/** A variable in `env` of a command of `AWS::CloudFormation::Init`. */
function commandVariable(workloads: readonly Workload[], node: Node): Extract<CredentialUse, { kind: 'variable' }> | null {
  const { section, id, steps } = templatePath(node);
  const workload = workloads.find(({ resource }) => resource.id === id);
  const [attribute, kind, , part, , setting, name] = steps;
  const isEnvironment = attribute === 'Metadata' && kind === 'AWS::CloudFormation::Init' && part === 'commands' && setting === 'env';
  const target = section === 'Resources' && isEnvironment ? entryOf(climbTo(node, 7)) : null;
  return workload === undefined || name === undefined || target === null ? null : { kind: 'variable', name, target, workloads: [workload] };
}

/** Whether the value of a variable is the credential and nothing else. */
function carriesAll(template: Template, target: Entry | Node, going: Going): boolean {
  const node = 'value' in target ? target.value : target;
  if (node === null) return false;
  const value = template.resolve(node);
  return optionsOf(value).every(({ value: option }) => {
    if (option.kind === 'none' || (value !== option && textOf(option) === '')) return true;
    const from = valueAt(option, 'ValueFrom');
    const held = from ?? (option.kind === 'map' ? valueAt(option, 'Value') : option);
    if (held !== null && going.names.has(spelling(held) ?? '')) return true;
    return (
      held !== null && (carriesOnly(held, going) || (from !== null && [...going.names].some((name) => asksFor(spelling(from) ?? '', name))))
    );
  });
}

function keeperUse(template: Template, resource: Resource, steps: readonly string[], going: Going): CredentialUse | null {
  const target = resourceEntry(template, resource);
  if (target === null || steps[0] !== 'Properties') return null;
  const use: CredentialUse = { kind: 'keeper', resource, target };
  if (satellites.test(resource.type)) return use;
  const value = steps[1] === keepers.get(resource.type) ? resource.property(steps[1] ?? '') : null;
  return value !== null && carriesOnly(value, going) ? use : null;
}

function statementUse(resource: Resource, node: Node, going: Going, template: Template): CredentialUse | null {
  const target = statementHolding(template, resource, node, going);
  return target === null ? null : { kind: 'statement', target };
}

function authenticationUse({ workloads }: TemplateScene, resource: Resource, steps: readonly string[], node: Node): CredentialUse | null {
  if (steps[1] !== 'AWS::CloudFormation::Authentication' || steps.length < 4) return null;
  const block = mappingOf(climbTo(node, 3));
  const workload = workloads.find((each) => each.resource === resource);
  if (block === null || workload === undefined || !isS3Block(block)) return null;
  const targets = ['accessKeyId', 'secretKey'].flatMap((key) => lookupEntry(block, key) ?? []);
  return { kind: 'authentication', workload, block, targets };
}

/** A role can replace the key only for S3. */
export function isS3Block(block: Mapping): boolean {
  const type = deref(lookup(block, 'type'));
  return type?.kind === 'scalar' && type.text.toUpperCase() === 'S3';
}

function tagUse(steps: readonly string[], node: Node, template: Template, going: Going): CredentialUse | null {
  if (steps[1] !== 'Tags' || steps.length < 3) return null;
  const item = climbTo(node, 3);
  const target = entryOf(item) ?? item;
  return carriesAll(template, target, going) ? { kind: 'tag', target } : null;
}

/** The `DependsOn` entries that name a resource, alone or in a list. */
export function dependencies(template: Template, id: string): readonly CredentialUse[] {
  return dependenciesById(template).get(id) ?? [];
}

const dependenciesById = onceWith((template: Template): ReadonlyMap<string, readonly CredentialUse[]> => {
  const found = new Map<string, CredentialUse[]>();
  const add = (on: Node, target: Entry | Node): void => {
    if (on.kind !== 'scalar') return;
    const known = found.get(on.text);
    if (known === undefined) found.set(on.text, [{ kind: 'dependency', target }]);
    else known.push({ kind: 'dependency', target });
  };
  for (const { value } of mappingOf(lookup(template.root, 'Resources'))?.entries ?? []) {
    const resource = mappingOf(value);
    const entry = resource === null ? null : lookupEntry(resource, 'DependsOn');
    if (entry?.value?.kind === 'sequence') for (const item of entry.value.items) add(item, item);
    else if (entry?.value) add(entry.value, entry);
  }
  return found;
});
