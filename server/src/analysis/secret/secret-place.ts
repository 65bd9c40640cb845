/** The place of a secret in a document, which says what the secret is for. */
import { credentialProperties } from '../../data/credential-property.js';
import type { PropertyPath } from '../../data/property-table.js';
import { untypedCarriers } from '../../data/untyped-carrier.js';
import type { Resource, Template } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import { outputAt, resourceAt, templatePath } from '../place.js';

/**
 * `credential`: a property that takes a secret by its schema. `environment`: handed to a workload.
 * `address`: names what a workload is handed. `script`, `code`: run.
 * `definition`: a document in another language, such as a state machine. `setting`: whatever else people write into a property
 * that takes anything. `comment`: no part of the document at all. `side-file`: anywhere in a file beside the templates.
 */
export type SecretPlaceKind =
  | 'credential'
  | 'secret-string'
  | 'ssm-parameter'
  | 'environment'
  | 'address'
  | 'script'
  | 'code'
  | 'definition'
  | 'setting'
  | 'cfn-authentication'
  | 'metadata'
  | 'tag'
  | 'property'
  | 'parameter'
  | 'mapping'
  | 'output'
  | 'comment'
  | 'side-file'
  | 'other';

export interface SecretPlace {
  readonly kind: SecretPlaceKind;
  /** The logical ID of the resource, parameter, output or mapping; null outside of them. */
  readonly id: string | null;
  /** The resource as written, or null. */
  readonly resource: Resource | null;
  /** The steps below the logical ID. */
  readonly path: readonly string[];
}

/** The place in a comment, in a lone policy document, or in a file beside the templates. */
export function placeOutside(kind: 'comment' | 'side-file' | 'other'): SecretPlace {
  return { kind, id: null, resource: null, path: [] };
}

export function secretPlace(node: Node, template: Template): SecretPlace {
  const { section, id, steps } = templatePath(node);
  const resource = resourceAt(node, template);
  return {
    kind: placeKind(section, steps, resource),
    id: section === 'Metadata' || section === 'Globals' ? null : (resource?.id ?? outputAt(node, template)?.name ?? id),
    resource,
    path: steps,
  };
}

function placeKind(section: string | null, steps: readonly string[], resource: Resource | null): SecretPlaceKind {
  switch (section) {
    case 'Parameters':
      return 'parameter';
    case 'Mappings':
      return 'mapping';
    case 'Outputs':
      return 'output';
    case 'Metadata':
      return 'metadata';
    case 'Globals':
      return steps.includes('Variables') ? 'environment' : 'other';
    case 'Resources':
      return resource === null ? 'property' : resourcePlace(steps, resource);
    default:
      return 'other';
  }
}

function resourcePlace([attribute, ...path]: readonly string[], resource: Resource): SecretPlaceKind {
  if (attribute === 'Metadata') {
    if (path[0] === 'AWS::CloudFormation::Authentication') return 'cfn-authentication';
    return path[0] === 'AWS::CloudFormation::Init' ? 'script' : 'metadata';
  }
  return attribute === 'Properties' ? propertyPlace(path, resource.type) : 'property';
}

function propertyPlace(path: readonly string[], type: string): SecretPlaceKind {
  if (type === 'AWS::SecretsManager::Secret') return 'secret-string';
  if (type === 'AWS::SSM::Parameter' && path[0] === 'Value') return 'ssm-parameter';
  if (type === 'AWS::ImageBuilder::Component' && path[0] === 'Data') return 'script';
  if (type === 'AWS::EC2::Instance' && path[0] === 'SsmAssociations') return 'script';
  if (path[0] === 'TagSpecifications' || /Tags$/.test(path[0] ?? '')) return 'tag';
  if (credentialProperties(type).some((property) => leadsTo(property, path))) return 'credential';
  const carrier = untypedCarriers(type).find((each) => leadsTo(each.path, path));
  if (carrier === undefined) return codePaths.test(`${type} ${path.join('/')}`) ? 'code' : 'property';
  switch (carrier.purpose) {
    case 'environment':
      return 'environment';
    case 'script':
      return /^(?:ZipFile|InlineCode|FunctionCode|Code)$/.test(carrier.path.at(-1) ?? '') ? 'code' : 'script';
    case 'document':
      return type === 'AWS::SSM::Document' ? 'script' : 'definition';
    case 'fetched':
      return 'address';
    case 'header':
    case 'setting':
    case 'parameter':
      return type.startsWith('AWS::SSM::') ? 'script' : 'setting';
  }
}

/** Code that the table of carriers does not list. */
const codePaths = /^AWS::(?:Synthetics::Canary Code\/Script|AppSync::\w+ (?:Request|Response)MappingTemplate)/;

/** Whether a path begins with a property of a table. */
export function leadsTo(property: PropertyPath, path: readonly string[]): boolean {
  return property.length <= path.length && property.every((step, index) => step === '*' || step === '{}' || step === path[index]);
}
