/** All values of a template, and all parts of a value, for tests that hold something of each. */
import type { Template } from '../../src/model/template.js';
import type { Value } from '../../src/value/value.js';

export function valuesOf(template: Template): readonly Value[] {
  const outputs = [...template.outputs.values()].map((output) => output.value);
  return [...[...template.resources.values()].map((resource) => resource.properties), ...outputs].filter((value) => value !== null);
}

/** Each part once, though anchors can put it in many places. */
export function partsOf(values: readonly Value[]): ReadonlySet<Value> {
  const seen = new Set<Value>();
  const waiting = [...values];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (seen.has(value)) continue;
    seen.add(value);
    for (const part of directParts(value)) waiting.push(part);
  }
  return seen;
}

function directParts(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'list': return value.items;
    case 'map': return value.entries.map((entry) => entry.value);
    case 'concat': return value.parts;
    case 'base64': return [value.content];
    case 'alternatives': return value.options.map((option) => option.value);
    default: return [];
  }
}
