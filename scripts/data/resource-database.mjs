/** The CloudFormation resource database of @aws-cdk/aws-service-spec as a flat list of properties. */
import { createRequire } from 'node:module';
import { compare } from './generated-module.mjs';

const require = createRequire(import.meta.url);
const DEPTH_LIMIT = 8;

/** The package that the database comes from, for the head of generated files. */
export const databasePackage = '@aws-cdk/aws-service-spec';

let database;
const walked = new Map();

function resourceDatabase() {
  database ??= require(databasePackage).loadAwsServiceSpecSync();
  return database;
}

/** All resource types, sorted by name. */
export function resources() {
  return resourceDatabase()
    .all('resource')
    .sort((a, b) => compare(a.cloudFormationType, b.cloudFormationType));
}

/**
 * Every property of a resource type, including nested ones: `{ path, name, property, leaves }`.
 * In `path`, `*` stands for each element of a list and `{}` for each value of a map.
 * `leaves` are the scalar types and JSON that the value consists of, each with the steps that lead there.
 * A type definition that contains itself is entered once.
 */
export function propertiesOf(resource) {
  const found = walked.get(resource) ?? [...walk(resource.properties, [], new Set())];
  walked.set(resource, found);
  return found;
}

function* walk(properties, prefix, entered) {
  for (const [name, property] of Object.entries(properties).sort(([a], [b]) => compare(a, b))) {
    const path = [...prefix, name];
    const leaves = leavesOf(property.type, []);
    yield { path, name, property, leaves };
    if (path.length >= DEPTH_LIMIT) continue;
    for (const { type, steps } of leaves) {
      if (type.type !== 'ref' || entered.has(type.reference.$ref)) continue;
      const definition = definitionOf(type);
      yield* walk(definition.properties, [...path, ...steps], new Set([...entered, definition.$id]));
    }
  }
}

/** The definition that a leaf of kind `ref` stands for. */
export function definitionOf(type) {
  return resourceDatabase().get('typeDefinition', type.reference.$ref);
}

function leavesOf(type, steps) {
  switch (type.type) {
    case 'array':
      return leavesOf(type.element, [...steps, '*']);
    case 'map':
      return leavesOf(type.element, [...steps, '{}']);
    case 'union':
      return type.types.flatMap((member) => leavesOf(member, steps));
    default:
      return [{ type, steps }];
  }
}
