/** Merges the `Globals` section into the resources of SAM. */
import { samGlobalProperties } from '../../data/sam-globals.js';
import { deref, lookup, mappingAt } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import type { Guard } from '../../value/guard.js';
import { textOf } from '../../value/read.js';
import type { Dictionary, MapEntry, Value } from '../../value/value.js';
import { makeResource } from '../resource.js';
import type { Scope } from '../scope.js';
import type { Resource, Template } from '../template.js';
import { functionAt, writtenAt, writtenValue } from './as-written.js';
import { sizeOf } from './value-size.js';

const prefix = 'AWS::Serverless::';

/**
 * How many entries and items all merges together may still copy, since every resource can contain all of the shared ones.
 */
interface Budget {
  entries: number;
  readonly scope: Scope;
}

const maxEntries = 1_000_000;

/** All resources of a template, those of SAM with the Globals of their type; merged when first needed. */
export function withGlobals(template: Template, scope: Scope): ReadonlyMap<string, Resource> {
  const section = mappingAt(template.root, 'Globals');
  if (section === null) return template.resources;
  const budget: Budget = { entries: maxEntries, scope };
  const values = new Map<string, Value>();
  const sharedBy = (type: string, node: Node): Value => {
    const value = values.get(type) ?? template.resolve(node);
    values.set(type, value);
    return value;
  };
  return new Map(
    [...template.resources].map(([id, resource]) => {
      const globals = resource.type.startsWith(prefix) ? lookup(section, resource.type.slice(prefix.length)) : null;
      if (globals === null) return [id, resource];
      return [id, merged(resource, () => under(resource.when, sharedBy(resource.type, globals), budget), budget)];
    }),
  );
}

function under(when: Guard, shared: Value, budget: Budget): Value {
  if (when.length === 0) return shared;
  return spend(budget, sizeOf(shared)) ? budget.scope.restrict(shared, when) : budget.scope.giveUp(shared.at);
}

/** The properties that a Globals section gives to resources that SAM creates by itself, such as `ServerlessRestApi`. */
export function globalsOf(template: Template, type: string): Dictionary | null {
  const section = mappingAt(template.root, 'Globals');
  const node = section === null ? null : deref(lookup(section, type.slice(prefix.length)));
  const value = node === null ? null : template.resolve(node);
  return value?.kind === 'map' ? { ...value, entries: permitted(value, type) } : null;
}

/** The node from which a property of a SAM resource is read, its own or that of the Globals, even one without a value. */
export function writtenProperty(template: Template, resource: Resource, name: string): Node | null {
  const own = writtenAt(resource.properties, name);
  const section = own === null ? mappingAt(template.root, 'Globals') : null;
  const globals = section === null ? null : deref(lookup(section, resource.type.slice(prefix.length)));
  if (globals?.kind !== 'mapping' || samGlobalProperties(resource.type)?.includes(name) !== true || isIgnored(resource, name)) return own;
  return lookup(globals, name);
}

function isIgnored(resource: Resource, name: string): boolean {
  const ignored = resource.attribute('IgnoreGlobals');
  if (ignored === null) return false;
  return ignored.kind === 'list' ? ignored.items.some((item) => textOf(item) === name) : textOf(ignored) === '*';
}

function merged(resource: Resource, globals: () => Value, budget: Budget): Resource {
  const { id, type, key, node, madeFrom, when } = resource;
  return makeResource({
    id,
    type,
    key,
    node,
    madeFrom,
    when,
    attribute: (name) => (name === 'Properties' ? mergedProperties(resource, globals(), budget) : resource.attribute(name)),
  });
}

function mergedProperties(resource: Resource, globals: Value, budget: Budget): Value {
  const own = resource.properties;
  if (globals.kind !== 'map' || own.kind !== 'map') return own;
  const shared = { ...globals, entries: permitted(globals, resource.type).filter(({ key }) => !isIgnored(resource, key)) };
  return mergedMap(shared, own, resource.type.slice(prefix.length), budget);
}

function permitted(globals: Dictionary, type: string): readonly MapEntry[] {
  const names = samGlobalProperties(type) ?? [];
  return globals.entries.filter(({ key }) => names.includes(key));
}

/** Paths at which the value in the resource replaces that of the Globals. */
const replaced: ReadonlySet<string> = new Set(['Function.Architectures', 'CapacityProvider.InstanceRequirements.Architectures']);
/** The path at which the Globals add only what the resource also names. */
const pruned = 'CapacityProvider.ManagedResourceTags';

/** An intrinsic function in place of a map or list is taken as a whole, whatever it yields. */
function mergedEntry(shared: MapEntry, own: MapEntry, path: string, budget: Budget): MapEntry {
  const isWhole = [shared, own].some((entry) => functionAt(writtenValue(entry)) !== null) || replaced.has(path);
  return isWhole ? own : { ...own, value: mergedValue(shared.value, own.value, path, budget) };
}

function mergedValue(shared: Value, own: Value, path: string, budget: Budget): Value {
  if (shared.kind === 'list' && own.kind === 'list') {
    return spend(budget, shared.items.length) ? { ...own, items: [...shared.items, ...own.items] } : budget.scope.giveUp(own.at);
  }
  return shared.kind === 'map' && own.kind === 'map' ? mergedMap(shared, own, path, budget) : own;
}

function spend(budget: Budget, entries: number): boolean {
  budget.entries -= entries;
  return budget.entries >= 0;
}

function mergedMap(shared: Dictionary, own: Dictionary, path: string, budget: Budget): Value {
  if (!spend(budget, shared.entries.length)) return budget.scope.giveUp(own.at);
  const byKey = new Map(own.entries.map((entry) => [entry.key, entry]));
  const isPruned = path === pruned && own.entries.length > 0;
  const entries = shared.entries.flatMap((entry): readonly MapEntry[] => {
    const mine = byKey.get(entry.key);
    byKey.delete(entry.key);
    if (mine !== undefined) return [mergedEntry(entry, mine, `${path}.${entry.key}`, budget)];
    // The resource may remove the entry: `Environment: !Ref AWS::NoValue`.
    return isPruned || writtenAt(own, entry.key) !== null ? [] : [entry];
  });
  return { ...own, entries: [...entries, ...byKey.values()] };
}
