/** The permissions that the high-level `aws s3` commands need (AWS CLI reference, `s3`; Amazon S3 user guide, "Required permissions"). */
import { hole } from '../../text/hole.js';
import type { Word } from '../script/shell-command.js';
import type { FoundNeed } from './call.js';

type Needs = readonly FoundNeed[];
type Options = ReadonlyMap<string, string | null>;

/** `bucket/key` and where it is written; null for a local path. */
type Place = { readonly path: string; readonly word: Word } | null;

/** Null for any other command. Reading the source and writing the target need different permissions. */
export function s3Transfer(command: string, positional: readonly Word[], options: Options): Needs | null {
  const [source = null, target = null] = positional.map(s3Place);
  const isMany = command === 'sync' || options.has('recursive');
  const objects = (place: Place, actions: readonly string[]): Needs => need(place, actions, isMany ? folderArn : objectArn);
  const onBucket = (place: Place, action: string): Needs => need(place, [action], bucketArn);
  const listing = (place: Place): Needs => (isMany ? onBucket(place, 's3:ListBucket') : []);
  const written = isMany ? target : withName(target, positional[0]);
  switch (command) {
    case 'cp':
    case 'mv':
      return [
        ...objects(source, command === 'mv' ? ['s3:GetObject', 's3:DeleteObject'] : ['s3:GetObject']),
        ...listing(source),
        ...objects(written, putting(options)),
        ...encryption(target, options),
      ];
    case 'sync':
      return [
        ...objects(source, ['s3:GetObject']),
        ...listing(source),
        ...objects(target, options.has('delete') ? [...putting(options), 's3:DeleteObject'] : putting(options)),
        ...listing(target),
        ...encryption(target, options),
      ];
    case 'rm':
      return [...objects(source, ['s3:DeleteObject']), ...listing(source)];
    case 'ls':
      return source === null ? allBuckets : onBucket(source, 's3:ListBucket');
    case 'mb':
      return onBucket(source, 's3:CreateBucket');
    case 'rb':
      return [...onBucket(source, 's3:DeleteBucket'), ...(options.has('force') ? emptying(source) : [])];
    case 'presign':
      return objects(source, ['s3:GetObject']);
    case 'website':
      return onBucket(source, 's3:PutBucketWebsite');
    default:
      return null;
  }
}

const allBuckets: Needs = [{ actions: ['s3:ListAllMyBuckets'], resources: [], at: null }];

function need(place: Place, actions: readonly string[], arn: (path: string) => string): Needs {
  if (place === null) return [];
  // The ARN of an access point does not show its bucket.
  return [{ actions, resources: place.path.startsWith('arn:') ? [] : [arn(place.path)], at: place.word }];
}

/** A bucket must be emptied before it can be deleted. */
function emptying(place: Place): Needs {
  return [...need(place, ['s3:ListBucket'], bucketArn), ...need(place, ['s3:DeleteObject'], folderArn)];
}

/** Setting an access control list needs a permission of its own. */
function putting(options: Options): readonly string[] {
  return options.has('acl') || options.has('grants') ? ['s3:PutObject', 's3:PutObjectAcl'] : ['s3:PutObject'];
}

/** With a customer managed key, S3 has to decrypt the parts of an upload to assemble them. */
function encryption(target: Place, options: Options): Needs {
  const key = options.get('ssekmskeyid') ?? null;
  if (target === null || key === null) return [];
  return [{ actions: ['kms:GenerateDataKey', 'kms:Decrypt'], resources: key.startsWith('arn:') ? [key] : [], at: null }];
}

function s3Place(word: Word): Place {
  return word.text.startsWith('s3://') ? { path: word.text.slice(5), word } : null;
}

/** A file that is copied to a bucket or a folder keeps its name. */
function withName(target: Place, source: Word | undefined): Place {
  const name = source?.text.replace(/^.*[/\\]/s, '') ?? '';
  if (target === null || !/^[^/]*\/?$|\/$/.test(target.path) || name === '' || name === '-' || name.includes(hole)) return target;
  return { ...target, path: `${target.path.replace(/\/$/, '')}/${name}` };
}

/** The object at a path, or those in it if it is a folder by its slash. */
function objectArn(path: string): string {
  const key = keyIn(path);
  return key === '' || key.endsWith('/') ? folderArn(path) : `${bucketArn(path)}/${key}`;
}

/** The objects below a path; what is copied recursively is a folder, with or without a slash at its end. */
function folderArn(path: string): string {
  const key = keyIn(path);
  return `${bucketArn(path)}/${key === '' || key.endsWith('/') ? key : `${key}/`}*`;
}

function keyIn(path: string): string {
  return path.replace(/^[^/]*\/?/, '');
}

function bucketArn(path: string): string {
  return `arn:aws:s3:::${path.replace(/\/.*$/s, '')}`;
}
