/**
 * Every IAM action with its access level, resource types and condition keys. The table is 0.8 MB of text with one line per
 * service, of which nothing is read before the first question. That question splits the lines (half a millisecond); a line is
 * read when its service is first asked for (median 0.1 ms, `ec2` 5 ms).
 */
import { type ConditionKey, readConditionKeys } from './condition-key-list.js';
import { actionCatalogueTable, catalogueVersion } from './generated/action-catalogue.js';

export { catalogueVersion };

export type AccessLevel = 'Read' | 'List' | 'Write' | 'Tagging' | 'Permissions management';

/** A resource type that an action can be narrowed to. A request names one resource of each `required` type. */
export interface ActionResourceType {
  readonly name: string;
  readonly required: boolean;
}

export interface ActionRecord {
  /** Spelt as AWS does, without the prefix. */
  readonly name: string;
  readonly access: AccessLevel;
  /** Empty when the action supports no resource-level permissions and only `Resource: *` permits it. */
  readonly resourceTypes: readonly ActionResourceType[];
  /** Keys of the action and of its resource types; `*` stands for the part that the caller chooses. */
  readonly conditionKeys: readonly string[];
}

export interface ResourceType {
  readonly name: string;
  /** Patterns such as `arn:${Partition}:s3:::${BucketName}`; nearly always one. */
  readonly arns: readonly string[];
}

interface Service {
  readonly actions: readonly ActionRecord[];
  readonly byName: ReadonlyMap<string, ActionRecord>;
  readonly resourceTypes: readonly ResourceType[];
  readonly conditionKeys: readonly ConditionKey[];
}

const accessLevels: Readonly<Record<string, AccessLevel>> = {
  R: 'Read',
  L: 'List',
  W: 'Write',
  T: 'Tagging',
  P: 'Permissions management',
};

const noService: Service = { actions: [], byName: new Map(), resourceTypes: [], conditionKeys: [] };
const read = new Map<string, Service>();
let lines: ReadonlyMap<string, string> | undefined;

/** The prefixes of all services, in lower case and sorted. */
export function servicePrefixes(): readonly string[] {
  return [...serviceLines().keys()];
}

/** All actions of a service, sorted by name; none for an unknown prefix. Case does not matter. */
export function serviceActions(prefix: string): readonly ActionRecord[] {
  return serviceOf(prefix).actions;
}

/** The action `prefix:name`; case does not matter. */
export function findAction(prefix: string, name: string): ActionRecord | null {
  return serviceOf(prefix).byName.get(name.toLowerCase()) ?? null;
}

/** Whether two prefixes are an older and a newer name of one service, with exactly the same actions. */
export function isRenamedService(prefix: string, other: string): boolean {
  const [own, others] = [serviceActions(prefix), serviceActions(other)];
  return prefix !== other && own.length > 0 && own.length === others.length && own.every(({ name }, index) => name === others[index]?.name);
}

/** The resource types that a service defines. */
export function resourceTypes(prefix: string): readonly ResourceType[] {
  return serviceOf(prefix).resourceTypes;
}

/** The condition keys that a service lists, its own and those of others. */
export function serviceConditionKeys(prefix: string): readonly ConditionKey[] {
  return serviceOf(prefix).conditionKeys;
}

function serviceLines(): ReadonlyMap<string, string> {
  lines ??= new Map(
    actionCatalogueTable.split('\n').map((line) => {
      const bar = line.indexOf('|');
      return [line.slice(0, bar), line.slice(bar + 1)];
    }),
  );
  return lines;
}

function serviceOf(prefix: string): Service {
  const name = prefix.toLowerCase();
  const line = serviceLines().get(name);
  if (line === undefined) return noService;
  const service = read.get(name) ?? readService(line);
  read.set(name, service);
  return service;
}

/** `key=type;key=type|resource type=arn,arn;…|access resource-types condition-keys Name Name;…` */
function readService(line: string): Service {
  const [keys = '', types = '', groups = ''] = line.split('|');
  const conditionKeys = readConditionKeys(keys);
  const resourceTypes = pairs(types).map(([name, arns]) => ({ name, arns: arns.split(',').map(readArn) }));
  const actions = groups.split(';').flatMap((group) => readGroup(group, resourceTypes, conditionKeys));
  actions.sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    actions,
    byName: new Map(actions.map((action) => [action.name.toLowerCase(), action])),
    resourceTypes,
    conditionKeys,
  };
}

function pairs(text: string): readonly (readonly [string, string])[] {
  if (text === '') return [];
  return text.split(';').map((pair) => {
    const equals = pair.indexOf('=');
    return [pair.slice(0, equals), pair.slice(equals + 1)] as const;
  });
}

function readArn(text: string): string {
  return `arn:\${Partition}:${text.replaceAll('{', '${')}`;
}

function readGroup(group: string, types: readonly ResourceType[], keys: readonly ConditionKey[]): ActionRecord[] {
  const [letter = '', typeList = '', keyList = '', ...names] = group.split(' ');
  const access = accessLevels[letter] ?? 'Write';
  const resourceTypes = indexes(typeList).flatMap((index) => {
    const type = types[Number.parseInt(index, 10)];
    return type === undefined ? [] : [{ name: type.name, required: index.endsWith('!') }];
  });
  const conditionKeys = indexes(keyList).flatMap((index) => keys[Number(index)]?.key ?? []);
  return names.map((name) => ({ name, access, resourceTypes, conditionKeys }));
}

function indexes(list: string): readonly string[] {
  return list === '-' ? [] : list.split(',');
}
