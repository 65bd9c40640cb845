/** What a boto3 expression evaluates to, link by link: a client, a resource, or a collection of resources. */
import { boto3Type } from '../../data/boto3-resource.js';
import type { Span } from '../../text/span.js';
import { argumentName } from './call.js';

export interface Boto3Object {
  readonly service: string;
  /** `client`, or the type of a resource; empty for the service resource itself. */
  readonly type: string;
  readonly isClient: boolean;
  /** Its identifiers; null for one that is not spelled out. */
  readonly identity: ReadonlyMap<string, string | null>;
  /** Where the identifiers are written; null for none. */
  readonly at: Span | null;
  /** The operation that lists a collection of such resources, or that a paginator or a waiter is for. */
  readonly listing: string | null;
}

/** `.name` or `.name(arguments)`. */
export interface Link {
  readonly name: string;
  readonly isCalled: boolean;
  readonly positional: readonly (string | null)[];
  readonly named: ReadonlyMap<string, string | null>;
  /** The span from the name to the closing bracket. */
  readonly at: Span;
}

/** The result of a link, and the operation that it calls. */
export interface Step {
  readonly object: Boto3Object | null;
  readonly operation: string | null;
  /** Arguments of the call other than the named ones in its brackets. */
  readonly given: ReadonlyMap<string, string | null>;
}

export function boto3Client(service: string): Boto3Object {
  return { service, type: 'client', isClient: true, identity: new Map(), at: null, listing: null };
}

/** A service as a collection of resources, from which others are reached. */
export function boto3Service(service: string): Boto3Object {
  return { service, type: '', isClient: false, identity: new Map(), at: null, listing: null };
}

/**
 * Methods that boto3 adds to those of the service: what they call, and their arguments in order (boto3 guide, "File
 * transfers", "DynamoDB").
 */
const added: ReadonlyMap<string, readonly [operation: string, ...positional: readonly string[]]> = new Map([
  ['s3.client.upload_file', ['PutObject', 'filename', 'bucket', 'key']],
  ['s3.client.upload_fileobj', ['PutObject', 'fileobj', 'bucket', 'key']],
  ['s3.client.download_file', ['GetObject', 'bucket', 'key', 'filename']],
  ['s3.client.download_fileobj', ['GetObject', 'bucket', 'key', 'fileobj']],
  ['s3.client.copy', ['CopyObject', 'copysource', 'bucket', 'key']],
  ['s3.client.generate_presigned_post', ['PutObject', 'bucket', 'key']],
  ['s3.Bucket.upload_file', ['PutObject', 'filename', 'key']],
  ['s3.Bucket.upload_fileobj', ['PutObject', 'fileobj', 'key']],
  ['s3.Bucket.download_file', ['GetObject', 'key', 'filename']],
  ['s3.Bucket.download_fileobj', ['GetObject', 'key', 'fileobj']],
  ['s3.Bucket.copy', ['CopyObject', 'copysource', 'key']],
  ['s3.Object.upload_file', ['PutObject', 'filename']],
  ['s3.Object.upload_fileobj', ['PutObject', 'fileobj']],
  ['s3.Object.download_file', ['GetObject', 'filename']],
  ['s3.Object.download_fileobj', ['GetObject', 'fileobj']],
  ['s3.Object.copy', ['CopyObject', 'copysource']],
  ['s3.Bucket.load', ['ListBuckets']],
  ['s3.Bucket.reload', ['ListBuckets']],
  ['s3.ObjectSummary.load', ['HeadObject']],
  ['dynamodb.Table.batch_writer', ['BatchWriteItem']],
]);

/** Methods of each client that call nothing (boto3 reference, "Client"). */
const silent: ReadonlySet<string> = new Set(['close', 'can_paginate', 'client', 'resource', 'get_available_subresources']);

const nothing: ReadonlyMap<string, string | null> = new Map();

export function follow(object: Boto3Object, link: Link): Step {
  if (link.name === 'meta' && !link.isCalled) return { object, operation: null, given: nothing };
  if (link.name === 'client' && !link.isCalled) return { object: boto3Client(object.service), operation: null, given: nothing };
  if (object.isClient && object.listing === null) return asking(object, link) ?? { object: null, ...clientCall(object, link) };
  if (object.isClient) return { object: null, operation: /^(?:paginate|wait)$/.test(link.name) ? object.listing : null, given: nothing };
  if (object.listing !== null) return collectionStep(object, object.listing, link);
  return partOf(object, link) ?? resourceStep(object, link);
}

function clientCall(object: Boto3Object, link: Link): Pick<Step, 'operation' | 'given'> {
  if (!link.isCalled || silent.has(link.name)) return { operation: null, given: nothing };
  if (link.name === 'generate_presigned_url') return { operation: toldOperation(link), given: nothing };
  return addedCall(object, link) ?? { operation: link.name, given: nothing };
}

/** `.get_paginator('list_objects_v2')`, which makes calls once it gets their arguments. */
function asking(object: Boto3Object, link: Link): Step | null {
  return /^get_(?:paginator|waiter)$/.test(link.name)
    ? { object: { ...object, listing: toldOperation(link) ?? '' }, operation: null, given: nothing }
    : null;
}

function toldOperation({ positional, named }: Link): string | null {
  return positional[0] ?? named.get('clientmethod') ?? named.get('operationname') ?? named.get('waitername') ?? null;
}

function addedCall({ service, type, identity }: Boto3Object, { name, positional }: Link): Pick<Step, 'operation' | 'given'> | null {
  const [operation, ...names] = added.get(`${service}.${type}.${name}`) ?? [];
  if (operation === undefined) return null;
  const given = names.flatMap((argument, index) => (index < positional.length ? [[argument, positional[index] ?? null] as const] : []));
  return { operation, given: new Map([...argumentsOf(service, type, identity), ...given]) };
}

function resourceStep(object: Boto3Object, link: Link): Step {
  const { service, type, identity } = object;
  const own = link.isCalled ? addedCall(object, link) : null;
  const method = boto3Type(service, type)?.methods.get(link.name);
  if (own !== null) return { object: null, ...own };
  if (method === undefined) return { object: null, operation: null, given: nothing };
  const led = (unknown: '*' | null): Boto3Object | null =>
    method.result === null ? null : { ...object, type: method.result, identity: handedOn(object, method.result, unknown) };
  if (link.isCalled) return { object: led(null), operation: method.operation, given: argumentsOf(service, type, identity) };
  const listed = led('*');
  return { object: listed === null ? null : { ...listed, listing: method.operation }, operation: null, given: nothing };
}

/** `.all()` and `.filter(…)` list; `.delete()` and its like act on everything that is listed. */
function collectionStep(object: Boto3Object, listing: string, { name, isCalled }: Link): Step {
  if (!isCalled) return { object: null, operation: null, given: nothing };
  const given = argumentsOf(object.service, object.type, object.identity);
  if (/^(?:all|filter|limit|page_size|pages)$/.test(name)) return { object, operation: listing, given };
  const batch = boto3Type(object.service, object.type)?.methods.get(`${name}*`);
  return { object: null, operation: batch?.operation ?? null, given };
}

/**
 * The identifiers that a resource passes on to those that its method returns or lists, such as the bucket to its objects;
 * `unknown` for the others.
 */
function handedOn({ service, type, identity }: Boto3Object, result: string, unknown: '*' | null): ReadonlyMap<string, string | null> {
  const known = argumentsOf(service, type, identity);
  const identifiers = boto3Type(service, result)?.identifiers ?? new Map<string, string>();
  return new Map(
    [...identifiers].map(([identifier, argument]) => [
      identifier,
      known.has(argumentName(argument)) ? (known.get(argumentName(argument)) ?? null) : unknown,
    ]),
  );
}

/** `.Bucket('b')`, `.Object('k')` of a bucket, `.Acl()` */
function partOf(object: Boto3Object, link: Link): Step | null {
  const { service, type, identity } = object;
  const part = boto3Type(service, type)?.parts.get(link.name);
  if (part === undefined) return null;
  const identifiers = [...(boto3Type(service, part.type)?.identifiers.keys() ?? [])];
  const positional = [...link.positional];
  const known = identifiers.map((identifier, index) => {
    const from = part.from[index] ?? '?';
    if (from !== '*') return [identifier, identity.get(from) ?? null] as const;
    return [identifier, positional.shift() ?? link.named.get(argumentName(identifier)) ?? null] as const;
  });
  const at = link.isCalled ? { start: object.at?.start ?? link.at.start, end: link.at.end } : object.at;
  return { object: { ...object, type: part.type, identity: new Map(known), at }, operation: null, given: nothing };
}

function argumentsOf(service: string, type: string, identity: ReadonlyMap<string, string | null>): ReadonlyMap<string, string | null> {
  const identifiers = boto3Type(service, type)?.identifiers ?? new Map<string, string>();
  return new Map([...identity].map(([identifier, text]) => [argumentName(identifiers.get(identifier) ?? identifier), text]));
}
