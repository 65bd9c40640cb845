/** Permissions for the calls to AWS that scripts make, as far as the template shows what they are for. */
import { hole } from '../analysis/script/resolved-text.js';
import type { Workload } from '../analysis/workload/workload.js';
import type { Call } from '../analysis/use/call.js';
import { findAction } from '../data/action-catalogue.js';
import { resourceArn } from '../data/resource-arn.js';
import { type Content, intrinsic, text } from '../edit/content.js';
import type { Template } from '../model/template.js';
import { needs } from './dependency.js';
import { managedArn, ref, statementContent } from './role-content.js';
import type { TemplateScene } from './scene.js';

export interface EvidentUse {
  readonly statements: readonly Content[];
  /** ARNs of managed policies for agents that a script installs or starts. */
  readonly managed: readonly Content[];
  /** Actions that are called on something that the script does not name. */
  readonly open: readonly string[];
}

/** Agents, and the policies of AWS that their guides ask for. */
const agents: readonly (readonly [RegExp, string])[] = [
  [/amazon-ssm-agent/, 'AmazonSSMManagedInstanceCore'],
  [/amazon-cloudwatch-agent/, 'CloudWatchAgentServerPolicy'],
];

export function evidentUse(scene: TemplateScene, { scripts, resource }: Workload): EvidentUse {
  const calls = scripts.flatMap((script) => script.calls);
  const byResources = new Map<string, { resources: readonly string[]; actions: Set<string> }>();
  const open = new Set<string>();
  for (const call of calls) {
    for (const action of call.actions) {
      const resources = resourcesOf(scene, call, action, resource.id);
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
    managed: agents.filter(([name]) => scripts.some((script) => name.test(script.text))).map(([, policy]) => managedArn(policy)),
    open: [...open],
  };
}

/** ARNs as texts for `Fn::Sub`; null when the script does not tell them, or when one would need the workload in turn. */
function resourcesOf(scene: TemplateScene, call: Call, action: string, workload: string): readonly string[] | null {
  const [prefix = '', name = ''] = action.split(':');
  const record = findAction(prefix, name);
  if (record !== null && record.resourceTypes.length === 0) return ['*'];
  const isAboutObjects = prefix === 's3' && record?.resourceTypes.every((type) => /object/i.test(type.name)) === true;
  const names = call.references.flatMap((value) => value.kind === 'ref' ? [value.name] : value.kind === 'attribute' ? [value.id] : []);
  if (needs(scene, names, new Set([workload]))) return null;
  const spelt = call.resources.filter((arn) => prefix !== 's3' || arn.includes('/') === isAboutObjects);
  if (spelt.length > 0) return spelt.every((arn) => isFillable(arn, call)) ? spelt.map((arn) => filled(arn, call)) : null;
  const named = call.references.flatMap((value) => value.kind === 'ref' ? arnOf(scene.template, value.name, prefix) ?? [] : []);
  return named.length === 0 ? null : named.map((arn) => isAboutObjects ? `${arn}/*` : arn);
}

/** A hole in a name is filled with what the template fills in; more than one, or one of another kind, tells too little. */
function isFillable(arn: string, { references }: Call): boolean {
  const holes = arn.split(hole).length - 1;
  const [only] = references;
  return holes === 0 || (holes === 1 && references.length === 1 && only?.kind === 'ref');
}

function filled(arn: string, { references }: Call): string {
  const [only] = references;
  const whole = only?.kind === 'ref' ? arn.replace(hole, `\${${only.name}}`) : arn;
  return whole.replace(/^arn:aws:/, 'arn:${AWS::Partition}:');
}

/** The ARN of a resource of the template; null when its type has none that `Ref` leads to, or is of another service. */
function arnOf({ resources }: Template, id: string, prefix: string): string | null {
  const resource = resources.get(id);
  const arn = resource === undefined ? null : resourceArn(resource.type);
  if (arn === null || arn.template.split(':')[2] !== prefix) return null;
  if (arn.ref === 'arn') return `\${${id}}`;
  if (arn.ref !== 'name' || arn.hasPath) return null;
  return arn.template.replace(/\$\{(\w+)\}/g, (_, variable: string) => {
    const pseudo = pseudoParameters.get(variable);
    return pseudo === undefined ? `\${${id}}` : `\${${pseudo}}`;
  });
}

const pseudoParameters: ReadonlyMap<string, string> = new Map([
  ['Partition', 'AWS::Partition'], ['Region', 'AWS::Region'], ['Account', 'AWS::AccountId'],
]);

function arnContent(arn: string): Content {
  const lone = /^\$\{(\w+)\}$/.exec(arn)?.[1];
  if (lone !== undefined) return ref(lone);
  return arn.includes('${') ? intrinsic('Fn::Sub', text(arn)) : text(arn);
}
