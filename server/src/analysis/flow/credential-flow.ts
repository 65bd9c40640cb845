/** Where secrets go that a template makes or is given: from access keys, generated secrets and parameters to what shows or uses them. */
import { generatesSecrets, isGeneratedSecretAttribute } from '../../data/generated-secret-attribute.js';
import type { Parameter, Resource, Template } from '../../model/template.js';
import { memberIndex, walk } from '../../syntax/lookup.js';
import { sourceSpan } from '../../syntax/source-span.js';
import type { Node, Scalar } from '../../syntax/tree.js';
import { encloses, type Span } from '../../text/span.js';
import { dynamicReferences, fetchesSecret, unknownPart } from '../credential/dynamic-reference.js';
import type { ReferenceSite } from '../reference.js';
import { secretNameKind } from '../secret/secret-name.js';
import { secretPlace, type SecretPlace } from '../secret/secret-place.js';
import type { Workload } from '../workload/workload.js';

export type FlowSource =
  /** The id of an access key (`Ref`) and its secret half (`Fn::GetAtt … SecretAccessKey`). */
  | { readonly kind: 'access-key-id' | 'access-key-secret'; readonly resource: Resource }
  /** An attribute that returns a secret that AWS generated. */
  | { readonly kind: 'generated-secret'; readonly resource: Resource; readonly attribute: string }
  /** A parameter that hides its value, or whose name says that it should. */
  | { readonly kind: 'parameter'; readonly parameter: Parameter }
  /** A dynamic reference to a secret or a secure parameter; also one that is put together of pieces, by its first. */
  | { readonly kind: 'dynamic-reference'; readonly service: 'secretsmanager' | 'ssm-secure' };

export interface CredentialFlow {
  readonly source: FlowSource;
  /** Where the secret arrives: its `place` says what that is. */
  readonly sink: SecretPlace;
  /** The reference that takes it there. */
  readonly at: Span;
  /** What runs with it, when the place belongs to a workload. */
  readonly consumer: Workload | null;
  /** Secrets and parameters of the template that keep it on the way, nearest to the source first. */
  readonly through: readonly Resource[];
}

/** What a secret is handed to, as a message calls it. */
export function recipientOf({ sink, consumer }: CredentialFlow): string {
  return sink.id ?? consumer?.resource.id ?? 'the template';
}

interface Surroundings {
  readonly template: Template;
  /** The text that the template stands in. */
  readonly text: string;
  /** The workload that a resource is, and all of them; asked for only when a secret goes anywhere. */
  workload(resource: Resource): Workload | null;
  workloads(): readonly Workload[];
  references(name: string): readonly ReferenceSite[];
}

const accessKey = 'AWS::IAM::AccessKey';

/** In the order of the sources: resources, then parameters, then dynamic references. */
export function credentialFlows(around: Surroundings): readonly CredentialFlow[] {
  const { template } = around;
  const made = [...template.resources.values()]
    .filter(({ type }) => type === accessKey || generatesSecrets(type))
    .flatMap((resource) =>
      around.references(resource.id).flatMap((site) => {
        const source = resourceSource(resource, site.attribute);
        return source === null ? [] : flowsFrom(source, site, around);
      }),
    );
  const given = [...template.parameters.values()]
    .filter(isSecretParameter)
    .flatMap((parameter) => around.references(parameter.name).flatMap((site) => flowsFrom({ kind: 'parameter', parameter }, site, around)));
  return [...made, ...given, ...dynamicFlows(around)];
}

/** Whether a parameter carries a secret: it is hidden, or it is a plain text with the name of a secret. */
export function isSecretParameter({ name, noEcho, type }: Parameter): boolean {
  return noEcho || (secretNameKind(name) !== null && (type === null || type === 'String'));
}

function resourceSource(resource: Resource, attribute: string | null): FlowSource | null {
  if (resource.type === accessKey) {
    if (attribute === null) return { kind: 'access-key-id', resource };
    return attribute === 'SecretAccessKey' ? { kind: 'access-key-secret', resource } : null;
  }
  return attribute !== null && isGeneratedSecretAttribute(resource.type, attribute)
    ? { kind: 'generated-secret', resource, attribute }
    : null;
}

/** The place of a reference; where a secret or parameter keeps it, also the places of what names that one. */
function flowsFrom(source: FlowSource, site: ReferenceSite, around: Surroundings): readonly CredentialFlow[] {
  const sink = secretPlace(site.node, around.template);
  const direct: CredentialFlow = { source, sink, at: site.at, consumer: consumerOf(sink, site.node, around), through: [] };
  const keeper = sink.kind === 'secret-string' || sink.kind === 'ssm-parameter' ? sink.resource : null;
  const onward =
    keeper === null
      ? []
      : around.references(keeper.id).flatMap((next): readonly CredentialFlow[] => {
          const place = secretPlace(next.node, around.template);
          const consumer = consumerOf(place, next.node, around);
          return consumer === null ? [] : [{ source, sink: place, at: next.at, consumer, through: [keeper] }];
        });
  return [direct, ...onward];
}

/** Secrets that CloudFormation fills in when it deploys; in a property that takes a secret they are where they belong. */
function dynamicFlows(around: Surroundings): readonly CredentialFlow[] {
  const found: CredentialFlow[] = [];
  if (!fetchesFromStore.test(around.text)) return found;
  walk(around.template.root, (node) => {
    if (node.kind !== 'scalar' || !fetchesFromStore.test(node.text)) return;
    for (const reference of dynamicReferences(textFrom(node))) {
      const { service, start, end } = reference;
      if ((service !== 'secretsmanager' && service !== 'ssm-secure') || start >= node.text.length || !fetchesSecret(reference)) continue;
      const sink = secretPlace(node, around.template);
      const at = sourceSpan(node, start, Math.min(end, node.text.length));
      found.push({ source: { kind: 'dynamic-reference', service }, sink, at, consumer: consumerOf(sink, node, around), through: [] });
    }
  });
  return found;
}

const fetchesFromStore = /\{\{resolve:s(?:ecretsmanager|sm-secure)/;

/** The items of `Fn::Join` that one reference may be put together of. */
const mostPieces = 8;

/** The text of a scalar as long as it is written, and that of the items behind it in a list; what is filled in is not known. */
function textFrom(node: Scalar): string {
  const items = node.parent?.kind === 'sequence' ? node.parent.items : [];
  const index = node.parent?.kind === 'sequence' ? memberIndex(node, node.parent) + 1 : 0;
  const behind = items
    .slice(index, index + mostPieces)
    .map((item) => (item.kind === 'scalar' && item.tag === null ? item.text : unknownPart));
  return [node.text, ...behind]
    .map((text) => text.replaceAll(/\$\{[^{}]{0,255}\}/g, (variable) => unknownPart.repeat(variable.length)))
    .join('');
}

/** What SAM's Globals hand to every function counts for the first of them. */
function consumerOf({ kind, resource }: SecretPlace, node: Node, around: Surroundings): Workload | null {
  if (resource !== null) return around.workload(resource);
  return kind !== 'environment'
    ? null
    : (around.workloads().find(({ environment }) => environment.some(({ at }) => encloses(at, node))) ?? null);
}
