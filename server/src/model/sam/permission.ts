/** Permissions to invoke a function, as SAM writes them. */
import type { Node } from '../../syntax/tree.js';
import type { Value } from '../../value/value.js';
import type { Resource } from '../template.js';
import type { Draft } from './draft.js';
import { madeFrom } from './lowering.js';

export interface PermissionParts {
  readonly id: string;
  readonly function: Value;
  readonly principal: Draft;
  readonly sourceArn?: Value | null;
  readonly sourceAccount?: Draft | null;
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
