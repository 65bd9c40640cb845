/** Writes a value as a part of the text of `Fn::Sub`. */
import type { Value } from '../value/value.js';

/** Null for a value that is neither a text nor a reference, nor put together from these. */
export function subText(value: Value): string | null {
  switch (value.kind) {
    case 'scalar':
      return value.pieces.map(({ text, parameter }) => (parameter === null ? text.replaceAll('${', '${!') : `\${${parameter}}`)).join('');
    case 'ref':
      return value.derived === true ? null : `\${${value.name}}`;
    case 'attribute':
      return value.derived === true ? null : `\${${value.id}.${value.name}}`;
    case 'concat': {
      const parts = value.parts.map(subText);
      return parts.includes(null) ? null : parts.join('');
    }
    default:
      return null;
  }
}
