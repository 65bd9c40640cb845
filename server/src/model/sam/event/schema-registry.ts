/** What a function needs to read the schemas of a Kafka topic. */
import type { Value } from '../../../value/value.js';
import { callOf } from '../../intrinsic/call.js';
import { givenAt } from '../as-written.js';
import { filled, type Lowering } from '../lowering.js';
import type { MadeValue } from '../made-value.js';
import { allow } from '../role.js';
import type { SamEvent } from './event.js';

/** Permission for the secrets that access to the registry names, and for a Glue registry with its schemas. */
export function registryStatements({ at, properties }: SamEvent, lowering: Lowering): readonly MadeValue[] {
  const config = givenAt(properties, 'SchemaRegistryConfig');
  const access = givenAt(config, 'AccessConfigs');
  const statements: MadeValue[] = (access?.kind === 'list' ? access.items : []).flatMap((item) => {
    const uri = givenAt(item, 'URI');
    return uri === null ? [] : [allow(['secretsmanager:GetSecretValue'], uri)];
  });
  const registry = givenAt(config, 'SchemaRegistryURI');
  const name = registry === null ? null : registryName(registry);
  if (registry === null || name === null) return statements;
  const schemas = filled(`arn:\${AWS::Partition}:glue:\${AWS::Region}:\${AWS::AccountId}:schema/${name}/*`, at, lowering);
  return [...statements, allow(['glue:GetRegistry'], registry), allow(['glue:GetSchemaVersion'], [schemas])];
}

/** SAM takes the name from an ARN given as text or as the text of an `Fn::Sub`, split at the colons. */
function registryName(registry: Value): string | null {
  const call = registry.at === null ? null : callOf(registry.at);
  if (call !== null && call.name !== 'Fn::Sub') return null;
  const segment = textWithNames(registry).split(':')[5] ?? '';
  return segment.startsWith('registry/') ? segment.slice('registry/'.length) : null;
}

/** Names whose values SAM knows; these contain no colon. */
const settled: ReadonlySet<string> = new Set(['AWS::Region', 'AWS::Partition']);

function textWithNames(value: Value): string {
  switch (value.kind) {
    case 'scalar':
      return value.text;
    case 'ref':
      return settled.has(value.name) ? 'known' : `\${${value.name}}`;
    case 'attribute':
      return `\${${value.id}.${value.name}}`;
    case 'concat':
      return value.parts.map(textWithNames).join('');
    default:
      return '';
  }
}
