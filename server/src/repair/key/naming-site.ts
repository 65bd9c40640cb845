/** Where a template names a user or a group: by reference, or by its custom name. */
import { namedResource } from '../../analysis/named-resource.js';
import { propertyValues } from '../../analysis/property-value.js';
import type { ReferenceSite } from '../../analysis/reference.js';
import type { Resource, Template } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import { onceWith } from '../../text/once.js';
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
  const sites = sitesByType(template).get(named.type)?.get(named) ?? [];
  return sites.filter(({ owner }) => owner !== named).map(({ node }) => ({ name: named.id, attribute: null, node, at: node }));
}

interface WrittenSite {
  readonly owner: Resource;
  readonly node: Node;
}

/** For each type, who is named where. */
const sitesByType = onceWith((template: Template): ReadonlyMap<string, ReadonlyMap<Resource, readonly WrittenSite[]>> => {
  const ofIam = [...template.resources.values()].filter(({ type }) => type.startsWith('AWS::IAM::'));
  return new Map([...properties].map(([type, paths]) => [type, sitesOf({ type, paths }, ofIam, template)]));
});

function sitesOf(
  { type, paths }: { readonly type: string; readonly paths: readonly (readonly string[])[] },
  owners: readonly Resource[],
  template: Template,
): ReadonlyMap<Resource, readonly WrittenSite[]> {
  const sites = new Map<Resource, WrittenSite[]>();
  for (const owner of owners) {
    for (const { value } of paths.flatMap((path) => propertyValues(owner, path))) {
      const named = value.kind === 'scalar' && value.at !== null ? namedResource(value, type, template) : null;
      if (named !== null && value.at !== null) sites.set(named, [...(sites.get(named) ?? []), { owner, node: value.at }]);
    }
  }
  return sites;
}
