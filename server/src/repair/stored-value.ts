/** The dynamic reference by which CloudFormation reads a secret. */
import { type Content, intrinsic, text } from '../edit/content.js';

/** Everything that a secret holds; `id` is its logical ID, or the parameter with its ARN. */
export function storedValue(id: string): Content {
  return intrinsic('Fn::Sub', text(`{{resolve:secretsmanager:\${${id}}}}`));
}
