/** Where secrets go that a template makes or is given: from access keys, generated secrets and parameters to what shows or uses them. */
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

interface FlowFacts {
  readonly template: Template;
  readonly tree: Tree;
  /** Where dynamic references are looked for. */
  readonly stretches: readonly Span[];
  /** The workload that a resource is, and all of them; asked for only when a secret goes anywhere. */
  workload(resource: Resource): Workload | null;
  workloads(): readonly Workload[];
  /** What is of interest of the secret of a source, by where that stands. */
  seenOf(source: Span): Seen;
  /** Whether what happens at a place is of interest, whatever the source. */
  isSeen(at: Span): boolean;
}

export interface Seen {
  references(name: string): readonly ReferenceSite[];
  isSeen(at: Span): boolean;
}

const accessKey = 'AWS::IAM::AccessKey';

/** Those that are of interest, in the order of the sources: resources, then parameters, then dynamic references. */
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

/** Whether a parameter carries a secret: it is hidden, or it is a plain text with the name of a secret. */
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

/** Where the secret of what has a name goes. */
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

/** The place of a reference; where a secret or parameter keeps it, also the places of what names that one. */
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

/** Secrets that CloudFormation fills in when it deploys; in a property that takes a secret they are where they belong. */
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

/** Who runs with it is worked out when somebody asks. */
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

/** What SAM's Globals hand to every function counts for the first of them. */
function consumerOf({ kind, resource }: SecretPlace, node: Node, around: FlowFacts): Workload | null {
  if (resource !== null) return around.workload(resource);
  return kind !== 'environment'
    ? null
    : (around.workloads().find(({ environment }) => environment.some(({ at }) => encloses(at, node))) ?? null);
}
