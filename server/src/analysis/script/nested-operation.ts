/** Operations of AWS that the steps of an automation name in a document that is itself a text. */
import { deref, effectiveEntries, keyText, lookup } from '../../syntax/lookup.js';
import { sourceSpan } from '../../syntax/source-span.js';
import type { Mapping, Node, Scalar } from '../../syntax/tree.js';
import { madeText, unknown } from '../../value/compose.js';
import type { Value } from '../../value/value.js';
import { excerpt } from './excerpt.js';
import type { ResolvedText } from './resolved-text.js';

export interface NestedOperation {
  /** `iam:CreateUser`, at the place of the operation. */
  readonly text: ResolvedText;
  /** What the step hands to the operation, as far as it is text. */
  readonly given: Value;
}

/** The operation of `Service` and `Api` (`aws:executeAwsApi`); null for any other mapping. */
export function nestedOperation(whole: ResolvedText, step: Mapping): NestedOperation | null {
  const [service, operation] = [scalarAt(step, 'Service'), scalarAt(step, 'Api')];
  if (service === null || operation === null) return null;
  const name = `${service.text}:${operation.text}`;
  const shift = service.text.length + 1;
  const spanIn = (from: number, to: number) => sourceSpan(operation, Math.max(0, from - shift), Math.max(0, to - shift));
  const entries = effectiveEntries(step).flatMap((entry) => {
    const key = keyText(entry);
    return key === null ? [] : [{ key, keyNode: entry.key, value: givenValue(entry.value) }];
  });
  return { text: excerpt(whole, name, spanIn), given: { kind: 'map', at: step, entries } };
}

function scalarAt(step: Mapping, key: string): Scalar | null {
  const node = deref(lookup(step, key));
  return node?.kind === 'scalar' && node.text !== '' ? node : null;
}

function givenValue(node: Node | null): Value {
  const value = deref(node);
  return value?.kind === 'scalar' ? madeText(value, value.text) : unknown(node, 'invalid');
}
