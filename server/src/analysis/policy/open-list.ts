/** Lists that say who may use a resource without being a policy, turned into a statement where they include everybody. */
import type { Resource, Template } from '../../model/template.js';
import { madeText } from '../../value/compose.js';
import { always, conjoin, type Guard } from '../../value/guard.js';
import { booleanOf, textOf } from '../../value/read.js';
import type { Dictionary, MapEntry, Value } from '../../value/value.js';
import { namedResource } from '../named-resource.js';
import { propertyValues, type PropertyValue } from '../property-value.js';

interface OpenList {
  readonly path: readonly string[];
  /** The word for everybody. */
  readonly everybody: string;
  /** What everybody can do then. */
  readonly action: string;
}

/**
 * EC2 API reference, `ModifyVpcEndpointServicePermissions` ("If you grant permissions to all principals, the service is
 * public") and `ModifyImageAttribute`; Image Builder in the template reference ("To make an AMI public, set `userGroups` to
 * the value `all`"). Whom else they name is let in by name.
 */
const lists: ReadonlyMap<string, OpenList> = new Map([
  ['AWS::EC2::VPCEndpointServicePermissions', { path: ['AllowedPrincipals', '*'], everybody: '*', action: 'ec2:CreateVpcEndpoint' }],
  [
    'AWS::ImageBuilder::DistributionConfiguration',
    {
      path: ['Distributions', '*', 'AmiDistributionConfiguration', 'LaunchPermissionConfiguration', 'UserGroups', '*'],
      everybody: 'all',
      action: 'ec2:RunInstances',
    },
  ],
]);

/** The policy document; null for a resource whose list does not include everybody. */
export function openList(resource: Resource, template: Template): Dictionary | null {
  const list = lists.get(resource.type);
  if (list === undefined) return null;
  const open = propertyValues(resource, list.path).filter(({ value }) => textOf(value) === list.everybody);
  if (open.length === 0) return null;
  const at = resource.key;
  const unasked = unapproved(resource, template);
  const statements = open.flatMap((place) => unasked.flatMap((when) => statementOf(place, list.action, conjoin(place.when, when))));
  return map(at, [
    ['Version', madeText(at, '2012-10-17')],
    ['Statement', { kind: 'list', at, items: statements }],
  ]);
}

/** When a service accepts connections without approval; never for a service that does not say so or is not in the template. */
function unapproved(resource: Resource, template: Template): readonly Guard[] {
  if (resource.type !== 'AWS::EC2::VPCEndpointServicePermissions') return [always];
  return propertyValues(resource, ['ServiceId']).flatMap((id) => {
    const service = namedResource(id.value, 'AWS::EC2::', template);
    const answers = service === null ? [] : propertyValues(service, ['AcceptanceRequired']);
    return answers
      .filter(({ value }) => booleanOf(value) === false)
      .map(({ when }) => conjoin(id.when, when))
      .filter((when) => when !== null);
  });
}

function statementOf({ value: { at } }: PropertyValue, action: string, when: Guard | null): readonly Value[] {
  if (when === null) return [];
  const statement = map(at, [
    ['Effect', madeText(at, 'Allow')],
    ['Principal', madeText(at, '*')],
    ['Action', madeText(at, action)],
    ['Resource', madeText(at, '*')],
  ]);
  return [{ kind: 'alternatives', at, options: [{ when, value: statement }] }];
}

function map(at: Value['at'], elements: readonly (readonly [key: string, value: Value])[]): Dictionary {
  return { kind: 'map', at, entries: elements.map(([key, value]): MapEntry => ({ key, keyNode: null, value })) };
}
