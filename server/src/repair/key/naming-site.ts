/** Where a template names a user or a group: by reference, or by its custom name. */
import { namedResource } from '../../analysis/named-resource.js';
import { propertyValues } from '../../analysis/property-value.js';
import type { ReferenceSite } from '../../analysis/reference.js';
import type { Resource, Template } from '../../model/template.js';
import type { TemplateScene } from '../scene.js';

export function namingSites({ template, references }: TemplateScene, resource: Resource): readonly ReferenceSite[] {
  return [...references(resource.id), ...writtenNames(template, resource)];
}

/** The properties of IAM resources that take such a name. */
const properties: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['AWS::IAM::User', [['UserName'], ['Users', '*']]],
  ['AWS::IAM::Group', [['GroupName'], ['Groups', '*']]],
]);

function writtenNames(template: Template, named: Resource): readonly ReferenceSite[] {
  const ofIam = [...template.resources.values()].filter((resource) => resource !== named && resource.type.startsWith('AWS::IAM::'));
  return ofIam
    .flatMap((resource) => (properties.get(named.type) ?? []).flatMap((path) => propertyValues(resource, path)))
    .flatMap(({ value }) => {
      const { kind, at } = value;
      const isNamed = kind === 'scalar' && namedResource(value, named.type, template) === named;
      return isNamed && at !== null ? [{ name: named.id, attribute: null, node: at, at }] : [];
    });
}
