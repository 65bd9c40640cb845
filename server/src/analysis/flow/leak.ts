/** Places in which anybody who may look at a resource can read the value of a hidden parameter. */
import type { Resource, Template } from '../../model/template.js';
import { textOf } from '../../value/read.js';
import { propertyValues } from '../property-value.js';
import type { SecretPlace, SecretPlaceKind } from '../secret/secret-place.js';
import { isShownSetting } from './shown-setting.js';

/** Leaves out files and commands of `cfn-init`: until an instance has a role there is no other way. */
export function isReadable(place: SecretPlace): boolean {
  const { kind, path } = place;
  if (isDatabaseOption(place)) return false;
  if (isShownSetting(place)) return true;
  if (kind === 'property') return path[0] === 'Properties' && /Description$/.test(path.at(-1) ?? '');
  return showing.has(kind) && !(path[0] === 'Metadata' && kind === 'script');
}

/** Whether it is an option for the database of an Elastic Beanstalk environment, of which nothing says that it is shown. */
function isDatabaseOption({ resource, path: [, list, index] }: SecretPlace): boolean {
  if (resource === null || list !== 'OptionSettings' || index === undefined) return false;
  return propertyValues(resource, [list, '*', 'Namespace']).some(
    ({ value, path }) => path[1] === index && textOf(value) === 'aws:rds:dbinstance',
  );
}

const showing: ReadonlySet<SecretPlaceKind> = new Set(['environment', 'script', 'code', 'definition', 'metadata', 'tag']);

/** Whether it is the name of a resource, which everybody can read who may list such resources. */
export function isName({ kind, path }: SecretPlace): boolean {
  return kind === 'property' && path.length === 2 && path[0] === 'Properties' && /Name$/.test(path[1] ?? '');
}

/** Whether AWS generates a key that every client of a public API has (AppSync developer guide, "API_KEY authorization"). */
export function isForClients({ type }: Resource): boolean {
  return type === 'AWS::AppSync::ApiKey';
}

/** Whether it is handed to a nested stack in a parameter that the nested template, a file beside this one, does not hide. */
export function isShownByNested({ resource, path }: SecretPlace, template: Template | null): boolean {
  const [, property, name] = path;
  if (template === null || resource === null || property !== 'Parameters' || name === undefined) return false;
  return template.nested(resource)?.parameters.get(name)?.mayBeHidden === false;
}
