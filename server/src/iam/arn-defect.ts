/** What is wrong with the ARN of a resource, as far as its text tells. */
import { textOf } from '../value/read.js';
import { knownText } from './partial-text.js';
import type { Pattern } from './pattern.js';
import type { Item } from './policy.js';

/** `form`: too few parts, or another beginning. `short`: so few that AWS adds the others. Else the part that does not exist. */
export type ArnDefect = 'form' | 'short' | 'partition' | 'service' | 'region' | 'account';

/** Null for what is whole, and for what is not known. */
export function arnDefect({ text, value }: Item<Pattern>): ArnDefect | null {
  const whole = knownText(text);
  const written = textOf(value) ?? whole;
  if (written === null || whole === null) return null;
  if (written === whole) return defectOf(whole);
  if (!isBeginning(written)) return 'form';
  return defectOf(whole) ?? (written.endsWith('*') ? null : 'short');
}

/** The partitions of AWS begin so; a pattern may stand for them. */
const partitions = /^(?:aws|aws-(?:cn|us-gov|eusc|iso|iso-[a-z])|[^:]*[*?][^:]*)$/;

/** Regions are named so; a pattern may stand for them. Which of them there are changes with every new one. */
const regions = /^[a-z]{2,4}(?:-[a-z]+){1,3}-\d{1,2}$|[*?]/;

/** Whether what is there of an ARN without its last parts can be its beginning: a name in the place of a region or an account tells of a colon too few. */
function isBeginning(text: string): boolean {
  const [, , , region = '', account = ''] = text.split(':');
  return (region === '' || regions.test(region)) && (account === '' || account === 'aws' || /^[\d*?]+$/.test(account));
}

/** Text with variables or placeholders is not judged: what they stand for is not known. */
function defectOf(text: string): Exclude<ArnDefect, 'short'> | null {
  if (/^\*+$/.test(text) || text === '' || /[${}<>]/.test(text)) return null;
  const [arn, partition, service = '', region = '', account = '', ...resource] = text.split(':');
  // In the policy of an API the ARN may be left out but for its end (API Gateway developer guide, "Access policy language").
  if (arn !== 'arn' || partition === undefined) return /^(?:[*?]|execute-api:\/)/.test(text) ? null : 'form';
  if (!partitions.test(partition)) return 'partition';
  // A star that ends the text crosses colons, but what stands before it in the same part is then no account.
  if (resource.length === 0) return /:[*?]+$/.test(text) ? null : 'form';
  if (/^[A-Z][A-Za-z0-9-]*$/.test(service)) return 'service';
  if (/^[a-z]{2}-/.test(region) && !regions.test(region)) return 'region';
  return account === '' || account === 'aws' || /^\d{12}$/.test(account) || /[*?]/.test(account) || !/^\d+$/.test(account)
    ? null
    : 'account';
}
