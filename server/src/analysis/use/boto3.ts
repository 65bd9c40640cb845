/** Calls of boto3 in Python code. */
import { regionAt, type Region } from '../script/region.js';
import { arnArguments, callArguments } from './code-argument.js';
import type { FoundCall } from './call.js';

const made =
  /(?:([A-Za-z_][\w.]*)\s{0,4}=\s{0,4})?(?:[A-Za-z_]\w*(?:\.Session\([^)]{0,200}\))?\.)?\b(client|resource)\(\s{0,10}(?:[^()]{0,200}?\bservice_name\s{0,4}=\s{0,4})?["']([\w-]{1,60})["']/g;
const derived = /([A-Za-z_][\w.]*)\s{0,4}=\s{0,4}([A-Za-z_][\w.]*)\.(?:Table|Bucket|Queue|Topic|Object|Instance|Role|User)\(/g;
const called = /([A-Za-z_][\w.]*|\))\.([a-z]\w*)\(/g;
const listed = /^["']([a-z_0-9]+)["']/;

/** Methods of boto3 that are no operations of the service: what they call (boto3 guide, "S3 transfers"). */
const transfers: ReadonlyMap<string, string> = new Map([
  ['upload_file', 'put_object'],
  ['upload_fileobj', 'put_object'],
  ['download_file', 'get_object'],
  ['download_fileobj', 'get_object'],
  ['copy', 'copy_object'],
]);
/** Methods of the object and message resources. */
const resourceMethods: ReadonlyMap<string, string> = new Map([
  ['s3.put', 'put_object'],
  ['s3.get', 'get_object'],
  ['s3.delete', 'delete_object'],
  ['sqs.delete', 'delete_message'],
]);

/** `code` is the text without its comments. */
export function boto3Calls(code: string, regions: readonly Region[]): readonly FoundCall[] {
  if (!code.includes('boto3')) return [];
  const clients = clientNames(code);
  const found: FoundCall[] = [];
  for (const match of code.matchAll(called)) {
    const [whole, variable = '', method = ''] = match;
    const client =
      variable === ')' ? inlineClient(code, match.index) : (clients.get(variable) ?? clients.get(variable.replace(/^self\./, '')));
    if (client === undefined || regionAt(regions, match.index) !== null) continue;
    const open = match.index + whole.length;
    const operation = operationOf(method, client, code.slice(open, open + 80).trimStart());
    if (operation === null) continue;
    const given = callArguments(code, open);
    found.push({
      api: 'boto3',
      client,
      operation,
      arguments: given.arguments,
      isOpen: given.isOpen,
      actions: null,
      resources: arnArguments(given.arguments),
      from: variable === ')' ? match.index + 1 : match.index,
      to: Math.min(code.length, given.end + 1),
    });
  }
  return found;
}

function clientNames(code: string): ReadonlyMap<string, string> {
  const clients = new Map<string, string>();
  for (const [, variable, , client = ''] of code.matchAll(made)) {
    if (variable !== undefined) clients.set(variable.replace(/^self\./, ''), client);
  }
  for (const [, variable = '', resource = ''] of code.matchAll(derived)) {
    const client = clients.get(resource.replace(/^self\./, ''));
    if (client !== undefined) clients.set(variable.replace(/^self\./, ''), client);
  }
  return clients;
}

/** `boto3.client('s3').get_object(…)`: the client named just before the bracket. */
function inlineClient(code: string, bracket: number): string | undefined {
  const before = code.slice(Math.max(0, bracket - 200), bracket + 1);
  return /\b(?:client|resource)\(\s{0,10}(?:[^()]{0,200}?\bservice_name\s{0,4}=\s{0,4})?["']([\w-]{1,60})["'][^()]{0,150}\)$/.exec(
    before,
  )?.[1];
}

function operationOf(method: string, client: string, behind: string): string | null {
  if (method === 'get_paginator' || method === 'get_waiter') return listed.exec(behind)?.[1] ?? null;
  if (['client', 'resource', 'close', 'can_paginate', 'generate_presigned_url'].includes(method)) return null;
  return transfers.get(method) ?? resourceMethods.get(`${client}.${method}`) ?? method;
}
