/** The dynamic reference by which CloudFormation reads a secret. */
import type { Content } from '../../edit/content.js';
import { sub } from '../reference-content.js';

/** Everything that a secret holds, behind a text; `id` is its logical ID, or the parameter with its ARN. */
export function storedValue(id: string, before = ''): Content {
  return sub(`${before}{{resolve:secretsmanager:\${${id}}}}`);
}

/** The scheme of a header, such as `Bearer `, with which a value begins, and which is no secret; empty without one. */
export function schemeBefore(value: string): string {
  return /^\s*((?:Bearer|Basic|Token|Splunk) )(?=\S+\s*$)/i.exec(value)?.[1] ?? '';
}
