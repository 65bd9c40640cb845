/** What is wrong with the ARN of a resource, as far as its text shows. */
import { textOf } from '../../value/read.js';
import { knownText } from '../partial-text.js';
import type { Pattern } from '../pattern.js';
import type { Item } from '../policy.js';

/**
 * `form`: too few parts, or not even the beginning of an ARN. `short`: so few that AWS adds the rest. `nameless`: the last part is
 * empty. Otherwise the part whose value does not exist.
 */
export type ArnDefect = 'form' | 'short' | 'nameless' | 'partition' | 'service' | 'region' | 'account';

/** Null for an ARN without a defect, and for what is not known. */
export function arnDefect({ text, value }: Item<Pattern>): ArnDefect | null {
  const whole = knownText(text);
  const written = textOf(value) ?? whole;
  if (written === null || whole === null) return null;
  if (written === whole) return defectOf(whole);
  if (!isBeginning(written)) return 'form';
  return defectOf(whole) ?? (written.endsWith('*') ? null : 'short');
}

/** The partitions of AWS; a pattern may stand for them. */
const partitions = /^(?:aws|aws-(?:cn|us-gov|eusc|iso|iso-[a-z])|[^:*?]*[*?][^:]*)$/;

/** The form of region names, since the list of regions keeps growing; a pattern may stand for them. */
export const regions = /^[a-z]{2,4}(?:-[a-z]+){1,3}-\d{1,2}$|[*?]/;

/** The areas that AWS has regions in, whose names go on with a direction; elsewhere a name may be a placeholder (`my-region-1`). */
const areas = /^(?:af|ap|ca|cn|eu|il|me|mx|sa|us)-/;
const directions = /-(?:central|(?:north|south)?(?:east|west)|north|south)-\d{1,2}$|[*?]/;

function isRegion(text: string): boolean {
  return regions.test(text) && (!areas.test(text) || directions.test(text));
}

/**
 * Whether an ARN without its last parts can be the beginning of one: a name in place of a region or an account shows that a
 * colon is missing.
 */
function isBeginning(text: string): boolean {
  const [, , , region = '', account = ''] = text.split(':');
  return (region === '' || isRegion(region)) && (account === '' || account === 'aws' || /^[\d*?]+$/.test(account));
}

/** Text with variables or placeholders is not judged, because what they stand for is not known. */
export function defectOf(text: string): Exclude<ArnDefect, 'short'> | null {
  if (/^\*+$/.test(text) || text === '' || /[${}<>]/.test(text)) return null;
  const [arn, partition, service = '', region = '', account = '', ...resource] = text.split(':');
  // The policy of an API may leave out all but the end of the ARN (API Gateway developer guide, "Access policy language").
  if (arn !== 'arn' || partition === undefined) return text.startsWith('execute-api:/') ? null : 'form';
  if (!partitions.test(partition)) return 'partition';
  // A star at the end of the text crosses colons, but then what precedes it in the same part is not an account.
  if (resource.length === 0) return /:[*?]+$/.test(text) ? null : 'form';
  if (/^[A-Z][A-Za-z0-9-]*$/.test(service)) return 'service';
  if (/^[a-z]{2}-/.test(region) && !isRegion(region)) return 'region';
  if (/^\d+$/.test(account) && account.length !== 12) return 'account';
  return resource.length === 1 && resource[0] === '' ? 'nameless' : null;
}
