/** Secrets that only what takes them names: a variable that a mapping or a default fills, a parameter of SSM without a name. */
import type { Resource, Template } from '../../model/template.js';
import { sourceSpan } from '../../syntax/source-span.js';
import { encloses, type Span } from '../../text/span.js';
import { textOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { namedValues } from '../workload/named-value.js';
import { namedSecret, type NamedDetection } from './named-literal.js';
import { secretNameKind } from './secret-name.js';

/** The spans are those of the literals, wherever in the file they stand. */
export function handedSecrets(template: Template): readonly NamedDetection[] {
  return [...template.resources.values()].flatMap((resource) => [...filledIn(resource), ...unnamedParameter(resource)]);
}

/** What stands under the name itself is found there; under the key for an address nothing is. */
function filledIn(resource: Resource): readonly NamedDetection[] {
  return namedValues(resource).flatMap(({ name, value, at, isSecretReference }) => {
    if (secretNameKind(name) === null || (isSecretReference && mayBeAddress(value))) return [];
    const isFound = (literal: Span): boolean => !isSecretReference && at.kind === 'scalar' && encloses(at, literal);
    return literalIn(value, name).filter(({ isStandIn, ...literal }) => !isStandIn && !isFound(literal));
  });
}

/**
 * Whether a text may be where a secret is kept, as ECS and CodeBuild want it: the name or ARN of a secret or parameter, with what
 * follows it (Secrets Manager API reference, `CreateSecret`; Systems Manager API reference, `PutParameter`). No such name has other signs.
 */
function mayBeAddress(value: Value): boolean {
  return !/[^\w/+=.@:-]/.test(textOf(value) ?? '');
}

/** CloudFormation names such a parameter after its logical id. */
function unnamedParameter(resource: Resource): readonly NamedDetection[] {
  if (resource.type !== 'AWS::SSM::Parameter' || resource.property('Name') !== null) return [];
  const value = resource.property('Value');
  const isGiven = value?.kind === 'scalar' && value.pieces.some(({ parameter }) => parameter !== undefined);
  return value === null || isGiven ? [] : literalIn(value, meaningOf(resource.id));
}

/** A text that one scalar of the file holds. */
function literalIn(value: Value, name: string): readonly NamedDetection[] {
  const [piece, more] = value.kind === 'scalar' ? value.pieces : [];
  if (piece === undefined || piece.scalar === null || more !== undefined) return [];
  const found = namedSecret(name, piece.text, sourceSpan(piece.scalar, piece.from, piece.from + piece.text.length));
  return found === null ? [] : [found];
}

/** Without the hash that CDK adds, and the word for what it is. */
function meaningOf(id: string): string {
  return id.replace(/(?<=[a-z])[A-F0-9]{8}$/, '').replace(/(?:SSM|Ssm)?Param(?:eter)?$/, '');
}
