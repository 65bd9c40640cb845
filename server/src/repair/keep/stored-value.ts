/** The dynamic reference by which CloudFormation reads a secret. */
import type { Content } from '../../edit/content.js';
import { sub } from '../reference-content.js';

/** Everything that a secret holds; `id` is its logical ID, or the parameter with its ARN. */
export function storedValue(id: string): Content {
  return sub(`{{resolve:secretsmanager:\${${id}}}}`);
}
