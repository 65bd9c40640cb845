/** Where a function sends the results of its invocations: the policy that this needs. */
import type { Node } from '../../../syntax/tree.js';
import { concat, madeText } from '../../../value/compose.js';
import type { Value } from '../../../value/value.js';
import { allow, inline } from '../role.js';

/** The inline policy for a destination of this type; null for a type that needs none. */
export function destinationPolicy(type: string, target: Value, prefix: string, at: Node | null): Value | null {
  switch (type) {
    case 'SQS':
      return inline(`${prefix}SQSPolicy`, [allow('sqs:SendMessage', target)], at);
    case 'SNS':
      return inline(`${prefix}SNSPolicy`, [allow('sns:publish', target)], at);
    case 'EventBridge':
      return inline(`${prefix}EventBridgePolicy`, [allow('events:PutEvents', target)], at);
    case 'Lambda':
      return inline(`${prefix}LambdaPolicy`, [allow('lambda:InvokeFunction', target)], at);
    case 'S3':
    case 'S3Bucket': {
      const objects = concat(at, [target, madeText(at, '/*')]);
      return inline(`${prefix}S3Policy`, [allow('s3:PutObject', objects), allow('s3:ListBucket', target)], at);
    }
    default:
      return null;
  }
}
