/** A template with every resource many times, as JSON, so that many fixes meet. */
import { asJson } from '../../out/server/test/support/variants.js';

/** CloudFormation takes no more resources. */
const mostResources = 500;

/** Null for what has no resources, or would have too many, and for loops, which make several resources already. */
export function multiplied(tree, copies) {
  const template = parsed(asJson(tree));
  const ids = Object.keys(template?.Resources ?? {});
  if (ids.length === 0 || ids.length * copies > mostResources || ids.some((id) => id.startsWith('Fn::'))) return null;
  const resources = Array.from({ length: copies }, (_, copy) => {
    const named = (id) => (ids.includes(id) ? `${id}Copy${copy}` : id);
    return ids.map((id) => [named(id), renamed(template.Resources[id], named)]);
  });
  return JSON.stringify({ ...template, Resources: Object.fromEntries(resources.flat()) }, null, 2);
}

function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The same value with other logical ids wherever it refers to a resource. */
function renamed(value, named) {
  if (typeof value === 'string') return value.replace(/\$\{(\w+)(?=[.}])/g, (_, id) => `\${${named(id)}`);
  if (Array.isArray(value)) return value.map((item) => renamed(item, named));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, renamedBy[key]?.(inner, named) ?? renamed(inner, named)]));
}

const renamedBy = {
  Ref: (id, named) => named(id),
  DependsOn: (ids, named) => (Array.isArray(ids) ? ids.map(named) : named(ids)),
  'Fn::GetAtt': (attribute, named) =>
    Array.isArray(attribute) ? [named(attribute[0]), ...attribute.slice(1)] : attribute.replace(/^\w+/, named),
};
