/** The place of a node in a template, in CloudFormation's words: without the intrinsic functions around it. */
import { isLoop } from '../model/loop.js';
import type { Output, Resource, Template } from '../model/template.js';
import { keyText, memberIndex } from '../syntax/lookup.js';
import type { Mapping, Node, Sequence } from '../syntax/tree.js';
import { encloses } from '../text/span.js';

export interface TemplatePath {
  /** `Resources`, `Parameters`, …; null outside of every section. */
  readonly section: string | null;
  /** The logical ID below the section, or null. */
  readonly id: string | null;
  /** The steps below the logical ID: `Properties`, `Environment`, …; items of lists by their position. */
  readonly steps: readonly string[];
}

/** The path of a node; a key has that of its entry. */
export function templatePath(node: Node): TemplatePath {
  const path: string[] = [];
  for (let child = node; child.parent !== null; child = child.parent) {
    const step = stepInto(child, child.parent);
    if (step !== null) path.push(step);
  }
  const [section = null, ...below] = path.reverse();
  const [id = null, ...steps] = withoutLoops(below);
  return { section, id, steps };
}

/** Treats what `Fn::ForEach` repeats as if it were written without the loop: under its key. */
function withoutLoops(path: readonly string[]): readonly string[] {
  let rest = path;
  while (rest.length > 2 && isLoop(rest[0] ?? '') && rest[1] === bodyOfLoop) rest = rest.slice(2);
  return rest;
}

/** A loop is a list of its variable, the collection, and its body. */
const bodyOfLoop = '2';

/** The resource that contains a node, in a loop the first one; null outside of resources. */
export function resourceAt(node: Node, { resources }: Template): Resource | null {
  const { section, id } = templatePath(node);
  if (section !== 'Resources' || id === null) return null;
  return resources.get(id) ?? [...resources.values()].find((resource) => encloses(resource.node, node)) ?? null;
}

/** The output that contains a node, in a loop the first one; null outside of outputs. */
export function outputAt(node: Node, { outputs }: Template): Output | null {
  const { section, id } = templatePath(node);
  if (section !== 'Outputs' || id === null) return null;
  return outputs.get(id) ?? [...outputs.values()].find((output) => encloses(output.node, node)) ?? null;
}

/** Null for a step that only leads into the argument of a function. */
function stepInto(child: Node, parent: Mapping | Sequence): string | null {
  if (parent.kind === 'sequence') {
    if (functionOf(parent) !== null || isListOfFunction(parent)) return null;
    return String(memberIndex(child, parent));
  }
  const entry = parent.entries[memberIndex(child, parent)];
  const key = entry === undefined ? null : keyText(entry);
  return key === null || isFunctionName(key) || isReference(child, key, parent) || isVariables(parent) ? null : key;
}

/** The function whose whole argument a node is: `Join` for what follows `!Join` or `Fn::Join:`. */
function functionOf(node: Mapping | Sequence): string | null {
  if (node.tag !== null && /^![A-Z]/.test(node.tag)) return node.tag.slice(1);
  const { parent } = node;
  if (parent?.kind !== 'mapping' || parent.entries.length !== 1) return null;
  const key = parent.entries[0] === undefined ? null : keyText(parent.entries[0]);
  return key !== null && isFunctionName(key) ? key.replace('Fn::', '') : null;
}

/** Whether a list is what `Fn::Join` joins or `Fn::Select` selects from. */
function isListOfFunction({ parent }: Sequence): boolean {
  return parent?.kind === 'sequence' && /^(?:Join|Select)$/.test(functionOf(parent) ?? '');
}

/** Whether a map has the variables of `Fn::Sub`. */
function isVariables({ parent }: Mapping): boolean {
  return parent?.kind === 'sequence' && functionOf(parent) === 'Sub';
}

/** Whether a node is the argument of a long-form `Ref`, and not a resource with the id `Ref`, which would not be a scalar. */
function isReference(child: Node, key: string, { entries }: Mapping): boolean {
  return key === 'Ref' && entries.length === 1 && child.kind === 'scalar';
}

function isFunctionName(key: string): boolean {
  return key.startsWith('Fn::') && !key.startsWith('Fn::ForEach');
}
