/** What the values of a template depend on: parameters, conditions, mappings, names, and available files. */
import { deref, lookup, mappingAt, scalarText } from '../syntax/lookup.js';
import { readText } from '../syntax/read.js';
import { tornMaps, type TornMaps } from '../syntax/torn.js';
import type { Mapping, Node, Tree } from '../syntax/tree.js';
import { gather } from '../text/gather.js';
import { unknown } from '../value/compose.js';
import { entryOf, textOf } from '../value/read.js';
import type { Value } from '../value/value.js';
import { Conditions } from './condition/condition.js';
import { isCustomResource } from './custom-resource.js';
import type { Deployment } from './document.js';
import { besideFile, isRelative } from './file-path.js';
import { givenValue, isListParameter, parameterValue, pseudoParameters, pseudoValue, readParameters } from './parameter.js';
import { noVariables } from './loop-variable.js';
import { languageOf } from './recognise.js';
import { relocate } from './relocate.js';
import { Resolver } from './resolver.js';
import { readSection, type SectionEntry, type WrittenEntry } from './section.js';
import { generatedId } from './sam/reference.js';
import type { SharedScope } from './shared-scope.js';
import type { Dialect, Parameter } from './template.js';
import { noWork } from './work.js';

/** The transforms of AWS, other than SAM, that add no resources by themselves. */
const plainTransforms: ReadonlySet<string> = new Set(['AWS::LanguageExtensions', 'AWS::Include']);
const sam = 'AWS::Serverless-2016-10-31';
/** The prefix of a nested stack's output attributes. */
const outputs = 'Outputs.';

/** What a template is read in: the values that decide it, and the files around it. */
export interface Surroundings {
  readonly deployment: Deployment;
  /** The paths of this template and of those that nest it; empty for the outermost template. */
  readonly files: readonly string[];
  readonly missed: Set<string>;
}

/** The value of a nested stack's output, by the stack's logical ID and the name of the output; null when it is not known. */
type NestedOutputs = (id: string, name: string, at: Node) => Value | null;

const noNestedOutputs: NestedOutputs = () => null;

export class Setting {
  readonly transforms: readonly string[];
  readonly dialect: Dialect;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly missed: Set<string>;
  readonly conditionEntries: readonly WrittenEntry[];
  /** No conditions until the section has been read; the loops in it cannot depend on any. */
  conditions = new Conditions(
    new Map(),
    () => null,
    () => [],
  );
  /** Resolves what the template says. */
  readonly scope: Resolver;
  readonly work = noWork();
  readonly resources: readonly SectionEntry[];
  readonly outputs: readonly SectionEntry[];
  readonly #root: Mapping;
  readonly #torn: TornMaps;
  readonly #deployment: Deployment;
  readonly #file: string;
  readonly #mappings: ReadonlyMap<string, SectionEntry> = new Map();
  #mappingValues: ReadonlyMap<string, Value> | null = null;
  readonly #resources: ReadonlyMap<string, SectionEntry> = new Map();
  /** The type of each resource by logical ID, including resources whose condition is decided to be false. */
  readonly #types: ReadonlyMap<string, string | null> = new Map();
  /** Whether only the names in the template can be referred to. */
  readonly #isClosed: boolean = false;
  readonly #including = new Set<string>();
  #nestedOutput = noNestedOutputs;

  constructor(root: Mapping, tree: Tree, { deployment, files, missed }: Surroundings) {
    this.#root = root;
    this.#torn = tornMaps(tree);
    this.#deployment = deployment;
    this.#file = files.at(-1) ?? '';
    this.missed = missed;
    this.transforms = transformsOf(lookup(root, 'Transform'));
    this.parameters = readParameters(mappingAt(root, 'Parameters'), deployment, this.#torn);
    this.scope = new Resolver(this.#sharedScope(deployment.mode === 'unbound' ? givenValue : parameterValue), noVariables);
    const decisive = deployment.mode === 'open' ? new Resolver(this.#sharedScope(givenValue), noVariables) : this.scope;
    this.#mappings = new Map(readSection(root, 'Mappings', this.scope).entries.map((entry) => [entry.name, entry]));
    this.conditionEntries = written(root, 'Conditions', decisive);
    const byName = new Map(this.conditionEntries.map((entry) => [entry.name, entry]));
    this.conditions = new Conditions(
      byName,
      (name) => this.#allowed(name),
      () => written(root, 'Rules', decisive),
    );
    const resources = readSection(root, 'Resources', this.scope);
    this.resources = resources.entries;
    this.outputs = readSection(root, 'Outputs', this.scope).entries;
    this.#resources = new Map(this.resources.map((entry) => [entry.name, entry]));
    this.#types = new Map(this.resources.map((entry) => [entry.name, typeOf(entry)]));
    this.dialect =
      this.transforms.includes(sam) || this.#hasType((type) => type.startsWith('AWS::Serverless::')) ? 'sam' : 'cloudformation';
    this.#isClosed =
      this.dialect === 'cloudformation' &&
      !resources.isOpen &&
      this.transforms.every((name) => plainTransforms.has(name)) &&
      ![...this.#types.values()].includes(null) &&
      !this.#hasType((type) => type.endsWith('::MODULE')) &&
      tree.problems.every((problem) => problem.kind === 'notice');
  }

  /** Whether a part of a map could not be read. */
  isTorn(map: Mapping): boolean {
    return this.#torn.has(map);
  }

  #hasType(test: (type: string) => boolean): boolean {
    return [...this.#types.values()].some((type) => type !== null && test(type));
  }

  /** The mappings, each as one value. */
  get mappings(): ReadonlyMap<string, Value> {
    return (this.#mappingValues ??= new Map([...this.#mappings].map(([name, entry]) => [name, this.#valueOf(entry)])));
  }

  #valueOf(entry: SectionEntry): Value {
    return entry.kind === 'written' ? entry.scope.resolve(entry.node) : entry.value;
  }

  #sharedScope(valueOf: typeof parameterValue): SharedScope {
    return {
      work: this.work,
      isTorn: (map) => this.isTorn(map),
      reference: (name, at) => this.#reference(name, at, valueOf),
      attribute: (id, name, at) => this.#attribute(id, name, at),
      mapping: (name) => {
        const entry = this.#mappings.get(name);
        return entry === undefined ? null : this.#valueOf(entry);
      },
      mappingNames: () => [...this.#mappings.keys()],
      isParameter: (name) => this.parameters.has(name) || pseudoParameters.has(name),
      isListParameter: (name) => isListParameter(name, this.parameters.get(name)),
      allowedValues: (name) => this.#allowed(name),
      isOpenToOthers: this.#deployment.mode === 'open',
      defaultOf: (name) => {
        const parameter = this.parameters.get(name);
        return parameter === undefined || parameter.given !== null ? null : (parameter.default?.text ?? null);
      },
      conditionHolds: (name) => this.conditions.holds(name),
      combine: (guard, more) => this.conditions.combine(guard, more),
      include: (path, at) => this.#include(path, at),
    };
  }

  #allowed(parameter: string): readonly string[] | null {
    return this.parameters.get(parameter)?.allowedValues ?? null;
  }

  #reference(name: string, at: Node, valueOf: typeof parameterValue): Value {
    if (name === 'AWS::NoValue') return { kind: 'none', at };
    const given = pseudoParameters.has(name) ? this.#deployment.parameters.get(name) : undefined;
    if (given !== undefined) return pseudoValue(name, given, at);
    const parameter = this.parameters.get(name);
    const value = parameter === undefined ? null : valueOf(parameter, at);
    if (value !== null) return value;
    const made = this.#made(name);
    if (made !== null) return { kind: 'ref', at, name: made.id };
    const means = parameter !== undefined || pseudoParameters.has(name) || this.#types.has(name) || !this.#isClosed;
    return means ? { kind: 'ref', at, name } : unknown(at, 'invalid');
  }

  /** Until this is called, outputs of nested stacks are unknown. */
  findNestedOutputsBy(find: NestedOutputs): void {
    this.#nestedOutput = find;
  }

  #attribute(id: string, name: string, at: Node): Value {
    const type = this.#types.get(id);
    if (type === undefined && this.#isClosed) return unknown(at, 'invalid');
    const made = this.#made(`${id}.${name}`);
    if (made !== null) {
      return made.rest === '' ? { kind: 'ref', at, name: made.id } : { kind: 'attribute', at, id: made.id, name: made.rest };
    }
    const output = name.startsWith(outputs) ? this.#nestedOutput(id, name.slice(outputs.length), at) : null;
    if (output !== null) return output;
    return isCustomResource(type ?? '') ? unknown(at, 'custom-resource') : { kind: 'attribute', at, id, name };
  }

  /**
   * Splits `Id.Property`, which names a resource that SAM creates, into the id of that resource and the attribute that
   * follows.
   */
  #made(name: string): { readonly id: string; readonly rest: string } | null {
    if (this.dialect !== 'sam') return null;
    const [id = '', property, ...rest] = name.split('.');
    if (property === undefined) return null;
    const made = generatedId(this.#root, this.#resources.get(id), this.#types.get(id) ?? null, `${id}.${property}`);
    return made === null ? null : { id: made, rest: rest.join('.') };
  }

  /** A file that includes itself, directly or not, has no value at that place. */
  #include(named: string, at: Node): Value | null {
    const path = besideFile(this.#file, named);
    if (!isRelative(named) || this.#including.has(path)) return null;
    const text = this.#deployment.neighbour?.(path) ?? null;
    if (text === null) {
      this.missed.add(path);
      return null;
    }
    const [root] = readText(text, languageOf(text)).documents;
    if (root === undefined) return null;
    this.#including.add(path);
    const value = relocate(this.scope.resolve(root), at);
    this.#including.delete(path);
    return value;
  }
}

/** Only entries of the template itself: conditions and rules of included files are ignored. */
function written(root: Mapping, section: string, scope: Resolver): readonly WrittenEntry[] {
  return readSection(root, section, scope).entries.filter((entry) => entry.kind === 'written');
}

function typeOf(entry: SectionEntry): string | null {
  if (entry.kind === 'included') return textOf(entryOf(entry.value, 'Type')?.value);
  const node = deref(entry.node);
  return node?.kind === 'mapping' ? scalarText(lookup(node, 'Type')) : null;
}

/** The names in `Transform`: one or several, each with or without parameters. */
function transformsOf(node: Node | null): readonly string[] {
  const value = deref(node);
  const items = value?.kind === 'sequence' ? value.items.map(deref) : [value];
  return gather(items, (item) => {
    const name = item?.kind === 'mapping' ? deref(lookup(item, 'Name')) : item;
    return name?.kind === 'scalar' ? [name.text] : [];
  });
}
