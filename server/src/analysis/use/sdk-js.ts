/** Calls of the AWS SDK for JavaScript, versions 2 and 3. */
import { matchesOf } from '../../text/match.js';
import { regionAt, type Region } from '../script/region.js';
import { arnArguments, callArguments } from './code-argument.js';
import type { FoundCall } from './call.js';

const imported =
  /(?:import|const|let|var)\s{1,4}(?:\{([^{}]{0,2000})\}|\*\s{1,4}as\s{1,4}(\w+)|(\w+))\s{0,4}(?:from\s{0,4}|=\s{0,4}(?:await\s{1,4})?(?:require|import)\(\s{0,4})["'](@aws-sdk\/[\w-]+|aws-sdk(?:\/clients\/\w+)?)["']/g;
const command = /new\s{1,4}(?:(\w+)\.)?(\w+)\(/g;
const constructed = /(?:\b(\w+)(?:\s{0,4}:\s{0,4}[\w.]{1,80})?\s{0,4}=\s{0,4})?new\s{1,4}(?:(\w+)\.)?([A-Z]\w*)((?:\.DocumentClient)?)\(/g;
const called = /\b(\w+)\.([a-z]\w*)\(/g;
/** `new AWS.IAM().createUser(…)` */
const calledAtOnce = /new\s{1,4}(?:(\w+)\.)?([A-Z]\w*)((?:\.DocumentClient)?)\([^()]{0,200}\)\s{0,20}\.([a-z]\w*)\(/g;
/** `DynamoDBDocument.from(…).put(…)` */
const documentAtOnce = /\bDynamoDBDocument\.from\((?:[^()]|\([^()]{0,200}\)){0,200}\)\s{0,20}\.([a-z]\w*)\(/g;
/** `paginateScan({ client }, { … })`, `waitUntilTableExists(…)` of version 3 */
const helped = /(?<![\w.])(\w+)\(/g;

/** Methods of version 2 that get the operation or the waiter as an argument. */
const namingOperation = /^(?:getSignedUrl(?:Promise)?|waitFor)$/;
const renamed: ReadonlyMap<string, string> = new Map([['s3.upload', 'PutObject']]);

/** The operations behind commands of the document client (SDK guide, "DynamoDB document client"). */
const documentOperations: ReadonlyMap<string, string> = new Map([
  ['put', 'PutItem'],
  ['get', 'GetItem'],
  ['update', 'UpdateItem'],
  ['delete', 'DeleteItem'],
  ['batchwrite', 'BatchWriteItem'],
  ['batchget', 'BatchGetItem'],
  ['transactwrite', 'TransactWriteItems'],
  ['transactget', 'TransactGetItems'],
]);

interface ImportedName {
  /** The name in the module. */
  readonly name: string;
  readonly client: string;
}

interface Imports {
  /** By the local name: `GetObjectCommand`, `S3`. */
  readonly names: ReadonlyMap<string, ImportedName>;
  /** The client of each module that is imported as a whole; `*` for version 2 as a whole. */
  readonly modules: ReadonlyMap<string, string>;
}

/** `code`: the text without its comments. */
export function sdkJsCalls(code: string, regions: readonly Region[]): readonly FoundCall[] {
  if (!code.includes('aws-sdk')) return [];
  const imports = readImports(code);
  const inCode = (offset: number): boolean => regionAt(regions, offset) === null;
  const clients = clientVariables(code, imports);
  const commands = matchesOf(command, code).flatMap((match) => {
    const [, module, name = ''] = match;
    const made = importedAs(module, name, imports);
    return made === null || !made.name.endsWith('Command') || !inCode(match.index)
      ? []
      : [call(code, match, made.client, made.name.replace(/Command$/, ''))];
  });
  const methods = matchesOf(called, code).flatMap((match) => {
    const [, variable = '', method = ''] = match;
    const client = clients.get(variable);
    return client === undefined || !isOperation(method) || !inCode(match.index) ? [] : [call(code, match, client, method)];
  });
  const atOnce = matchesOf(calledAtOnce, code).flatMap((match) => {
    const [, module, name = '', isDocument, method = ''] = match;
    const client = clientOf(module, name, isDocument, imports);
    return client === null || !isOperation(method) || !inCode(match.index) ? [] : [call(code, match, client, method)];
  });
  const ofDocument = matchesOf(documentAtOnce, code).flatMap((match) =>
    inCode(match.index) ? [call(code, match, documentClient, match[1] ?? '')] : [],
  );
  const helpers = matchesOf(helped, code).flatMap((match) => {
    const made = imports.names.get(match[1] ?? '');
    const operation = made === undefined ? null : operationOfHelper(made);
    return made === undefined || operation === null || !inCode(match.index)
      ? []
      : [call(code, match, operation === 'PutObject' ? 's3' : made.client, operation)];
  });
  return [...commands, ...methods, ...atOnce, ...ofDocument, ...helpers].sort((a, b) => a.from - b.from);
}

/** The operation that a function of a version 3 module calls; `Upload` of `lib-storage` is a multipart upload. */
function operationOfHelper({ name, client }: ImportedName): string | null {
  if (client === 'lib-storage') return name === 'Upload' ? 'PutObject' : null;
  return /^(?:paginate|waitUntil|waitFor)([A-Z]\w+)$/.exec(name)?.[1] ?? null;
}

function isOperation(method: string): boolean {
  return !/^(?:send|config|makeRequest|destroy|on|promise|from)$/.test(method);
}

/** What `name`, or `module.name`, is imported from. */
function importedAs(module: string | undefined, name: string, { names, modules }: Imports): ImportedName | null {
  if (module === undefined) return names.get(name) ?? null;
  const client = modules.get(module);
  return client === undefined ? null : { name, client: client === '*' ? name : client };
}

/** The client that `new name()` creates, if its methods are operations. */
function clientOf(module: string | undefined, name: string, isDocument: string | undefined, imports: Imports): string | null {
  const made = importedAs(module, name, imports);
  const isOfDynamoDb = name === 'DocumentClient' && (imports.names.get(module ?? '') ?? made)?.client.toLowerCase() === 'dynamodb';
  if (isOfDynamoDb || (module !== undefined && name === 'DocumentClient' && imports.modules.get(module) === 'dynamodb')) {
    return documentClient;
  }
  if (made === null || made.client === 'lib-storage' || /(?:Command|Client)$/.test(made.name)) return null;
  return isDocument === '.DocumentClient' ? documentClient : made.client;
}

/** `opening`: the text up to the bracket of the arguments. */
function call(code: string, opening: RegExpMatchArray, client: string, name: string): FoundCall {
  const from = opening.index ?? 0;
  const argumentsAt = from + opening[0].length;
  const given = callArguments(code, argumentsAt);
  const isDocument = client === documentClient;
  const first = namingOperation.test(name) ? /^\s*["'](\w+)["']/.exec(code.slice(argumentsAt, argumentsAt + 100))?.[1] : undefined;
  return {
    api: 'sdk-js',
    client: isDocument ? 'dynamodb' : client,
    operation: isDocument ? documentOperation(name) : (first ?? renamed.get(`${client.toLowerCase()}.${name}`) ?? name),
    arguments: given.arguments,
    isOpen: given.isOpen,
    needs: null,
    resources: arnArguments(given.arguments),
    argumentsAt,
    from,
    to: Math.min(code.length, given.end + 1),
  };
}

/** The operation behind a document command; commands and paginators that are not shortened have the operation's name. */
function documentOperation(name: string): string {
  return documentOperations.get(name.toLowerCase()) ?? name;
}

const documentClient = 'lib-dynamodb';

function readImports(code: string): Imports {
  const names = new Map<string, ImportedName>();
  const modules = new Map<string, string>();
  for (const [, list, star, whole, module = ''] of matchesOf(imported, code)) {
    const client = module === 'aws-sdk' ? '*' : module.replace(/^@aws-sdk\/client-|^@aws-sdk\/|^aws-sdk\/clients\//, '');
    const one = star ?? whole;
    if (one !== undefined && module.startsWith('aws-sdk/')) names.set(one, { name: one, client });
    else if (one !== undefined) modules.set(one, client);
    for (const part of list?.split(',') ?? []) {
      const [original = '', local] = part.trim().split(/\s+as\s+|\s*:\s*/);
      names.set(local ?? original, { name: original, client: client === '*' ? original : client });
    }
  }
  return { names, modules };
}

/** Variables with a client whose methods are operations: `new AWS.S3()`, `new S3()`, `DynamoDBDocument.from(…)`. */
function clientVariables(code: string, imports: Imports): ReadonlyMap<string, string> {
  const clients = new Map<string, string>();
  for (const [, variable, module, name = '', isDocument] of matchesOf(constructed, code)) {
    const client = variable === undefined ? null : clientOf(module, name, isDocument, imports);
    if (variable !== undefined && client !== null) clients.set(variable, client);
  }
  for (const [, variable = ''] of matchesOf(/\b(\w+)(?:\s{0,4}:\s{0,4}\w{1,80})?\s{0,4}=\s{0,4}DynamoDBDocument\.from\(/g, code)) {
    clients.set(variable, documentClient);
  }
  return clients;
}
