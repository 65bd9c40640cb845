/** What the high-level commands of `aws s3` need (AWS CLI reference, `s3`; Amazon S3 user guide, "Required permissions"). */

export interface Transfer {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

type Options = ReadonlyMap<string, string | null>;

/** Null for a command that is none of them. */
export function s3Transfer(command: string, positional: readonly string[], options: Options): Transfer | null {
  const places = positional.map(s3Place);
  const [source = null, target = null] = places;
  const isMany = command === 'sync' || options.has('recursive');
  const objects = (place: string | null, actions: readonly string[]): Transfer =>
    place === null ? nothing : { actions, resources: [objectArn(place, isMany)] };
  const listing = (place: string | null): Transfer =>
    place === null ? nothing : { actions: ['s3:ListBucket'], resources: [bucketArn(place)] };
  switch (command) {
    case 'cp':
      return together([objects(source, ['s3:GetObject']), objects(target, ['s3:PutObject']), isMany ? listing(source) : nothing]);
    case 'mv':
      return together([
        objects(source, ['s3:GetObject', 's3:DeleteObject']),
        objects(target, ['s3:PutObject']),
        isMany ? listing(source) : nothing,
      ]);
    case 'sync':
      return together([
        objects(source, ['s3:GetObject']),
        objects(target, options.has('delete') ? ['s3:PutObject', 's3:DeleteObject'] : ['s3:PutObject']),
        listing(source),
        listing(target),
      ]);
    case 'rm':
      return together([objects(source, ['s3:DeleteObject']), isMany ? listing(source) : nothing]);
    case 'ls':
      return source === null ? { actions: ['s3:ListAllMyBuckets'], resources: [] } : listing(source);
    case 'mb':
      return source === null ? nothing : { actions: ['s3:CreateBucket'], resources: [bucketArn(source)] };
    case 'rb':
      return source === null ? nothing : { actions: ['s3:DeleteBucket'], resources: [bucketArn(source)] };
    case 'presign':
      return objects(source, ['s3:GetObject']);
    default:
      return null;
  }
}

const nothing: Transfer = { actions: [], resources: [] };

/** `bucket/key`, or null for a path on the machine. */
function s3Place(text: string): string | null {
  return text.startsWith('s3://') ? text.slice(5) : null;
}

function objectArn(place: string, isMany: boolean): string {
  const key = place.replace(/^[^/]*\/?/, '');
  const bucket = place.replace(/\/.*$/s, '');
  return `arn:aws:s3:::${bucket}/${isMany || key === '' || key.endsWith('/') ? `${key}*` : key}`;
}

function bucketArn(place: string): string {
  return `arn:aws:s3:::${place.replace(/\/.*$/s, '')}`;
}

function together(transfers: readonly Transfer[]): Transfer {
  return {
    actions: [...new Set(transfers.flatMap(({ actions }) => actions))],
    resources: [...new Set(transfers.flatMap(({ resources }) => resources))],
  };
}
