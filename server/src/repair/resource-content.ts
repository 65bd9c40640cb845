/** Writes resources and texts with variables as a person would. */
import { type Content, type Field, fields, intrinsic, text } from '../edit/content.js';

export interface ResourceSpecification {
  readonly type: string;
  /** The name of the condition under which it exists; null when it always does. */
  readonly condition: string | null;
  /** Whether it outlives its stack, because what it holds is still needed then. */
  readonly isRetained?: boolean;
  readonly properties: Readonly<Record<string, Content>>;
}

export function resourceContent({ type, condition, isRetained = false, properties }: ResourceSpecification): Content {
  const head: readonly Field[] = [
    { key: 'Type', value: text(type) },
    ...(condition === null ? [] : [{ key: 'Condition', value: text(condition) }]),
    ...(isRetained ? ['DeletionPolicy', 'UpdateReplacePolicy'].map((key) => ({ key, value: text('Retain') })) : []),
  ];
  return { kind: 'fields', fields: [...head, { key: 'Properties', value: fields(properties) }] };
}

/** A text with variables: `${AWS::Partition}`. */
export function sub(value: string): Content {
  return intrinsic('Fn::Sub', text(value));
}
