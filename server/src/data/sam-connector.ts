/** What a SAM connector creates between two resources, by their CloudFormation types. */
import { connectorResourceTable, connectorTable } from './generated/sam.js';
import { lineTable } from './line-table.js';

/** A managed policy for a role, a permission for a function, or the policy of a queue or topic. */
export type ConnectorMeans = 'managed-policy' | 'lambda-permission' | 'queue-policy' | 'topic-policy';

export type ConnectorAccess = 'Read' | 'Write';

/**
 * The JSON texts are SAM's own: a policy document without `Version` or, for a Lambda permission, its properties. In them,
 * `%{Source.Arn}`, `%{Destination.Arn}` and the like stand for the `values` of the two resources.
 */
export interface SamConnector {
  readonly means: ConnectorMeans;
  /** Which of the two has the role that gets a managed policy. */
  readonly side: 'source' | 'destination';
  /** The combinations that are allowed as `Permissions`, such as `Read+Write`; empty when any is allowed. */
  readonly combinations: readonly string[];
  readonly read: string | null;
  readonly write: string | null;
  /** The order of the statements for both. */
  readonly order: readonly ConnectorAccess[];
}

export interface SamConnectorResource {
  /** The path to the property that names the role, with `*` for each element; null for resources without a role. */
  readonly role: string | null;
  /** JSON text of a map from `Arn`, `Name`, `Id`, `Qualifier` or `Url` to intrinsic functions of `%{logicalId}`. */
  readonly values: string;
}

const means: Readonly<Record<string, ConnectorMeans>> = {
  AWS_IAM_ROLE_MANAGED_POLICY: 'managed-policy',
  AWS_LAMBDA_PERMISSION: 'lambda-permission',
  AWS_SQS_QUEUE_POLICY: 'queue-policy',
  AWS_SNS_TOPIC_POLICY: 'topic-policy',
};

const connectorColumns = lineTable(() => connectorTable, '|');
const resourceColumns = lineTable(() => connectorResourceTable, '|');

/** What a connector between resources of these types creates; null when SAM has no such connector. */
export function samConnector(source: string, destination: string): SamConnector | null {
  const columns = connectorColumns(`${source} ${destination}`);
  if (columns === null) return null;
  const [type = '', side, combinations = '', read = '', write = '', first] = columns;
  return {
    means: means[type] ?? 'managed-policy',
    side: side === 'source' ? 'source' : 'destination',
    combinations: combinations === '' ? [] : combinations.split(' '),
    read: read === '' ? null : read,
    write: write === '' ? null : write,
    order: first === 'Write' ? ['Write', 'Read'] : ['Read', 'Write'],
  };
}

/** How a connector finds the role and the ARN of a resource; null for a type that connectors do not support. */
export function samConnectorResource(type: string): SamConnectorResource | null {
  const columns = resourceColumns(type);
  if (columns === null) return null;
  const [role = '', values = ''] = columns;
  return { role: role === '' ? null : role, values };
}
