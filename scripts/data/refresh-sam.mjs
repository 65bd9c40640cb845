/**
 * Writes what SAM's own translator contains as data: policy templates, connectors, events, globals.
 * Needs pip; run it by hand after raising the version here.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { compare, generatedModule } from './generated-module.mjs';
import { fromWheel } from './wheel.mjs';

const script = 'refresh-sam.mjs';
const requirement = 'aws-sam-translator==1.115.0';

/** The package is read, not run: literals of its classes take the place of what they would do. */
const read = `
import ast, json, sys, zipfile
wheel = zipfile.ZipFile(sys.argv[1])
load = lambda path: json.loads(wheel.read(path))
def classes(path):
    for node in ast.parse(wheel.read(path)).body:
        if isinstance(node, ast.ClassDef):
            yield node
def assignment(node, name):
    for line in node.body:
        targets = line.targets if isinstance(line, ast.Assign) else [line.target] if isinstance(line, ast.AnnAssign) else []
        if any(getattr(target, 'id', None) == name for target in targets):
            return line.value
def literal(node, name):
    value = assignment(node, name)
    return value.value if isinstance(value, ast.Constant) else None
push, pull = {}, {}
for module in ['push', 'cloudwatchlogs']:
    seen = {}
    for node in classes(f'samtranslator/model/eventsources/{module}.py'):
        bases = [seen[base.id] for base in node.bases if getattr(base, 'id', None) in seen]
        seen[node.name] = literal(node, 'principal') or (bases[0] if bases else None)
        if literal(node, 'resource_type'):
            push[literal(node, 'resource_type')] = seen[node.name]
for node in classes('samtranslator/model/eventsources/pull.py'):
    arns = [constant.value for method in node.body if getattr(method, 'name', None) == 'get_policy_arn'
            for statement in ast.walk(method) if isinstance(statement, ast.Return)
            for constant in ast.walk(statement) if isinstance(constant, ast.Constant)]
    if literal(node, 'resource_type'):
        pull[literal(node, 'resource_type')] = next((arn for arn in arns if arn), None)
types = {}
for node in classes('samtranslator/sdk/resource.py'):
    if node.name == 'SamResourceType':
        types = {line.targets[0].id: line.value.value for line in node.body if isinstance(line, ast.Assign)}
globals = {}
for node in classes('samtranslator/plugins/globals/globals.py'):
    if node.name == 'Globals':
        supported = assignment(node, 'supported_properties')
        for key, value in zip(supported.keys, supported.values):
            globals[types[key.value.attr]] = ast.literal_eval(value)
print(json.dumps({
    'templates': load('samtranslator/policy_templates_data/policy_templates.json')['Templates'],
    'profiles': load('samtranslator/model/connector_profiles/profiles.json'),
    'notice': next(wheel.read(name).decode() for name in wheel.namelist() if name.endswith('/licenses/NOTICE')),
    'push': push, 'pull': pull, 'globals': globals,
}))
`;

const { templates, profiles, push, pull, globals, notice } = fromWheel(requirement, read);

const lines = (table, print) =>
  Object.entries(table)
    .sort(([a], [b]) => compare(a, b))
    .flatMap(print)
    .join('\n');

mkdirSync(new URL('licenses/', import.meta.url), { recursive: true });
writeFileSync(new URL('licenses/aws-sam-translator.txt', import.meta.url), notice);
writeFileSync(
  new URL('../../server/src/data/generated/sam.ts', import.meta.url),
  generatedModule({
    script,
    source: `aws-sam-translator ${requirement.split('==')[1]} (PyPI, Apache-2.0, 2026-10-12)`,
    constants: {
      policyTemplateTable: lines(
        templates,
        ([name, { Parameters, Definition }]) => `${name}|${Object.keys(Parameters).join(' ')}|${JSON.stringify(Definition)}`,
      ),
      connectorTable: lines(profiles.Permissions, ([source, destinations]) =>
        Object.entries(destinations)
          .sort(([a], [b]) => compare(a, b))
          .map(([destination, profile]) => printConnector(source, destination, profile)),
      ),
      connectorResourceTable: lines(
        profiles.CfnResourceProperties,
        ([type, { Inputs, Outputs }]) => `${type}|${rolePath(Inputs?.Role)}|${JSON.stringify(Outputs)}`,
      ),
      eventTable: [
        lines(push, ([event, principal]) => `${event} push ${principal}`),
        lines(pull, ([event, policy]) => (policy === null ? `${event} pull` : `${event} pull ${policy}`)),
      ].join('\n'),
      globalsTable: lines(globals, ([section, properties]) => `${section} ${properties.sort(compare).join(' ')}`),
    },
  }),
);

/** `Source Destination|type|which side's role is meant|allowed combinations of access|Read|Write|which of the two comes first` */
function printConnector(source, destination, { Type, Properties }) {
  const { SourcePolicy, ValidAccessCategories, AccessCategories } = Properties;
  const known = new Set(['SourcePolicy', 'DependedBy', 'ValidAccessCategories', 'AccessCategories']);
  const unknown = Object.keys(Properties).find((name) => !known.has(name));
  if (unknown !== undefined) throw new Error(`${source} to ${destination} has ${unknown}`);
  const access = ['Read', 'Write'].map((category) => AccessCategories[category]);
  return [
    `${source} ${destination}`,
    Type,
    SourcePolicy ? 'source' : 'destination',
    (ValidAccessCategories ?? []).map((combination) => combination.join('+')).join(' '),
    ...access.map((definition) => (definition === undefined ? '' : JSON.stringify(definition))),
    Object.keys(AccessCategories)[0],
  ].join('|');
}

/** The property with the role; for a rule, it is the one of each target. */
function rolePath(role) {
  if (role?.Function === 'GetEventsRuleRole') return 'Targets/*/RoleArn';
  return role ?? '';
}
