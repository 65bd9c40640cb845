/** Resources that an action can be requested on although the service authorization reference does not list them. */
import type { KnownAction } from '../action.js';
import type { PartialText } from '../partial-text.js';
import { arnOutline } from './arn-service.js';

/**
 * Whether one of some actions applies to a resource that the service authorization reference leaves out. Older examples of AWS
 * list all buckets under their ARN, which is not documented; log groups are listed as `log-group::log-stream:`, which a refusal
 * names as the resource; a call of an HTTP endpoint is authorized for the state machine (Step Functions developer guide, "Call
 * HTTPS APIs"); AWS's macros are authorized together with the stack that uses them (CloudFormation user guide, "Controlling
 * access with IAM"); and the AWS Security Reference Architecture names paths of the API of Security Hub (`:/accounts`).
 */
export function isOutsideOfReference(text: PartialText, actions: readonly KnownAction[]): boolean {
  const resource = arnOutline(text);
  return placesOutside.some((place) => place.test(resource)) || actions.some(({ id }) => resourcesOutside.get(id)?.test(resource) === true);
}

const resourcesOutside: ReadonlyMap<string, RegExp> = new Map([
  ['s3:ListAllMyBuckets', /^arn:[^:]*:s3:::\*$/],
  ['logs:DescribeLogGroups', /^arn:[^:]*:logs:[^:]*:[^:]*:(?:\*|log-group:[*:])/],
  ['states:InvokeHTTPEndpoint', /^arn:[^:]*:states:[^:]*:[^:]*:stateMachine:/],
]);

const placesOutside = [/^arn:[^:]*:cloudformation:[^:]*:aws:transform\//, /^arn:[^:]*:securityhub:[^:]*:[^:]*:\//];
