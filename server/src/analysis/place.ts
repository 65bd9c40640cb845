/** Where in a template a node stands, in CloudFormation's words: the intrinsic functions around it taken away. */
import { keyText, memberIndex } from '../syntax/lookup.js';
import type { Mapping, Node, Sequence } from '../syntax/tree.js';

export interface TemplatePath {
  /** `Resources`, `Parameters`, …; null outside of every section. */
  readonly section: string | null;
  /** The logical id below the section, or null. */
  readonly id: string | null;
  /** The steps below the logical id: `Properties`, `Environment`, …; items of lists by their position. */
  readonly steps: readonly string[];
}

/** The path of a node; a key has that of its entry. */
export function templatePath(node: Node): TemplatePath {
  const path: string[] = [];
  for (let child = node; child.parent !== null; child = child.parent) {
    const step = stepInto(child, child.parent);
    if (step !== null) path.push(step);
  }
  const [section = null, id = null, ...steps] = path.reverse();
  return { section, id, steps };
}

/** Null where the step only leads into the argument of a function. */
function stepInto(child: Node, parent: Mapping | Sequence): string | null {
  if (parent.kind === 'sequence') {
    if (functionOf(parent) !== null || isListOfFunction(parent)) return null;
    return String(memberIndex(child, parent));
  }
  const entry = parent.entries[memberIndex(child, parent)];
  const key = entry === undefined ? null : keyText(entry);
  return key === null || isFunctionName(key) || isReference(child, key, parent) || isVariables(parent) ? null : key;
}

/** The function that a node is the whole argument of: `Join` for what follows `!Join` or `Fn::Join:`. */
function functionOf(node: Mapping | Sequence): string | null {
  if (node.tag !== null && /^![A-Z]/.test(node.tag)) return node.tag.slice(1);
  const { parent } = node;
  if (parent?.kind !== 'mapping' || parent.entries.length !== 1) return null;
  const key = parent.entries[0] === undefined ? null : keyText(parent.entries[0]);
  return key !== null && isFunctionName(key) ? key.replace('Fn::', '') : null;
}

/** The list that `Fn::Join` joins or `Fn::Select` selects from. */
function isListOfFunction({ parent }: Sequence): boolean {
  return parent?.kind === 'sequence' && /^(?:Join|Select)$/.test(functionOf(parent) ?? '');
}

/** The variables of `Fn::Sub`. */
function isVariables({ parent }: Mapping): boolean {
  return parent?.kind === 'sequence' && functionOf(parent) === 'Sub';
}

/** The name behind `Ref` in its long form; a resource that is called so has more to say than a name. */
function isReference(child: Node, key: string, { entries }: Mapping): boolean {
  return key === 'Ref' && entries.length === 1 && child.kind === 'scalar';
}

function isFunctionName(key: string): boolean {
  return key.startsWith('Fn::') && !key.startsWith('Fn::ForEach');
}
