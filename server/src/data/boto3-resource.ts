/**
 * The resources of boto3 (`boto3.resource('s3').Bucket('b')`): their identifiers, the operations that their methods call, and
 * the resources that they lead to.
 */
import { boto3ResourceTable } from './generated/boto3-resource.js';
import { lineTable } from './line-table.js';

export interface Boto3Type {
  /** The identifiers, each with its name in operations: `BucketName` is `Bucket`. */
  readonly identifiers: ReadonlyMap<string, string>;
  /** By name, including collections; a name with `*` is a method of everything in a collection. */
  readonly methods: ReadonlyMap<string, { readonly operation: string; readonly result: string | null }>;
  /**
   * The resources that it leads to, and where each of their identifiers comes from: `*` from an argument, `?` from a response,
   * otherwise from its own identifiers.
   */
  readonly parts: ReadonlyMap<string, { readonly type: string; readonly from: readonly string[] }>;
}

const lineOf = lineTable(() => boto3ResourceTable.replaceAll(/^([^|]*)\|/gm, '$1.'), '|');
const read = new Map<string, Boto3Type | null>();

/** A type of a service; the service itself has the name ''. Null for an unknown type. */
export function boto3Type(service: string, name: string): Boto3Type | null {
  const key = `${service}.${name}`;
  const known = read.get(key);
  if (known !== undefined) return known;
  const line = lineOf(key);
  const type = line === null ? null : readType(line);
  read.set(key, type);
  return type;
}

function readType([identifiers = '', methods = '', parts = '']: readonly string[]): Boto3Type {
  return {
    identifiers: new Map(items(identifiers, '>').map(([identifier, argument = '']) => [identifier, argument])),
    methods: new Map(
      items(methods, '=').map(([method, call = '']) => {
        const [operation = '', result = null] = call.split('>');
        return [method, { operation, result }];
      }),
    ),
    parts: new Map(
      items(parts, '=').map(([part, what = '']) => {
        const [type = '', ...from] = what.split('>');
        return [part, { type, from }];
      }),
    ),
  };
}

function items(list: string, separator: string): readonly (readonly [string, string?])[] {
  return list === ''
    ? []
    : list.split(',').map((item) => {
        const at = item.indexOf(separator);
        return [item.slice(0, at), item.slice(at + 1)];
      });
}
