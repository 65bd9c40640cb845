/** Reads a template: each section when it is first needed. */
import { deref, lookup } from '../syntax/lookup.js';
import type { Mapping, Node, Tree } from '../syntax/tree.js';
import { always, type Guard } from '../value/guard.js';
import { unknown } from '../value/compose.js';
import { nameOf, textOf } from '../value/read.js';
import type { Value } from '../value/value.js';
import type { Deployment } from './document.js';
import { nestedOutput } from './nested-output.js';
import { nestedTemplate } from './nested-template.js';
import { propertyTest } from './property-test.js';
import { attributesOf, makeResource } from './resource.js';
import { lowerSam, type Lowered } from './sam/lower-sam.js';
import type { SectionEntry } from './section.js';
import { Setting, type Surroundings } from './setting.js';
import type { Condition, Dialect, Output, Parameter, Resource, Template } from './template.js';

export function readTemplate(root: Mapping, tree: Tree, deployment: Deployment): Template {
  return readNested(root, tree, { deployment, files: [], missed: new Set() });
}

function readNested(root: Mapping, tree: Tree, surroundings: Surroundings): Template {
  const setting = new Setting(root, tree, surroundings);
  const parts = { setting, surroundings, root, conditions: readConditions(setting), outputs: readOutputs(setting) };
  const asWritten: Lowered = { resources: readResources(setting), generated: new Map() };
  const written = new ReadTemplate(parts, () => asWritten);
  const nested = new Map<string, Template | null>();
  setting.findNestedOutputsBy((id, name, at) => {
    const template = nestedIn(written, id, nested);
    return template === null ? null : nestedOutput(template, name, at);
  });
  if (setting.dialect !== 'sam') return written;
  // Lowering resolves values, so it is put off until something needs the generated resources.
  let made: Lowered | null = null;
  return new ReadTemplate(parts, () => (made ??= lowerSam(written, setting.scope)));
}

/**
 * Each nested template is read once. While one is being read it yields no outputs: CloudFormation rejects stacks that wait
 * for each other.
 */
function nestedIn(template: Template, id: string, read: Map<string, Template | null>): Template | null {
  const known = read.get(id);
  if (known !== undefined) return known;
  read.set(id, null);
  const resource = template.resources.get(id);
  const nested = resource === undefined ? null : template.nested(resource);
  read.set(id, nested);
  return nested;
}

interface Parts {
  readonly setting: Setting;
  readonly surroundings: Surroundings;
  readonly root: Mapping;
  readonly conditions: ReadonlyMap<string, Condition>;
  readonly outputs: ReadonlyMap<string, Output>;
}

class ReadTemplate implements Template {
  readonly root: Mapping;
  readonly conditions: ReadonlyMap<string, Condition>;
  readonly outputs: ReadonlyMap<string, Output>;
  readonly #setting: Setting;
  readonly #surroundings: Surroundings;
  readonly #lowered: () => Lowered;

  constructor({ setting, surroundings, root, conditions, outputs }: Parts, lowered: () => Lowered) {
    this.root = root;
    this.conditions = conditions;
    this.outputs = outputs;
    this.#setting = setting;
    this.#surroundings = surroundings;
    this.#lowered = lowered;
  }

  get dialect(): Dialect {
    return this.#setting.dialect;
  }

  get transforms(): readonly string[] {
    return this.#setting.transforms;
  }

  get parameters(): ReadonlyMap<string, Parameter> {
    return this.#setting.parameters;
  }

  get missed(): ReadonlySet<string> {
    return this.#setting.missed;
  }

  get gaveUpAt(): Node | null {
    return this.#setting.work.gaveUpAt;
  }

  get mappings(): ReadonlyMap<string, Value> {
    return this.#setting.mappings;
  }

  get resources(): ReadonlyMap<string, Resource> {
    return this.#lowered().resources;
  }

  get generated(): ReadonlyMap<string, Resource> {
    return this.#lowered().generated;
  }

  parameter(name: string): Parameter | null {
    return this.parameters.get(name) ?? null;
  }

  resource(id: string): Resource | null {
    return this.resources.get(id) ?? this.generated.get(id) ?? null;
  }

  resolve(node: Node, under: Guard = always): Value {
    const { scope } = this.#setting;
    return scope.restrict(scope.resolve(node), under);
  }

  isPossible(guard: Guard): boolean {
    return this.#setting.conditions.isPossible(guard);
  }

  nested(resource: Resource): Template | null {
    return nestedTemplate(resource, this, { ...this.#surroundings, read: readNested });
  }
}

function readResources(setting: Setting): ReadonlyMap<string, Resource> {
  const resources = new Map<string, Resource>();
  for (const entry of setting.resources) {
    const resource = readResource(entry, setting);
    if (resource !== null) resources.set(entry.name, resource);
  }
  return resources;
}

function readConditions(setting: Setting): ReadonlyMap<string, Condition> {
  return new Map(setting.conditionEntries.map(({ name }): [string, Condition] => [name, new ReadCondition(name, setting)]));
}

class ReadCondition implements Condition {
  readonly name: string;
  readonly #setting: Setting;

  constructor(name: string, setting: Setting) {
    this.name = name;
    this.#setting = setting;
  }

  get decided(): boolean | null {
    return this.#setting.conditions.holds(this.name);
  }
}

/** Null for a resource without a known type, and for one whose condition is decided to be false. */
function readResource(entry: SectionEntry, setting: Setting): Resource | null {
  const attribute = attributesAt(entry, setting);
  const type = textOf(attribute('Type'));
  const when = guardOf(attribute('Condition'), setting);
  const node = deref(entry.node);
  if (type === null || when === null || node?.kind !== 'mapping') return null;
  return makeResource({
    id: entry.name,
    type,
    key: entry.key,
    node,
    madeFrom: null,
    when,
    attribute: (name) => within(attribute(name), when, setting),
    mayHave: entry.kind === 'included' ? () => true : propertyTest(node, (map) => setting.isTorn(map)),
  });
}

function readOutputs(setting: Setting): ReadonlyMap<string, Output> {
  const outputs = new Map<string, Output>();
  for (const entry of setting.outputs) {
    const attribute = attributesAt(entry, setting);
    const when = guardOf(attribute('Condition'), setting);
    const node = deref(entry.node);
    if (when === null || node?.kind !== 'mapping') continue;
    const { name, key } = entry;
    outputs.set(name, new ReadOutput({ name, key, node, when }, (attributeName) => within(attribute(attributeName), when, setting)));
  }
  return outputs;
}

class ReadOutput implements Output {
  readonly name: string;
  readonly key: Node;
  readonly node: Mapping;
  readonly when: Guard;
  readonly #entry: (name: string) => Value | null;

  constructor({ name, key, node, when }: Pick<Output, 'name' | 'key' | 'node' | 'when'>, entry: (name: string) => Value | null) {
    this.name = name;
    this.key = key;
    this.node = node;
    this.when = when;
    this.#entry = entry;
  }

  get value(): Value | null {
    return this.#entry('Value');
  }

  entry(name: string): Value | null {
    return this.#entry(name);
  }
}

/** Properties that may have been in text that could not be read are unknown. */
function attributesAt(entry: SectionEntry, setting: Setting): (name: string) => Value | null {
  if (entry.kind === 'included') return attributesOf(entry.value);
  const node = deref(entry.node);
  if (node?.kind !== 'mapping') return () => null;
  return (name) => {
    const value = lookup(node, name);
    if (value !== null) return entry.scope.resolve(value);
    return name === 'Properties' && setting.isTorn(node) ? unknown(node, 'invalid') : null;
  };
}

function within(value: Value | null, when: Guard, setting: Setting): Value | null {
  return value === null ? null : setting.scope.restrict(value, when);
}

/** The guard of something with this `Condition`; null when it can never exist. */
function guardOf(condition: Value | null, setting: Setting): Guard | null {
  const name = nameOf(condition);
  if (name === null) return always;
  const holds = setting.conditions.holds(name);
  if (holds === false) return null;
  return holds === true ? always : [{ kind: 'condition', name, holds: true }];
}
