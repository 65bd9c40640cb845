/** The templates that a template nests: where they are, and which parameters they are given. */
import { deref } from '../syntax/lookup.js';
import { readText } from '../syntax/read.js';
import type { Mapping, Tree } from '../syntax/tree.js';
import { textOf, valueAt } from '../value/read.js';
import type { KnownScalar, Value } from '../value/value.js';
import type { Deployment } from './document.js';
import { besideFile, isRelative } from './file-path.js';
import { sharedPseudoParameters } from './nested-output.js';
import { languageOf } from './recognise.js';
import type { Surroundings } from './setting.js';
import type { Resource, Template } from './template.js';

/** For each type, the property that refers to its template. */
const locations: ReadonlyMap<string, string> = new Map([
  ['AWS::CloudFormation::Stack', 'TemplateURL'],
  ['AWS::Serverless::Application', 'Location'],
]);

export interface Nesting extends Surroundings {
  /** Reads a nested template in turn. */
  read(root: Mapping, tree: Tree, surroundings: Surroundings): Template;
}

/** The template that a resource nests; null when it is not at hand, which `missed` then tells, is no template, or nests itself. */
export function nestedTemplate(resource: Resource, template: Template, nesting: Nesting): Template | null {
  const named = pathOf(resource);
  if (named === null || !isRelative(named)) return null;
  const path = besideFile(nesting.files.at(-1) ?? '', named);
  const isRecursive = nesting.files.includes(path);
  const text = isRecursive ? null : (nesting.deployment.neighbour?.(path) ?? null);
  if (text === null) {
    if (!isRecursive) nesting.missed.add(path);
    return null;
  }
  const tree = readText(text, languageOf(text));
  const root = deref(tree.documents[0] ?? null);
  if (root?.kind !== 'mapping') return null;
  const deployment = { ...nesting.deployment, parameters: givenTo(resource, template, nesting.deployment) };
  return nesting.read(root, tree, { deployment, files: [...nesting.files, path], missed: nesting.missed });
}

/** CDK refers to an asset in a bucket, and in the metadata to the file it is made from. */
function pathOf(resource: Resource): string | null {
  const property = locations.get(resource.type);
  if (property === undefined) return null;
  const metadata = resource.attribute('Metadata');
  const asset = textOf(valueAt(metadata, 'aws:asset:property')) === property ? textOf(valueAt(metadata, 'aws:asset:path')) : null;
  return asset ?? textOf(resource.property(property));
}

/** The parameters that the template passes on, as far as they are known, and the pseudo parameters that both share. */
function givenTo(resource: Resource, template: Template, deployment: Deployment): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  for (const name of sharedPseudoParameters) {
    const value = deployment.parameters.get(name);
    if (value !== undefined) given.set(name, value);
  }
  const parameters = resource.property('Parameters');
  for (const { key, value } of parameters?.kind === 'map' ? parameters.entries : []) {
    const text = handedOn(value, template, deployment);
    if (text !== null) given.set(key, text);
  }
  return given;
}

/**
 * A list is passed as a text with commas. A value known only from a default must not decide conditions that a default leaves
 * open.
 */
function handedOn(value: Value, template: Template, deployment: Deployment): string | null {
  const parts = value.kind === 'list' ? value.items : [value];
  if (!parts.every((part) => part.kind === 'scalar')) return null;
  const isDecided = deployment.mode !== 'open' || parts.every((part) => isWithoutDefaults(part, template));
  return isDecided ? parts.map((part) => part.text).join(',') : null;
}

function isWithoutDefaults(value: KnownScalar, template: Template): boolean {
  return value.pieces.every(
    ({ parameter }) =>
      parameter === null || template.parameters.get(parameter)?.default === null || template.parameters.get(parameter)?.given !== null,
  );
}
