/** Makes up changes of a tree, and content to put in. */
import type { Change, Place } from '../../src/edit/change.js';
import { type Content, fields, intrinsic, items, text, word } from '../../src/edit/content.js';
import { copy } from '../../src/edit/copy.js';
import { walk } from '../../src/syntax/lookup.js';
import type { Entry, Mapping, Node, Sequence, Tree } from '../../src/syntax/tree.js';
import type { Random } from '../support/random.js';

const texts = [
  'plain', 'AWS::IAM::Role', 's3:*', '*', '', ' ', 'yes', 'true', '012', '1e3', '2012-10-17', '123456789012', 'a: b', 'a #b', '- x', '#x', "it's",
  'say "hi"', 'back\\slash', '{x}', '[x]', 'a, b', '!x', '&x', '%x', '@x', '`x`', 'é — ü', '\u{1F511}', 'tab\there', 'two\nlines', 'two\nlines\n',
  ' lead\nline', 'trail \nline', '${AWS::Region}', '~', 'null', 'a:', ':a', '?', '|', '>', '\u0085', 'x\r\ny', '---', '<<', '=', '.5', '0x1F', '10.0.0.0/8',
];

/** One to four changes of places that do not overlap. */
export function randomChanges(tree: Tree, random: Random): readonly Change[] {
  const nodes: Node[] = [];
  for (const root of tree.documents) walk(root, (node) => void nodes.push(node));
  const changes: Change[] = [];
  const used = new Set<Entry | Node>();
  for (let count = 1 + random.below(4); count > 0; count--) {
    const node = random.pick(nodes);
    if (isKey(node) || node.parent === null && node.kind === 'scalar') continue;
    const change = randomChange(nodes, node, random);
    const target = change === null ? null : targetOf(change);
    if (change === null || target !== null && used.has(target)) continue;
    if (target !== null) used.add(target);
    changes.push(change);
  }
  return changes;
}

/** What two changes may not share. */
function targetOf(change: Change): Entry | Node | null {
  switch (change.kind) {
    case 'set': case 'remove': return change.target;
    case 'rename': return change.entry;
    case 'splice': return change.scalar.parent?.kind === 'mapping' ? entryWith(change.scalar) : change.scalar;
    case 'insert-entry': case 'insert-item': return null;
  }
}

function entryWith(node: Node): Entry | Node {
  return node.parent?.kind === 'mapping' ? node.parent.entries.find(({ value }) => value === node) ?? node : node;
}

function isKey(node: Node): boolean {
  return node.parent?.kind === 'mapping' && node.parent.entries.some(({ key }) => key === node);
}

function randomChange(nodes: readonly Node[], node: Node, random: Random): Change | null {
  const note = { note: `change ${random.below(100)}` };
  if (node.kind === 'mapping' && random.below(2) === 0) {
    return { kind: 'insert-entry', mapping: node, key: `New${random.below(1_000_000)}`, value: randomContent(nodes, random, 0), place: randomPlace(node, random), ...note };
  }
  if (node.kind === 'sequence' && random.below(2) === 0) {
    return { kind: 'insert-item', sequence: node, value: randomContent(nodes, random, 0), place: randomPlace(node, random), ...note };
  }
  if (node.parent === null) return null;
  const target = entryWith(node);
  if (node.kind === 'scalar' && node.text.length > 1 && random.below(3) === 0) {
    const from = random.below(node.text.length);
    const to = from + random.below(node.text.length - from);
    return { kind: 'splice', scalar: node, from, to, text: random.pick(['', '', 'x', 'it"s \'', 'a\nb']), ...note };
  }
  switch (random.below(3)) {
    case 0:
      return { kind: 'set', target, value: randomContent(nodes, random, 0), ...note };
    case 1:
      return { kind: 'remove', target, emptied: random.below(2) === 0 ? 'keep' : 'remove', ...note };
    default:
      return 'value' in target ? { kind: 'rename', entry: target, key: `Renamed${random.below(1_000_000)}`, ...note } : null;
  }
}

function randomPlace(collection: Mapping | Sequence, random: Random): Place {
  const siblings: readonly (Entry | Node)[] = collection.kind === 'mapping' ? collection.entries : collection.items;
  if (siblings.length === 0 || random.below(2) === 0) return { kind: random.pick(['first', 'last'] as const) };
  return { kind: random.pick(['before', 'after'] as const), sibling: random.pick(siblings) };
}

function randomContent(nodes: readonly Node[], random: Random, depth: number): Content {
  const again = (): Content => randomContent(nodes, random, depth + 1);
  switch (random.below(depth > 2 ? 3 : 8)) {
    case 0: case 1:
      return text(random.pick(texts));
    case 2:
      return random.pick([word(true), word(0), word(12.5), word(-1)]);
    case 3:
      return fields(Object.fromEntries(['a', 'Key', 'aws:x', '012', 'Fn::No'].slice(0, random.below(5)).map((key) => [key, again()])));
    case 4:
      return items(...Array.from({ length: random.below(4) }, again));
    case 5: {
      const node = random.pick(nodes);
      return isKey(node) || node.end - node.start > 5000 ? again() : copy(node) ?? again();
    }
    case 6:
      return intrinsic('Fn::GetAtt', items(text('Res'), text(random.pick(['Arn', 'Outputs.X']))));
    default:
      return intrinsic(random.pick(['Ref', 'Fn::Sub', 'Fn::Join', 'Fn::If', 'Fn::Base64']), again());
  }
}
