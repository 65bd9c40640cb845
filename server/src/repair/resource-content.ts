/** Writes resources as a person would. */
import { type Content, type Field, fields, text } from '../edit/content.js';

export interface ResourceSpecification {
  readonly type: string;
  /** The name of the condition under which it exists; null when it always does. */
  readonly condition: string | null;
  /** Whether it outlives its stack, because what it holds is still needed then. */
  readonly isRetained?: boolean;
  readonly dependsOn?: Content | null;
  readonly properties: Readonly<Record<string, Content>>;
}

export function resourceContent({ type, condition, isRetained = false, dependsOn = null, properties }: ResourceSpecification): Content {
  const head: readonly Field[] = [
    { key: 'Type', value: text(type) },
    ...(condition === null ? [] : [{ key: 'Condition', value: text(condition) }]),
    ...(dependsOn === null ? [] : [{ key: 'DependsOn', value: dependsOn }]),
    ...(isRetained ? ['DeletionPolicy', 'UpdateReplacePolicy'].map((key) => ({ key, value: text('Retain') })) : []),
  ];
  const isBare = Object.keys(properties).length === 0;
  return { kind: 'fields', fields: [...head, ...(isBare ? [] : [{ key: 'Properties', value: fields(properties) }])] };
}
