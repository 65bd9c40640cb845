/** The ARN that a defective one was meant to be, where its parts and the actions of its statement leave only one. */
import { servicePrefixes } from '../../data/action-catalogue.js';
import { partitionOfRegion } from '../../data/partition.js';
import { listedActions } from '../action-support.js';
import { arnPattern } from '../pattern.js';
import type { Statement } from '../policy.js';
import { type ArnDefect, defectOf, regions } from './arn-defect.js';
import { fitsAction } from './resource-format.js';

export interface MeantArn {
  /** `name`: a bucket, or an object in one, which lacks nothing but the beginning of its ARN. */
  readonly of: 'arn' | 'name';
  readonly text: string;
}

/**
 * Null where several could be meant, or none; whose account it is cannot be guessed. Not for what is `short`, since AWS itself
 * says what that means.
 */
export function meantArn(written: string, defect: Exclude<ArnDefect, 'short'>, statement: Statement): MeantArn | null {
  const candidates = [...new Set(candidatesFor(written, defect))].filter((text) => defectOf(text) === null && fitsSome(text, statement));
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) return { of: 'arn', text: only };
  return defect === 'form' && isNameInS3(written, statement) ? { of: 'name', text: written } : null;
}

function candidatesFor(written: string, defect: ArnDefect): readonly string[] {
  const parts = written.split(':');
  const [, , service = '', region = ''] = parts;
  switch (defect) {
    case 'partition':
      return regions.test(region) && !/[*?]/.test(region) ? [withPart(parts, 1, partitionOfRegion(region))] : [];
    case 'service':
      return servicePrefixes().includes(service.toLowerCase()) ? [withPart(parts, 2, service.toLowerCase())] : [];
    case 'region':
      return [withPart(parts, 3, regionOf(region))];
    case 'form':
      return parts[0] === 'arn' && parts.length >= leastParts ? [3, 4].map((at) => filledUp(parts, at)) : [];
    default:
      return [];
  }
}

const partsOfArn = 6;

/** Only a region and an account can be empty. */
const leastParts = partsOfArn - 2;

/** The parts with as many empty ones before one of them as are missing. */
function filledUp(parts: readonly string[], at: number): string {
  const missing = new Array<string>(Math.max(0, partsOfArn - parts.length)).fill('');
  return [...parts.slice(0, at), ...missing, ...parts.slice(at)].join(':');
}

function withPart(parts: readonly string[], at: number, part: string): string {
  return parts.map((each, index) => (index === at ? part : each)).join(':');
}

/** `us-east-1` for its zone `us-east-1a`, and for `us-east1`. */
function regionOf(written: string): string {
  return written.replace(/(?<=\d)[a-z]$/, '').replace(/(?<=[a-z])(?=\d+$)/, '-');
}

function fitsSome(arn: string, statement: Statement): boolean {
  const actions = listedActions(statement);
  return actions.some(({ id }) => fitsAction(arnPattern([arn], 'text'), id) === 'yes');
}

/** Whether all actions are for what a bucket and a key, written as one name, stand for. */
function isNameInS3(written: string, statement: Statement): boolean {
  const actions = listedActions(statement);
  const resource = arnPattern([`arn:aws:s3:::${written}`], 'text');
  return (
    nameInS3.test(written) &&
    actions.length > 0 &&
    actions.every(({ id, prefix, record }) => prefix === 's3' && record.resourceTypes.length > 0 && fitsAction(resource, id) !== 'no')
  );
}

/** A bucket (Amazon S3 user guide, "General purpose bucket naming rules"), and perhaps the key of an object. */
const nameInS3 = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/.*)?$/;
