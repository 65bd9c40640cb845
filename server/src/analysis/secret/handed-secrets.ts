/**
 * Secrets whose name is only at their destination: a variable or property that is filled from a mapping or a default, or an
 * SSM parameter.
 */
import type { Resource, Template } from '../../model/template.js';
import { sourceSpan } from '../../syntax/source-span.js';
import { gather } from '../../text/gather.js';
import { encloses, type Span } from '../../text/span.js';
import { fetchedFrom } from '../../value/origin.js';
import { optionsOf, textOf } from '../../value/read.js';
import type { KnownScalar, Value } from '../../value/value.js';
import { propertyValues } from '../property-value.js';
import { namedValues } from '../workload/named-value.js';
import { composedSecrets } from './composed-secret.js';
import { namedSecret, type NamedDetection } from './named-literal.js';
import { secretNameKind } from './secret-name.js';

/** The spans are those of the literals, wherever they are in the file. */
export function handedSecrets(template: Template): readonly NamedDetection[] {
  return gather([...template.resources.values()], (resource) => [
    ...filledIn(resource, template),
    ...filledParameter(resource),
    ...filledCustom(resource),
  ]);
}

/** Values that are written elsewhere. A literal under the name itself is found where it is, and a key for an address holds no secret. */
function filledIn(resource: Resource, template: Template): readonly NamedDetection[] {
  return gather(namedValues(resource), ({ name, value, at, isSecretReference }) => {
    if (secretNameKind(name) === null || (isSecretReference && mayBeAddress(value))) return [];
    const isFound = (literal: Span): boolean => !isSecretReference && at.kind === 'scalar' && encloses(at, literal);
    const literals = literalIn(value, name).filter(({ isStandIn, ...literal }) => !isStandIn && !isFound(literal));
    return isSecretReference ? literals : [...literals, ...composedSecrets(value, name, template)];
  });
}

/**
 * Whether a text may be where a secret is kept, as ECS and CodeBuild want it: the name or ARN of a secret or parameter,
 * with what follows it (Secrets Manager API reference, `CreateSecret`; Systems Manager API reference, `PutParameter`). No
 * such name has other signs.
 */
function mayBeAddress(value: Value): boolean {
  return !/[^\w/+=.@:-]/.test(textOf(value) ?? '');
}

/** An SSM parameter; without a name, CloudFormation names it after its logical ID. */
function filledParameter(resource: Resource): readonly NamedDetection[] {
  const value = resource.type === 'AWS::SSM::Parameter' ? resource.property('Value') : null;
  if (value === null) return [];
  const given = resource.property('Name');
  if (given !== null) return gather(optionsOf(given), (name) => filledFrom(value, textOf(name.value)?.split('/').pop() ?? ''));
  return value.kind === 'scalar' && isOfParameter(value) ? [] : literalIn(value, meaningOf(resource.id));
}

/** The properties of a custom resource, whose purpose only their names show. */
function filledCustom(resource: Resource): readonly NamedDetection[] {
  if (!/^(?:Custom::|AWS::CloudFormation::CustomResource$)/.test(resource.type)) return [];
  return gather(propertyValues(resource, ['{}']), ({ value, entry }) => (entry === null ? [] : filledFrom(value, entry.key)));
}

/** The literals for a name that are written elsewhere; those that are written under it are found there. */
function filledFrom(filled: Value, name: string): readonly NamedDetection[] {
  if (secretNameKind(name) === null) return [];
  return optionsOf(filled)
    .filter(({ value }) => value.kind === 'scalar' && (isOfParameter(value) || fetchedFrom(value) !== null))
    .flatMap(({ value }) => literalIn(value, name))
    .filter(({ isStandIn }) => !isStandIn);
}

function isOfParameter({ pieces }: KnownScalar): boolean {
  return pieces.some(({ parameter }) => parameter !== null);
}

/** A text that is one scalar of the file. */
function literalIn(value: Value, name: string): readonly NamedDetection[] {
  const [piece, more] = value.kind === 'scalar' ? value.pieces : [];
  if (piece === undefined || piece.scalar === null || more !== undefined) return [];
  const found = namedSecret(name, piece.text, sourceSpan(piece.scalar, piece.from, piece.from + piece.text.length));
  return found === null ? [] : [found];
}

/** A logical ID without the hash that CDK appends, and without the word for its kind. */
function meaningOf(id: string): string {
  return id.replace(/(?<=[a-z])[A-F0-9]{8}$/, '').replace(/(?:SSM|Ssm)?Param(?:eter)?$/, '');
}
