/**
 * Keys among the variables that a definition or an input passes to the containers and builds it starts: in a map, or in JSON that
 * is a text.
 */
import { untypedCarriers } from '../../data/untyped-carrier.js';
import type { Resource } from '../../model/template.js';
import { readText } from '../../syntax/read.js';
import { sourceSpan } from '../../syntax/source-span.js';
import { tornMaps } from '../../syntax/torn.js';
import type { Node } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import type { Span } from '../../text/span.js';
import { conjoin, type Guard } from '../../value/guard.js';
import { entryOf, optionsOf, textOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { valueOfNode } from '../plain-value.js';
import { propertyValues } from '../property-value.js';
import { namesRoot } from '../root-identity.js';
import type { Script } from '../script/script.js';
import { isAwsCredentialName } from '../secret/secret-name.js';
import { isStore } from '../workload/named-value.js';
import { isEmptied, isOwnKeyName, mayBeForeign, mayHoldKey, namesOtherStore } from './own-key-name.js';

export interface PassedKey {
  readonly name: string;
  readonly nameAt: Span;
  /** Its value, if that is written in one place. */
  readonly given: Span | null;
  readonly when: Guard;
  /** Whether what is passed beside it names, or may name, a store that is not that of AWS. */
  readonly isForeign: boolean;
}

/** A variable in a definition, by its place in the file. */
interface PassedVariable extends Pick<PassedKey, 'name' | 'nameAt' | 'given' | 'when'> {
  readonly value: Value;
  readonly isSecretReference: boolean;
}

/** In a name and a value, as ECS, Batch and CodeBuild have them in overrides, at any depth. */
export function passedKeys(resource: Resource, scripts: readonly Script[]): readonly PassedKey[] {
  const definitions = untypedCarriers(resource.type).filter(
    ({ purpose, shape, path }) => purpose === 'document' && shape === 'tree' && path[0] === 'Definition',
  );
  const inMaps = gather(definitions, ({ path }) =>
    gather(propertyValues(resource, path), ({ value, when }) => keysAmong(variablesBelow(value, { when, placeOf: (node) => node }))),
  );
  return [...inMaps, ...gather(scripts, (script) => (isJson(script) ? keysAmong(variablesIn(script)) : []))];
}

/** Whether a script is JSON that passes something on. */
export function isJson({ kind, text }: Script): boolean {
  return (kind === 'definition' || kind === 'input') && /^\s*[[{]/.test(text);
}

function keysAmong(variables: readonly PassedVariable[]): readonly PassedKey[] {
  const isElsewhere = variables.some(namesOtherStore);
  const mayBeElsewhere = isElsewhere || mayBeForeign(variables);
  return variables
    .filter((variable) => isKey(variable) && !isTakenLater(variable.value))
    .map(({ name, nameAt, given, when }) => {
      const isForeign = isAwsCredentialName(name) ? isElsewhere : mayBeElsewhere;
      return { name, nameAt, given, when, isForeign };
    });
}

function isKey(variable: PassedVariable): boolean {
  if (isAwsCredentialName(variable.name)) return !isEmptied(variable.value);
  return isOwnKeyName(variable.name) && !namesRoot(variable.name) && mayHoldKey(variable);
}

/** Whether a value is an expression for what comes to hand as it runs: `{% $states.input.key %}` in JSONata, `<key>` of an event. */
function isTakenLater(value: Value): boolean {
  return /^\s*(?:\{%|<[^>]*>$)/.test(textOf(value) ?? '');
}

/** A quick look, which most texts do not pass. */
const mayNameKey = /access[_.-]?key|secret[_.-]?(?:access[_.-]?)?key|(?:session|security)_?token|token_bedrock/i;

function variablesIn(script: Script): readonly PassedVariable[] {
  if (!mayNameKey.test(script.text)) return [];
  const tree = readText(script.text, 'json');
  const placeOf = (node: Node): Span | null => {
    const { start, end } = node.kind === 'scalar' ? sourceSpan(node, 0, node.text.length) : node;
    return script.spanAt(start, end);
  };
  return variablesBelow(valueOfNode(tree.documents[0] ?? null, tornMaps(tree)), { when: script.when, placeOf });
}

interface Around {
  readonly when: Guard;
  readonly placeOf: (node: Node) => Span | null;
}

/** Far deeper than the states of a definition nest. */
const maxDepth = 60;

function variablesBelow(value: Value, around: Around, depth = 0): readonly PassedVariable[] {
  if (depth > maxDepth) return [];
  if (value.kind === 'alternatives') {
    return gather(optionsOf(value), (option) => {
      const when = conjoin(around.when, option.when);
      return when === null ? [] : variablesBelow(option.value, { ...around, when }, depth + 1);
    });
  }
  if (value.kind === 'list') return gather(value.items, (item) => variablesBelow(item, around, depth + 1));
  if (value.kind !== 'map') return [];
  return [...variableIn(value, around), ...gather(value.entries, (entry) => variablesBelow(entry.value, around, depth + 1))];
}

function variableIn(pair: Value, { when, placeOf }: Around): readonly PassedVariable[] {
  const name = (entryOf(pair, 'Name') ?? entryOf(pair, 'name'))?.value;
  const value = (entryOf(pair, 'Value') ?? entryOf(pair, 'value'))?.value;
  const known = textOf(name);
  const nameAt = placeAt(name?.at ?? null, placeOf);
  if (known === null || nameAt === null || value === undefined || value.kind === 'null') return [];
  const type = textOf((entryOf(pair, 'Type') ?? entryOf(pair, 'type'))?.value) ?? '';
  return [{ name: known, nameAt, given: placeAt(value.at, placeOf), when, value, isSecretReference: isStore(type) }];
}

function placeAt(node: Node | null, placeOf: Around['placeOf']): Span | null {
  return node === null ? null : placeOf(node);
}
