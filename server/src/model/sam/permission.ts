/** Permissions to invoke a function, as SAM writes them. */
import type { Node } from '../../syntax/tree.js';
import type { Value } from '../../value/value.js';
import type { Resource } from '../template.js';
import { madeFrom } from './lowering.js';
import type { MadeValue } from './made-value.js';

export interface PermissionParts {
  readonly id: string;
  readonly function: Value;
  readonly principal: MadeValue;
  readonly sourceArn?: Value | null;
  readonly sourceAccount?: MadeValue | null;
  readonly eventSourceToken?: Value | null;
  readonly at: Node | null;
}

export function permission(maker: Resource, parts: PermissionParts): Resource {
  return madeFrom(maker, {
    id: parts.id,
    type: 'AWS::Lambda::Permission',
    at: parts.at,
    properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: parts.function,
      Principal: parts.principal,
      SourceArn: parts.sourceArn ?? null,
      SourceAccount: parts.sourceAccount ?? null,
      EventSourceToken: parts.eventSourceToken ?? null,
    },
  });
}
