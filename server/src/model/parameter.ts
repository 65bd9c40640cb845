/** The parameters of a template: their declarations, and the values of references to them. */
import { deref, effectiveEntries, keyText, lookup } from '../syntax/lookup.js';
import type { TornMaps } from '../syntax/torn.js';
import type { Entry, Mapping, Node } from '../syntax/tree.js';
import { joinedText, pieceCutter, unwrittenPiece } from '../value/compose.js';
import { hole } from '../text/hole.js';
import type { KnownScalar, Piece, Value } from '../value/value.js';
import type { Deployment } from './document.js';
import { scalarType, writtenTruth } from './scalar-type.js';
import type { Parameter } from './template.js';

const listOfTopics = 'AWS::NotificationARNs';

/** Set by CloudFormation itself; `AWS::NoValue` is not a value and is treated separately. */
export const pseudoParameters: ReadonlySet<string> = new Set([
  'AWS::AccountId',
  listOfTopics,
  'AWS::Partition',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
  'AWS::URLSuffix',
]);

export function readParameters(section: Mapping | null, deployment: Deployment, torn: TornMaps): ReadonlyMap<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  for (const entry of section === null ? [] : effectiveEntries(section)) {
    const name = keyText(entry);
    if (name !== null) parameters.set(name, readParameter(name, entry, deployment, torn));
  }
  return parameters;
}

function readParameter(name: string, entry: Entry, deployment: Deployment, torn: TornMaps): Parameter {
  const value = deref(entry.value);
  const node = value?.kind === 'mapping' ? value : null;
  const textAt = (key: string): string | null => scalarText(node === null ? null : lookup(node, key));
  const allowed = deref(node === null ? null : lookup(node, 'AllowedValues'));
  const noEcho = textAt('NoEcho')?.toLowerCase();
  return {
    name,
    node,
    key: entry.key,
    type: textAt('Type'),
    default: node === null ? null : defaultOf(lookup(node, 'Default'), name),
    allowedValues: allowed?.kind === 'sequence' ? allowed.items.map(scalarText).filter((text) => text !== null) : null,
    noEcho: noEcho === 'true',
    mayBeHidden: noEcho === 'true' || (noEcho !== 'false' && node !== null && torn.has(node)),
    given: deployment.parameters.get(name) ?? null,
  };
}

function scalarText(node: Node | null): string | null {
  const scalar = deref(node);
  return scalar?.kind === 'scalar' && scalarType(scalar) !== 'null' ? (writtenTruth(scalar) ?? scalar.text) : null;
}

function defaultOf(node: Node | null, parameter: string): KnownScalar | null {
  const scalar = deref(node);
  if (scalar?.kind !== 'scalar' || scalarType(scalar) === 'null' || scalar.text.includes(hole)) return null;
  const truth = writtenTruth(scalar);
  return joinedText(scalar, [truth === null ? { text: scalar.text, scalar, from: 0, parameter } : unwrittenPiece(truth, parameter)]);
}

/** Whether a parameter or pseudo parameter is a list; null when it is neither, or has no type. */
export function isListParameter(name: string, parameter: Parameter | undefined): boolean | null {
  if (parameter === undefined) return pseudoParameters.has(name) ? name === listOfTopics : null;
  // For types of the Parameter Store, the type of the stored value.
  const type = /^AWS::SSM::Parameter::Value<(.*)>$/.exec(parameter.type ?? '')?.[1] ?? parameter.type;
  return type === null ? null : isListType(type);
}

/** Whether a parameter of this type is a list, given as text with commas. */
export function isListType(type: string | null): boolean {
  return type === 'CommaDelimitedList' || type?.startsWith('List<') === true;
}

/** The value of a reference: what is given, else the default; null when only the deployment decides it. */
export function parameterValue(parameter: Parameter, at: Node): Value | null {
  if (parameter.given !== null) return givenValue(parameter, at);
  const { type, default: value } = parameter;
  return value !== null && !isStored(type) ? valueOf(value.pieces, isListType(type), at) : null;
}

/** The value of a reference where a default does not count. */
export function givenValue({ name, type, given }: Parameter, at: Node): Value | null {
  return given === null || isStored(type) ? null : valueOf([unwrittenPiece(given, name)], isListType(type), at);
}

/** Whether the value is what a store holds under the path that is given, which no template contains. */
function isStored(type: string | null): boolean {
  return type?.startsWith('AWS::SSM::Parameter::Value<') === true;
}

/** The value of a pseudo parameter that was given. */
export function pseudoValue(name: string, given: string, at: Node): Value {
  return valueOf([unwrittenPiece(given, name)], name === listOfTopics, at);
}

function valueOf(pieces: readonly Piece[], isList: boolean, at: Node): Value {
  const whole = joinedText(at, pieces);
  if (!isList) return whole;
  // An empty list is represented as one empty item, which still tells which parameter it comes from.
  if (whole.text === '') return { kind: 'list', at, items: [whole] };
  const items: Value[] = [];
  const cut = pieceCutter(pieces);
  let start = 0;
  for (const part of whole.text.split(',')) {
    const from = start + part.length - part.trimStart().length;
    items.push(joinedText(at, cut(from, from + part.trim().length)));
    start += part.length + 1;
  }
  return { kind: 'list', at, items };
}
