/** Resources whose properties amount to one statement of a resource policy, turned into the policy that AWS makes of them. */
import type { Resource } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { madeText } from '../../value/compose.js';
import { entryOf, textOf } from '../../value/read.js';
import type { Dictionary, KnownScalar, MapEntry, Value } from '../../value/value.js';

type Flattener = (properties: Dictionary) => Dictionary | null;

/** The policy document; null for a resource whose properties do not amount to one. */
export function flattenedPolicy(resource: Resource): Dictionary | null {
  const flatten = flatteners.get(resource.type);
  return flatten === undefined || resource.properties.kind !== 'map' ? null : flatten(resource.properties);
}

/**
 * What Lambda writes for each permission: Lambda developer guide, "Granting function access"; EventBridge user guide,
 * "Permissions for event buses".
 */
const flatteners: ReadonlyMap<string, Flattener> = new Map<string, Flattener>([
  [
    'AWS::Lambda::Permission',
    (properties) =>
      document(properties, [
        ['Principal', principalOf(properties, 'Principal')],
        ['Action', writtenEntry(properties, 'Action')],
        ['Resource', functionArnOf(properties)],
        [
          'Condition',
          conditionOf(properties, [
            ['ArnLike', 'AWS:SourceArn', 'SourceArn'],
            ['StringEquals', 'AWS:SourceAccount', 'SourceAccount'],
            ['StringEquals', 'aws:PrincipalOrgID', 'PrincipalOrgID'],
            ['StringEquals', 'lambda:EventSourceToken', 'EventSourceToken'],
            ['StringEquals', 'lambda:FunctionUrlAuthType', 'FunctionUrlAuthType'],
            ['Bool', 'lambda:InvokedViaFunctionUrl', 'InvokedViaFunctionUrl'],
          ]),
        ],
      ]),
  ],
  [
    'AWS::Lambda::LayerVersionPermission',
    (properties) =>
      document(properties, [
        ['Principal', principalOf(properties, 'Principal')],
        ['Action', writtenEntry(properties, 'Action')],
        ['Resource', writtenEntry(properties, 'LayerVersionArn')],
        ['Condition', conditionOf(properties, [['StringEquals', 'aws:PrincipalOrgID', 'OrganizationId']])],
      ]),
  ],
  [
    'AWS::Events::EventBusPolicy',
    (properties) => {
      const statement = writtenEntry(properties, 'Statement');
      if (statement !== null) {
        return map(properties.at, [
          ['Version', version(properties.at)],
          ['Statement', statement],
        ]);
      }
      return document(properties, [
        ['Sid', writtenEntry(properties, 'StatementId')],
        ['Principal', principalOf(properties, 'Principal')],
        ['Action', writtenEntry(properties, 'Action')],
        ['Resource', madeText(properties.at, '*')],
        ['Condition', busConditionOf(properties)],
      ]);
    },
  ],
]);

function writtenEntry({ entries }: Dictionary, name: string): MapEntry | null {
  return entries.find(({ key }) => key === name) ?? null;
}

type Element = readonly [name: string, value: Value | MapEntry | null];

/** What the properties may have besides, the statement may have, too. */
function document(properties: Dictionary, elements: readonly Element[]): Dictionary {
  const { at, rest } = properties;
  const statement = { ...map(at, [['Effect', madeText(at, 'Allow')], ...elements]), ...(rest !== undefined && { rest }) };
  return map(properties.at, [
    ['Version', version(properties.at)],
    ['Statement', statement],
  ]);
}

/** The function of a permission, if it is given by its ARN; a name or a reference need not be repeated in the policy. */
function functionArnOf(properties: Dictionary): MapEntry | null {
  const entry = writtenEntry(properties, 'FunctionName');
  return entry === null || entry.value.kind === 'ref' || /^[\w-]+$/.test(textOf(entry.value) ?? '') ? null : entry;
}

function principalOf(properties: Dictionary, name: string): MapEntry | null {
  const entry = writtenEntry(properties, name);
  if (entry === null) return null;
  const { key, keyNode, value } = entry;
  if (value.kind !== 'alternatives') return { key, keyNode, value: namedPrincipal(value, entry) };
  return {
    key,
    keyNode,
    value: { ...value, options: value.options.map((option) => ({ ...option, value: namedPrincipal(option.value, entry) })) },
  };
}

/** `s3.amazonaws.com` goes under `Service`; an account, an ARN or `*` goes under `AWS`. */
function namedPrincipal(value: Value, { key, keyNode }: MapEntry): Value {
  if (textOf(value) === '*' || value.kind === 'none') return value;
  return map(value.at, [[isService(value) ? 'Service' : 'AWS', { key, keyNode, value }]]);
}

function isService(value: Value): boolean {
  const known = value.kind === 'concat' ? value.parts.map(textOf).join('') : textOf(value);
  return known !== null && known.includes('.') && !known.startsWith('arn:');
}

function conditionOf(properties: Dictionary, tests: readonly (readonly [string, string, string])[]): Value | null {
  const operators = new Map<string, Element[]>();
  for (const [operator, key, name] of tests) {
    const entry = writtenEntry(properties, name);
    if (entry !== null && entry.value.kind !== 'none') operators.set(operator, [...(operators.get(operator) ?? []), [key, entry]]);
  }
  if (operators.size === 0) return null;
  const { at, rest } = properties;
  const condition = map(
    at,
    [...operators].map(([operator, keys]) => [operator, map(at, keys)]),
  );
  return { ...condition, ...(rest !== undefined && { rest }) };
}

/** `Condition: { Type, Key, Value }` */
function busConditionOf(properties: Dictionary): Value | null {
  const condition = writtenEntry(properties, 'Condition')?.value;
  const operator = textOf(entryOf(condition, 'Type')?.value);
  const key = textOf(entryOf(condition, 'Key')?.value);
  if (condition === undefined || condition.kind === 'none') return null;
  if (operator === null || key === null) return { kind: 'unknown', reason: 'invalid', at: condition.at };
  return map(condition.at, [[operator, map(condition.at, [[key, entryOf(condition, 'Value')]])]]);
}

function map(at: Node | null, elements: readonly Element[]): Dictionary {
  const entries = gather(elements, ([key, value]): MapEntry[] => {
    if (value === null) return [];
    return 'key' in value ? [{ key, keyNode: value.keyNode, value: value.value }] : [{ key, keyNode: null, value }];
  });
  return { kind: 'map', at, entries };
}

function version(at: Node | null): KnownScalar {
  return madeText(at, '2012-10-17');
}
