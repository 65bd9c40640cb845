/** Which statements answer requests without a signature, and so let in people without an AWS account. */
import { coversAction } from './action.js';
import type { Pattern } from './pattern.js';
import type { Condition, ConditionTest, Statement } from './policy.js';

/** Whether a statement may hold for a request without a signature. */
export function mayHoldUnsigned({ action, condition }: Statement): boolean {
  const isSignedOnly =
    action !== null && !action.negated && action.complete && !action.items.some(({ parsed }) => takesUnsigned(parsed, condition));
  return !isSignedOnly && condition?.tests.some(demandsPrincipal) !== true;
}

/** Whether a test fails for a request that nobody has signed. */
function demandsPrincipal({ operator, key }: ConditionTest): boolean {
  return (
    operator?.family === 'string' && !operator.negated && !operator.ifExists && operator.set !== 'ForAllValues' && principalKeys.test(key)
  );
}

/** Keys that a request without a signature does not have (IAM user guide, "AWS global condition context keys"). */
const principalKeys = /^aws:(?:principaltag\/|principalorgid$|principalorgpaths$|principalaccount$|principalarn$|username$)/i;

/**
 * Services that answer callers without credentials when a policy lets everybody in: S3, SQS ("anonymous"), SNS, OpenSearch, EFS
 * ("anonymous client"), API Gateway and MediaStore, each by its guide.
 */
const unsignedServices: ReadonlySet<string> = new Set(['s3', 'sqs', 'sns', 'es', 'elasticfilesystem', 'execute-api', 'mediastore']);

/** Lambda answers such callers at the URLs of functions alone (developer guide, "Control access to function URLs"). */
function takesUnsigned(action: Pattern, condition: Condition | null): boolean {
  const [prefix = ''] = action.text.toLowerCase().split(':');
  if (prefix !== 'lambda') return unsignedServices.has(prefix) || /[*?$]/.test(prefix);
  if (coversAction(action, 'lambda:InvokeFunctionUrl') !== 'no') return true;
  return condition?.tests.some(({ key }) => key.toLowerCase() === 'lambda:invokedviafunctionurl') === true;
}
