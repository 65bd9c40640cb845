/** The outputs of nested templates, where they mean the same in the template that nests them. */
import type { Node } from '../syntax/tree.js';
import { joinedText } from '../value/compose.js';
import type { KnownScalar, Value } from '../value/value.js';
import { relocate } from './relocate.js';
import type { Template } from './template.js';

/** Pseudo parameters that have the same value in a nested stack. */
export const sharedPseudoParameters: readonly string[] = [
  'AWS::AccountId',
  'AWS::NotificationARNs',
  'AWS::Partition',
  'AWS::Region',
  'AWS::URLSuffix',
];

/** The value of `Fn::GetAtt` of an output, placed at a node; null where it depends on the nested stack itself. */
export function nestedOutput(nested: Template, name: string, at: Node): Value | null {
  const output = nested.outputs.get(name);
  const value = output === undefined || output.when.length > 0 ? null : output.value;
  if (value?.kind !== 'scalar' && value?.kind !== 'concat' && value?.kind !== 'ref') return null;
  const parts = value.kind === 'concat' ? value.parts : [value];
  return parts.every((part) => isShared(part, nested)) ? relocate(withoutNames(value), at) : null;
}

function isShared(part: Value, nested: Template): boolean {
  if (part.kind === 'ref') return part.derived !== true && sharedPseudoParameters.includes(part.name);
  return part.kind === 'scalar' && part.pieces.every(({ parameter }) => parameter === null || isGiven(parameter, nested));
}

/**
 * A default of the nested template may have been overridden by an unknown value, and a secret belongs where it is hidden.
 */
function isGiven(parameter: string, { parameters }: Template): boolean {
  const known = parameters.get(parameter);
  return known === undefined || (known.given !== null && !known.noEcho);
}

/** The same text, without the names of the nested template's parameters. */
function withoutNames(value: Value): Value {
  if (value.kind === 'concat') return { ...value, parts: value.parts.map(withoutNames) };
  return value.kind === 'scalar' ? textAlone(value) : value;
}

function textAlone({ at, pieces }: KnownScalar): KnownScalar {
  return joinedText(
    at,
    pieces.map(({ text, scalar, from }) => ({ text, scalar, from, parameter: null })),
  );
}
