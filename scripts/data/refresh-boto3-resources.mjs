/**
 * Writes the table of boto3's resources and the operations that they call, from the resource models in the PyPI package boto3.
 * Needs pip; run it by hand for newer models, after raising the version here.
 */
import { writeFileSync } from 'node:fs';
import { compare, generatedModule } from './generated-module.mjs';
import { fromWheel } from './wheel.mjs';

const script = 'refresh-boto3-resources.mjs';
const requirement = 'boto3==1.44.8';

/** The newest resource model of each service. */
const services = fromWheel(
  requirement,
  `
import json, re, sys, zipfile
wheel = zipfile.ZipFile(sys.argv[1])
newest = {}
for name in wheel.namelist():
    match = re.fullmatch(r'boto3/data/([^/]+)/([^/]+)/resources-1.json', name)
    if match and newest.get(match[1], ('',))[0] < match[2]: newest[match[1]] = (match[2], name)
print(json.dumps({key: json.loads(wheel.read(name)) for key, (_, name) in sorted(newest.items())}))
`,
);

const lines = Object.entries(services)
  .flatMap(([service, { service: root, resources }]) => [
    printType(service, '', { ...root, identifiers: [], has: { ...allOf(resources, root.has), ...root.has } }, resources),
    ...Object.entries(resources).map(([name, type]) => printType(service, name, type, resources)),
  ])
  .sort(compare);

writeFileSync(
  new URL('../../server/src/data/generated/boto3-resource.ts', import.meta.url),
  generatedModule({
    script,
    source: `boto3 ${requirement.split('==')[1]} (PyPI, Apache-2.0)`,
    constants: { boto3ResourceTable: lines.join('\n') },
  }),
);

/** `service|Type|Identifier>Argument,…|method=Operation>Type,…|part=Type>Own,…`: its identifiers, its operations, and where it leads. */
function printType(service, name, type, resources) {
  const calls = { ...type.actions, ...type.hasMany, ...(type.load === undefined ? {} : { load: type.load, reload: type.load }) };
  const methods = Object.entries(calls).map(([method, { request, resource }]) => {
    const result = resource === undefined ? '' : `>${resource.type}`;
    return `${pythonName(method)}=${request.operation}${result}`;
  });
  const batches = Object.entries(resources[name]?.batchActions ?? {}).map(
    ([method, { request }]) => `${pythonName(method)}*=${request.operation}`,
  );
  const parts = Object.entries(type.has ?? {}).map(([part, { resource }]) => {
    const own = resource.identifiers.map(({ source, name: from }) => (source === 'input' ? '*' : source === 'identifier' ? from : '?'));
    // A part that needs a response for its name is an attribute, the rest is called: `role.AssumeRolePolicy()` (`ResourceModel._get_related_resources`).
    return `${own.includes('?') ? pythonName(part) : part}=${[resource.type, ...own].join('>')}`;
  });
  const known = type.identifiers.map(({ name: identifier }) => `${identifier}>${argumentOf(identifier, type)}`);
  return [service, name, known.join(','), [...methods, ...batches].sort(compare).join(','), parts.sort(compare).join(',')].join('|');
}

/** boto3 makes every resource accessible from the service itself by its identifiers (`ResourceModel._get_has_definition`). */
function allOf(resources, has = {}) {
  const named = new Set(Object.values(has).map(({ resource }) => resource.type));
  const others = Object.entries(resources).filter(([type, { identifiers = [] }]) => !named.has(type) && identifiers.length > 0);
  return Object.fromEntries(
    others.map(([type, { identifiers }]) => [type, { resource: { type, identifiers: identifiers.map(() => ({ source: 'input' })) } }]),
  );
}

/** The names that the operations of a type have for one of its identifiers. */
function argumentOf(identifier, { actions = {}, hasMany = {}, load }) {
  const params = [...Object.values(actions), ...Object.values(hasMany), ...(load === undefined ? [] : [load])].flatMap(
    ({ request }) => request?.params ?? [],
  );
  const [first] = params.filter(({ source, name }) => source === 'identifier' && name === identifier);
  return first?.target.replace(/\[.*$/, '') ?? identifier;
}

/** Spelt as boto3 spells the names of its models. */
function pythonName(name) {
  return name
    .replaceAll(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
