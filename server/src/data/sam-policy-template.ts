/** SAM's policy templates: names that stand for statements with parameters. */
import { policyTemplateTable } from './generated/sam.js';
import { lineTable } from './line-table.js';

export interface SamPolicyTemplate {
  /** All of them must be given. */
  readonly parameters: readonly string[];
  /** JSON text of a policy document without `Version`; a parameter is a `Ref` in the variables of an `Fn::Sub`. */
  readonly definition: string;
}

const columnsOf = lineTable(() => policyTemplateTable, '|');

/** The policy template with that name, such as `S3ReadPolicy`; null when SAM has none. */
export function samPolicyTemplate(name: string): SamPolicyTemplate | null {
  const columns = columnsOf(name);
  if (columns === null) return null;
  const [parameters = '', definition = ''] = columns;
  return { parameters: parameters === '' ? [] : parameters.split(' '), definition };
}
