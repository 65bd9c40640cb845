/** The entries of `Policies`: managed policies, documents and policy templates, distinguished by their form. */
import { isManagedPolicyName, managedPolicy } from '../../data/managed-policy.js';
import { samPolicyTemplate } from '../../data/sam-policy-template.js';
import { deref } from '../../syntax/lookup.js';
import { unknown } from '../../value/compose.js';
import type { Guard } from '../../value/guard.js';
import { entryOf, itemsOf, valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import type { Resource } from '../template.js';
import { functionAt, givenAt, isEmpty } from './as-written.js';
import { awsPolicy, type Lowering } from './lowering.js';
import { valueOf } from './made-value.js';
import { noGrants, type Grants } from './role.js';
import { tableValue } from './table-value.js';

interface PolicyEntry {
  readonly kind: keyof Grants;
  readonly value: Value;
}

/** What the property grants; the index of an entry becomes part of the name of an inline policy of `role`. */
export function ownGrants(owner: Resource, role: string, lowering: Lowering): Grants {
  const policies = givenAt(owner.properties, 'Policies');
  if (policies === null || isEmpty(policies)) return noGrants;
  const entries = placed(policies, owner.when, lowering).map(({ value, place }) => entryFor(value, `${role}Policy${place}`, lowering));
  const valuesOf = (kind: keyof Grants): readonly Value[] => entries.filter((entry) => entry.kind === kind).map(({ value }) => value);
  return { managed: valuesOf('managed'), inline: valuesOf('inline') };
}

interface PlacedEntry {
  readonly value: Value;
  readonly place: number;
}

/** Entries that are `AWS::NoValue` keep their index. */
function placed(policies: Value, when: Guard, { scope }: Lowering): readonly PlacedEntry[] {
  const inOrder = itemsOf(policies).map((value, place) => ({ value, place }));
  const node = deref(policies.at);
  if (policies.kind !== 'list' || node?.kind !== 'sequence' || node.items.length === inOrder.length) return inOrder;
  const places = node.items.flatMap((item, place) => (scope.restrict(scope.resolve(item), when).kind === 'none' ? [] : [place]));
  return places.length === inOrder.length ? inOrder.map(({ value, place }) => ({ value, place: places[place] ?? place })) : inOrder;
}

function entryFor(value: Value, name: string, lowering: Lowering): PolicyEntry {
  const kind = kindOf(value);
  if (kind === 'managed') return { kind, value: eachOption(value, (option) => managedPolicyArn(option, lowering)) };
  const documentOf = (option: Value): Value => (kind === 'document' ? option : fromTemplate(option, lowering));
  const named = (document: Value): Value => valueOf({ PolicyName: name, PolicyDocument: document }, document.at);
  if (kind === 'invalid') return { kind: 'inline', value: named(unknown(value.at, 'invalid')) };
  return { kind: 'inline', value: eachOption(value, (option) => named(documentOf(option))) };
}

type Kind = 'managed' | 'document' | 'template' | 'invalid';

/** Both branches of an `Fn::If` must be of the same kind. */
function kindOf(value: Value): Kind {
  if (isChoice(value)) {
    const [kind, other] = new Set(value.options.filter((option) => option.value.kind !== 'none').map((option) => kindOf(option.value)));
    return kind === undefined || other !== undefined ? 'invalid' : kind;
  }
  if (value.kind === 'unknown' || functionAt(value.at) !== null) return 'managed';
  if (value.kind === 'scalar') return 'managed';
  if (value.kind !== 'map') return 'invalid';
  if (entryOf(value, 'Statement') !== null) return 'document';
  const [entry, more] = value.entries;
  return entry !== undefined && more === undefined && samPolicyTemplate(entry.key) !== null ? 'template' : 'invalid';
}

function isChoice(value: Value): value is Extract<Value, { kind: 'alternatives' }> {
  return value.kind === 'alternatives' && functionAt(value.at) === 'Fn::If';
}

function eachOption(value: Value, change: (value: Value) => Value): Value {
  if (!isChoice(value)) return change(value);
  const options = value.options.map((option) => ({ ...option, value: option.value.kind === 'none' ? option.value : change(option.value) }));
  return { ...value, options };
}

/** The ARN, if the value is the name of an AWS managed policy; any other value is kept as it is. */
function managedPolicyArn(value: Value, lowering: Lowering): Value {
  if (value.kind !== 'scalar' || functionAt(value.at) !== null || !isManagedPolicyName(value.text)) return value;
  const path = managedPolicy(value.text)?.path ?? '/';
  return awsPolicy(`${path.slice(1)}${value.text}`, value.at, lowering);
}

/** SAM rejects a policy template that lacks a parameter, and ignores extra parameters. */
function fromTemplate(value: Value, lowering: Lowering): Value {
  const [entry] = value.kind === 'map' ? value.entries : [];
  const template = entry === undefined ? null : samPolicyTemplate(entry.key);
  if (entry === undefined || template === null || entry.value.kind !== 'map') return unknown(value.at, 'invalid');
  const given = new Map(template.parameters.map((name) => [name, valueAt(entry.value, name)]));
  if ([...given.values()].includes(null)) return unknown(value.at, 'invalid');
  return tableValue(JSON.parse(template.definition), value.at, lowering, (name) => given.get(name) ?? null);
}
