/** Where the secrets of a template go: from access keys, generated secrets and parameters to what shows or uses them. */
import { generatesSecrets, isGeneratedSecretAttribute } from '../../data/generated-secret-attribute.js';
import type { Parameter, Resource, Template } from '../../model/template.js';
import { memberIndex } from '../../syntax/lookup.js';
import { scalarsWith } from '../../syntax/scalars-with.js';
import { sourceSpan } from '../../syntax/source-span.js';
import type { Node, Scalar, Tree } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { encloses, type Span } from '../../text/span.js';
import { once } from '../../text/once.js';
import { dynamicReferences, fetchesSecret, unknownPart } from '../credential/dynamic-reference.js';
import type { ReferenceSite } from '../reference.js';
import { secretNameKind } from '../secret/secret-name.js';
import { secretPlace, type SecretPlace } from '../secret/secret-place.js';
import type { Workload } from '../workload/workload.js';

export type FlowSource =
  /** The id of an access key (`Ref`) and its secret half (`Fn::GetAtt … SecretAccessKey`). */
  | { readonly kind: 'access-key-id' | 'access-key-secret'; readonly resource: Resource }
  /** An attribute with a secret that AWS generates. */
  | { readonly kind: 'generated-secret'; readonly resource: Resource; readonly attribute: string }
  /** A parameter that hides its value, or should do so by its name. */
  | { readonly kind: 'parameter'; readonly parameter: Parameter }
  /** A dynamic reference to a secret or a secure parameter; one that is made of several pieces is known by its first. */
  | { readonly kind: 'dynamic-reference'; readonly service: 'secretsmanager' | 'ssm-secure' };

export interface CredentialFlow {
  readonly source: FlowSource;
  /** The place where the secret arrives. */
  readonly sink: SecretPlace;
  /** The reference that takes it there. */
  readonly at: Span;
  /** The workload that gets it, if the place belongs to one. */
  readonly consumer: Workload | null;
  /** Secrets and parameters of the template that store it on the way, nearest to the source first. */
  readonly through: readonly Resource[];
}

/** The receiver of a secret, as messages name it. */
export function recipientOf({ sink, consumer }: CredentialFlow): string {
  return sink.id ?? consumer?.resource.id ?? 'the template';
}

interface FlowFacts {
  readonly template: Template;
  readonly tree: Tree;
  /** Where dynamic references are looked for. */
  readonly stretches: readonly Span[];
  /** The workload that a resource is, and all workloads; called only when a secret goes anywhere. */
  workload(resource: Resource): Workload | null;
  workloads(): readonly Workload[];
  /** What is of interest about the secret of a source, by the place of the source. */
  seenOf(source: Span): Seen;
  /** Whether what happens at a place is of interest, whatever the source. */
  isSeen(at: Span): boolean;
}

export interface Seen {
  references(name: string): readonly ReferenceSite[];
  isSeen(at: Span): boolean;
}

const accessKey = 'AWS::IAM::AccessKey';

/** The flows of interest, in the order of their sources: resources, parameters, dynamic references. */
export function credentialFlows(around: FlowFacts): readonly CredentialFlow[] {
  const { template } = around;
  const made = [...template.resources.values()]
    .filter(({ type }) => type === accessKey || generatesSecrets(type))
    .flatMap((resource) =>
      flowsOf(resource.id, around.seenOf(resource.key), around, ({ attribute }) => resourceSource(resource, attribute)),
    );
  const given = gather([...template.parameters.values()].filter(isSecretParameter), (parameter) =>
    flowsOf(parameter.name, around.seenOf(parameter.key), around, () => ({ kind: 'parameter', parameter })),
  );
  return [...made, ...given, ...dynamicFlows(around)];
}

/** Whether a parameter holds a secret: it is hidden, or a plain text with a name for a secret. */
function isSecretParameter({ name, noEcho, type }: Parameter): boolean {
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

/** Where a secret goes whose source has a logical ID. */
function flowsOf(
  name: string,
  seen: Seen,
  around: FlowFacts,
  sourceAt: (site: ReferenceSite) => FlowSource | null,
): readonly CredentialFlow[] {
  return gather(seen.references(name), (site) => {
    const source = sourceAt(site);
    return source === null ? [] : flowsFrom(source, site, seen, around);
  });
}

/** The flow to the place of a reference, and, if a secret or parameter stores it there, the flows on from that one. */
function flowsFrom(source: FlowSource, site: ReferenceSite, seen: Seen, around: FlowFacts): readonly CredentialFlow[] {
  const sink = secretPlace(site.node, around.template);
  const direct = flowTo(sink, site.node, { source, at: site.at, through: [] }, around);
  const keeper = sink.kind === 'secret-string' || sink.kind === 'ssm-parameter' ? sink.resource : null;
  const onward =
    keeper === null
      ? []
      : gather(seen.references(keeper.id), (next): readonly CredentialFlow[] => {
          if (!seen.isSeen(next.at)) return [];
          const place = secretPlace(next.node, around.template);
          const flow = flowTo(place, next.node, { source, at: next.at, through: [keeper] }, around);
          return flow.consumer === null ? [] : [flow];
        });
  return seen.isSeen(site.at) ? [direct, ...onward] : onward;
}

/** Secrets that CloudFormation fills in at deployment; in properties for secrets they are where they belong. */
function dynamicFlows(around: FlowFacts): readonly CredentialFlow[] {
  const found: CredentialFlow[] = [];
  for (const node of scalarsWith(fetchesFromStore, around.tree, around.stretches)) {
    if (!around.isSeen(node)) continue;
    for (const reference of dynamicReferences(textFrom(node))) {
      const { service, start, end } = reference;
      if ((service !== 'secretsmanager' && service !== 'ssm-secure') || start >= node.text.length || !fetchesSecret(reference)) continue;
      const sink = secretPlace(node, around.template);
      const at = sourceSpan(node, start, Math.min(end, node.text.length));
      found.push(flowTo(sink, node, { source: { kind: 'dynamic-reference', service }, at, through: [] }, around));
    }
  }
  return found;
}

const fetchesFromStore = /\{\{resolve:s(?:ecretsmanager|sm-secure)/g;

/** One reference may be made of at most this many items of `Fn::Join`. */
const mostPieces = 8;

/** The text of a scalar and of the items after it in its list, as far as it is written. */
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

/** The consumer is worked out only when it is asked for. */
function flowTo(
  sink: SecretPlace,
  node: Node,
  known: Pick<CredentialFlow, 'source' | 'at' | 'through'>,
  around: FlowFacts,
): CredentialFlow {
  return Object.assign(new Consumed(once(() => consumerOf(sink, node, around))), { ...known, sink });
}

class Consumed {
  readonly #consumer: () => Workload | null;

  constructor(consumer: () => Workload | null) {
    this.#consumer = consumer;
  }

  get consumer(): Workload | null {
    return this.#consumer();
  }
}

/** What SAM's Globals hand to every function counts for the first function only. */
function consumerOf({ kind, resource }: SecretPlace, node: Node, around: FlowFacts): Workload | null {
  if (resource !== null) return around.workload(resource);
  return kind !== 'environment'
    ? null
    : (around.workloads().find(({ environment }) => environment.some(({ at }) => encloses(at, node))) ?? null);
}
