/** Tests that a call passes if CloudFormation makes it, with the permissions of whoever hands it a template. */
import { covers } from '../coverage.js';
import { isLiteral, plainPattern } from '../pattern.js';
import type { ConditionTest } from '../policy.js';

const service = plainPattern(['cloudformation.amazonaws.com']);
const callers: ReadonlySet<string> = new Set(['aws:calledvia', 'aws:calledviafirst', 'aws:calledvialast']);

/**
 * Whether a test of an `Allow` lets through what CloudFormation calls for a stack without a service role: the request then
 * names the service in `aws:CalledVia` (IAM user guide, "AWS global condition context keys").
 */
export function passesThroughStacks({ key, operator, values, complete }: ConditionTest): boolean {
  if (operator === null || !complete || operator.negated) return false;
  const name = key.toLowerCase();
  if (name === 'aws:viaawsservice') {
    return operator.family === 'bool' && values.some(({ parsed }) => isLiteral(parsed, 'true'));
  }
  return callers.has(name) && operator.family === 'string' && values.some(({ parsed }) => covers(parsed, service) === 'yes');
}
