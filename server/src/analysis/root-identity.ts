/** Recognises the names that people use for the root user of an AWS account. */
import type { Template } from '../model/template.js';
import { expandOptions } from '../value/expand-options.js';
import { optionsOf, textOf } from '../value/read.js';
import type { Option, Value } from '../value/value.js';

const rootNames = new Set([
  'root',
  'root user',
  'root account',
  'account root',
  'aws root',
  'aws root user',
  'aws root account',
  'aws account root user',
]);

/** Whether a name means the root user, in any spelling; a name that merely contains "root" does not. */
function isRootName(name: string): boolean {
  if (/^arn:[^:]*:iam::[^:]*:root$/i.test(name)) return true;
  const words = name
    .toLowerCase()
    .replace(/[<>[\]{}'"]/g, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return rootNames.has(words);
}

/** The options in which a user name is that of the root user, following references to users of the template. */
export function rootOptions(userName: Value, template: Template | null): readonly Option[] {
  return expandOptions(userName).filter(({ value }) => isRoot(value, template));
}

function isRoot(value: Value, template: Template | null): boolean {
  const text = textOf(value);
  if (text !== null) return isRootName(text);
  if (value.kind === 'concat') return endsInRootArn(value.parts);
  if (value.kind !== 'ref') return false;
  const user = template?.resource(value.name);
  if (user?.type !== 'AWS::IAM::User') return false;
  const named = user.property('UserName');
  return named !== null && optionsOf(named).some((option) => isRootName(textOf(option.value) ?? ''));
}

/** Whether a text is the ARN of root: `arn:${AWS::Partition}:iam::${AWS::AccountId}:root`, with any partition and account. */
function endsInRootArn(parts: readonly Value[]): boolean {
  return isRootName(parts.map((part) => textOf(part) ?? 'x').join(''));
}

/** Words for what else has a root: databases, systems and programs, volumes, domains. */
const ofOtherRoot =
  /\b(?:mysql|mariadb|postgres|db|database|rds|mongo|redis|linux|ssh|os|vm|instance|gitlab|grafana|volume|disk|device|domain)\b/;

/** Whether a name says that its value is a credential of the AWS root user, not a database or system password. */
export function namesRoot(name: string): boolean {
  if (!/root/i.test(name)) return false;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
  if (ofOtherRoot.test(words)) return false;
  if (/\b(?:ca|cert|certificate|path|file|ttl|name|arn|alias|base)\b/.test(words)) return false;
  return (
    (/\broot\b/.test(words) && /\b(?:access key|secret key|secret access key|access key id|session token)\b/.test(words)) ||
    /\b(?:(?:aws|account|payer|management|organization) root|root account)(?: (?:user|account|console|login|mfa|totp)){0,2} (?:password|pass|passwd|pwd|credentials?|secret|seed)\b/.test(
      words,
    ) ||
    /\broot (?:console|sign in) (?:password|pass|pwd)\b/.test(words)
  );
}
