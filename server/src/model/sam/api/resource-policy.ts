/** `Auth.ResourcePolicy`: who may call an API, as statements in the policy of its definition. */
import type { Node } from '../../../syntax/tree.js';
import { booleanOf, itemsOf, textOf } from '../../../value/read.js';
import type { Value } from '../../../value/value.js';
import type { Resource } from '../../template.js';
import { apiOf, anyMethod, methodInArn, pathInArn } from './api-of.js';
import { stageSuffix } from '../event/api-event.js';
import { givenAt, isEmpty } from '../as-written.js';
import { valueOf, type MadeValue, type MadeMap } from '../made-value.js';
import type { SamEvent } from '../event/event.js';
import { filled, type Lowering } from '../lowering.js';
import { distinct } from '../role.js';

/** The policy, preceded by the statements of the definition itself; null for an API without one. */
export function restApiPolicy(api: Resource, events: readonly SamEvent[], lowering: Lowering): Value | null {
  const definition = givenAt(api.properties, 'DefinitionBody');
  const own = givenAt(definition, 'x-amazon-apigateway-policy');
  const paths = definition === null ? eventPaths(events) : writtenPaths(definition);
  const byPath = new Map(paths.map((path) => [path.path, path]));
  const fromEvents = events.flatMap((event) => eventStatements(event, definition, byPath, lowering));
  const policy = givenAt(api.properties, 'Auth', 'ResourcePolicy');
  if (policy !== null && listedIn(policy) * paths.length > maxListed) return lowering.scope.giveUp(policy.at);
  const stage = givenAt(api.properties, 'StageName');
  const fromApi =
    policy === null
      ? []
      : [...withPreflight(api, paths).flatMap((path) => pathStatements(policy, path, stage, lowering)), ...customStatements(policy)];
  const made = [...fromEvents, ...fromApi];
  if (made.length === 0) return own;
  const present = givenAt(own, 'Statement');
  const at = policy?.at ?? null;
  return valueOf({ Version: '2012-10-17', Statement: distinct([...(present === null ? [] : itemsOf(present)), ...made]) }, at);
}

/** HTTP has fewer; the limit keeps policies from growing with the square of the template's size. */
const maxMethods = 16;

/** AWS accepts policies of a few kilobytes; every path repeats all the lists of a policy. */
const maxListed = 100_000;

function listedIn(policy: Value): number {
  const lists = policy.kind === 'map' ? policy.entries.map(({ value }) => (value.kind === 'list' ? value.items.length : 1)) : [];
  return lists.reduce((sum, count) => sum + count, 0);
}

/** The methods of one path of an API. */
interface Path {
  readonly path: string;
  readonly methods: readonly string[];
}

function eventPaths(events: readonly SamEvent[]): readonly Path[] {
  const methods = new Map<string, string[]>();
  for (const { properties } of events) {
    const [path, method] = [textOf(givenAt(properties, 'Path')), textOf(givenAt(properties, 'Method'))];
    if (path === null || method === null) continue;
    const known = methods.get(path) ?? [];
    const name = method.toLowerCase() === 'any' ? anyMethod : method.toLowerCase();
    methods.set(path, known.includes(name) || known.length >= maxMethods ? known : [...known, name]);
  }
  return [...methods].map(([path, names]) => ({ path, methods: names }));
}

function writtenPaths(definition: Value): readonly Path[] {
  const paths = givenAt(definition, 'paths');
  return (paths?.kind === 'map' ? paths.entries : []).map(({ key, value }) => ({
    path: key,
    methods: value.kind === 'map' ? value.entries.slice(0, maxMethods).map((entry) => entry.key) : [],
  }));
}

/** `Cors` adds a method to each path. */
function withPreflight(api: Resource, paths: readonly Path[]): readonly Path[] {
  if (isEmpty(givenAt(api.properties, 'Cors'))) return paths;
  return paths.map(({ path, methods }) => ({ path, methods: methods.includes('options') ? methods : [...methods, 'options'] }));
}

/** The statements of an event for its path; if the API has a definition, only where a property says so. */
function eventStatements(
  event: SamEvent,
  definition: Value | null,
  paths: ReadonlyMap<string, Path>,
  lowering: Lowering,
): readonly Value[] {
  const auth = givenAt(event.properties, 'Auth');
  const policy = givenAt(auth, 'ResourcePolicy');
  const path = paths.get(textOf(givenAt(event.properties, 'Path')) ?? '');
  const isHeard = definition === null || booleanOf(givenAt(auth, 'OverrideApiAuth')) === true;
  if (policy === null || path === undefined || !isHeard) return [];
  const stage = valueOf(stageSuffix(apiOf(event, lowering)), policy.at);
  return [...pathStatements(policy, path, stage, lowering), ...customStatements(policy)];
}

function customStatements(policy: Value): readonly Value[] {
  const custom = givenAt(policy, 'CustomStatements');
  return custom === null || isEmpty(custom) ? [] : itemsOf(custom);
}

function pathStatements(policy: Value, { path, methods }: Path, stage: Value | null, lowering: Lowering): readonly Value[] {
  const resources = (at: Node | null): readonly Value[] =>
    methods.map((method) =>
      filled(`execute-api:/\${__Stage__}/${methodInArn(method)}${pathInArn(path)}`, at, lowering, (name) =>
        name === '__Stage__' ? stage : null,
      ),
    );
  const statements: Value[] = [];
  const add = (effect: 'Allow' | 'Deny', principal: MadeValue, at: Node | null, condition: MadeMap | null = null): void => {
    statements.push(
      valueOf({ Effect: effect, Action: 'execute-api:Invoke', Resource: resources(at), Principal: principal, Condition: condition }, at),
    );
  };
  for (const [name, effect] of accountLists) {
    const accounts = givenAt(policy, name);
    if (accounts !== null && !isEmpty(accounts)) add(effect, { AWS: [...itemsOf(accounts)] }, accounts.at);
  }
  for (const { operator, keys } of conditions(policy)) {
    const values = Object.values(keys);
    const at = values[0]?.[0]?.at ?? policy.at;
    if (values.length === 0) continue;
    add('Allow', '*', at);
    add('Deny', '*', at, { [operator]: keys });
  }
  return statements;
}

const accountLists = [
  ['AwsAccountWhitelist', 'Allow'],
  ['AwsAccountBlacklist', 'Deny'],
] as const;

interface NarrowingCondition {
  readonly operator: string;
  readonly keys: Readonly<Record<string, readonly Value[]>>;
}

/** The conditions from the lists of allowed callers: everybody is allowed, and denied again under a condition. */
function conditions(policy: Value): readonly NarrowingCondition[] {
  const listAt = (name: string): readonly Value[] => {
    const list = givenAt(policy, name);
    return list === null || isEmpty(list) ? [] : itemsOf(list);
  };
  const addresses = (name: string, operator: string): NarrowingCondition => ({
    operator,
    keys: filledKeys({ 'aws:SourceIp': listAt(name) }),
  });
  const networks = (kind: 'Blacklist' | 'Whitelist', operator: string): NarrowingCondition => {
    const named = listAt(`SourceVpc${kind}`);
    const starting = (prefix: string): readonly Value[] => named.filter((value) => textOf(value)?.startsWith(prefix) === true);
    return {
      operator,
      keys: filledKeys({
        'aws:SourceVpc': [...starting('vpc-'), ...listAt(`IntrinsicVpc${kind}`)],
        'aws:SourceVpce': [...starting('vpce-'), ...listAt(`IntrinsicVpce${kind}`)],
      }),
    };
  };
  return [
    addresses('IpRangeWhitelist', 'NotIpAddress'),
    addresses('IpRangeBlacklist', 'IpAddress'),
    networks('Blacklist', 'StringEquals'),
    networks('Whitelist', 'StringNotEquals'),
  ];
}

function filledKeys(keys: Readonly<Record<string, readonly Value[]>>): Readonly<Record<string, readonly Value[]>> {
  return Object.fromEntries(Object.entries(keys).filter(([, values]) => values.length > 0));
}
