/** Tests of the region of a request, where all requests for an action go to one region. */
import { partitionOfRegion, usualPartition } from '../../data/partition.js';
import { covers } from '../coverage.js';
import { literalPrefix, plainPattern } from '../pattern.js';
import type { Condition, ConditionTest } from '../policy.js';

/**
 * Services with one endpoint for all regions of the usual partition, and its region (IAM User Guide, "AWS: Denies access to AWS
 * based on the requested Region").
 */
const services = /^(?:iam|organizations):/i;
const region = plainPattern(['us-east-1']);

/** No request to IAM of its own: it is made where the role is passed. */
const passRole = 'iam:passrole';

/** Whether a test of the region that a grant is limited to fails in every request for an action. */
export function isElsewhere(test: ConditionTest, action: string): boolean {
  return test.operator?.negated === false && namesOthers(test, action);
}

/** Whether a denial outside some regions holds for every request for an action. */
export function deniesEverywhere(condition: Condition, action: string): boolean {
  return condition.complete && condition.tests.every((test) => test.operator?.negated === true && namesOthers(test, action));
}

/** Whether all values of a test are, or match, other regions of the usual partition; what is not known may be the same one. */
function namesOthers({ key, operator, values, complete }: ConditionTest, action: string): boolean {
  if (key.toLowerCase() !== 'aws:requestedregion' || !services.test(action) || action.toLowerCase() === passRole) return false;
  if (operator?.family !== 'string' || operator.ignoreCase || !complete || values.length === 0) return false;
  return values.every(
    ({ parsed }) =>
      covers(parsed, region) === 'no' && literalPrefix(parsed) !== '' && partitionOfRegion(literalPrefix(parsed)) === usualPartition,
  );
}
