/** Programs that mount an S3 bucket as a folder: `mount-s3 BUCKET FOLDER`, `s3fs BUCKET FOLDER`. */
import type { Word } from '../script/shell-command.js';
import type { FoundCall, FoundNeed } from './call.js';
import { readArguments } from './command-arguments.js';
import { hostOfAws } from './endpoint.js';
import type { RunCommand } from './run-command.js';

/** The call that a command makes; null for one that mounts nothing of AWS, or something public. */
export function mountCall(words: RunCommand): FoundCall | null {
  const [program, ...rest] = words;
  const [, name] = /(?:^|\/)(mount-s3|s3fs)$/.exec(program?.text ?? '') ?? [];
  if (program === undefined || name === undefined || isElsewhere.test(rest.map(({ text }) => text).join(' '))) return null;
  const bucket = mountedIn(rest);
  if (bucket === undefined) return null;
  const isReadOnly = rest.some(({ text }) => /^(?:--read-only|(?:.*,)?ro(?:,.*)?)$/.test(text));
  const [own = ''] = bucket.text.split(':');
  return {
    api: 'cli',
    client: 's3',
    operation: 'mount',
    arguments: readArguments(rest).options,
    isOpen: false,
    needs: needsOf(own, isReadOnly).map((need) => ({ ...need, at: bucket })),
    resources: [],
    from: program.start,
    to: words.at(-1)?.end ?? program.end,
  };
}

/** The word before the folder, which is the last one of two or more that follow each other: options before them may take a value. */
function mountedIn(words: RunCommand): Word | undefined {
  const isName = (word: Word | undefined): boolean => word?.text.startsWith('-') === false;
  const folder = words.findIndex((word, index) => isName(words[index - 1]) && isName(word) && !isName(words[index + 1]));
  return folder < 0 ? words.slice(0, 1).find(isName) : words[folder - 1];
}

/** Options for another store that speaks the protocol of S3, or for requests without a signature. */
const isElsewhere = new RegExp(String.raw`--no-sign-request|public_bucket=1|(?:url=|--endpoint-url[ =])(?!\S{0,256}${hostOfAws})\S`);

/** Mountpoint for Amazon S3, "Configuration", IAM permissions; s3fs needs the same. */
function needsOf(bucket: string, isReadOnly: boolean): readonly Pick<FoundNeed, 'actions' | 'resources'>[] {
  const actions = isReadOnly ? ['s3:GetObject'] : ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:DeleteObject'];
  return [
    { actions: ['s3:ListBucket'], resources: [`arn:aws:s3:::${bucket}`] },
    { actions, resources: [`arn:aws:s3:::${bucket}/*`] },
  ];
}
