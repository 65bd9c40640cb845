/** A YAML text with short functions, rewritten as JSON with long ones: the other forms of a test case. */
import { deref, keyText } from '../../src/syntax/lookup.js';
import { readText } from '../../src/syntax/read.js';
import type { Node, Scalar } from '../../src/syntax/tree.js';
import { scalarType } from '../../src/model/scalar-type.js';

/** The same document as JSON text. Read as YAML it is the long form in flow style. */
export function asJson(yaml: string): string {
  const [root] = readText(yaml, 'yaml').documents;
  return root === undefined ? 'null' : print(root);
}

function print(node: Node | null): string {
  const target = deref(node);
  if (target === null) return 'null';
  const { tag } = target;
  if (tag === null || !/^![A-Za-z]/.test(tag)) return printLiteral(target);
  const name = tag.slice(1);
  return `{"${name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`}": ${printLiteral(target)}}`;
}

function printLiteral(node: Exclude<Node, { kind: 'alias' }>): string {
  switch (node.kind) {
    case 'scalar': return printScalar(node);
    case 'sequence': return `[${node.items.map(print).join(', ')}]`;
    case 'mapping': return `{${node.entries.map((entry) => `${JSON.stringify(keyText(entry))}: ${print(entry.value)}`).join(', ')}}`;
  }
}

function printScalar(scalar: Scalar): string {
  switch (scalarType(scalar)) {
    case 'string': return JSON.stringify(scalar.text);
    case 'null': return 'null';
    case 'number': case 'boolean': return scalar.text;
  }
}
