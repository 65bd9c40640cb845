/** Policies where no schema expects one: in custom resources, and in strings anywhere that hold one as JSON. */
import type { TemplateDocument } from '../../model/document.js';
import { keyText, walk } from '../../syntax/lookup.js';
import type { Node, Tree } from '../../syntax/tree.js';
import { always, conjoin, type Guard } from '../../value/guard.js';
import { entryOf, optionsOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';

export interface LoosePolicy {
  readonly value: Value;
  readonly path: readonly string[];
  readonly when: Guard;
}

/** How deep and how wide such a search goes; real custom resources have some ten values. */
const maxValues = 2000;

/** The policies below a value: maps with a list of statements, and texts that hold such a map. */
export function loosePolicies(root: Value): readonly LoosePolicy[] {
  const found: LoosePolicy[] = [];
  const open: LoosePolicy[] = [{ value: root, path: [], when: always }];
  let visited = 0;
  for (let place = open.pop(); place !== undefined && visited < maxValues; place = open.pop(), visited++) {
    for (const option of optionsOf(place.value)) {
      const when = conjoin(place.when, option.when);
      if (when === null) continue;
      if (isPolicy(option.value)) found.push({ value: option.value, path: place.path, when });
      else open.push(...children(option.value).map(({ step, value }) => ({ value, path: [...place.path, step], when })));
    }
  }
  return found;
}

/** The strings of a template that begin as a policy document does: a scalar, or the `Fn::Sub` around it. */
export function policyTexts({ root, tree }: TemplateDocument): readonly Node[] {
  const found: Node[] = [];
  if (!mayQuotePolicy(tree)) return found;
  walk(root, (node) => {
    if (node.kind !== 'scalar' || !mayHoldPolicy(node.text) || !node.text.trimStart().startsWith('{')) return;
    const [entry, ...others] = node.parent?.kind === 'mapping' ? node.parent.entries : [];
    const isSub = entry !== undefined && others.length === 0 && keyText(entry) === 'Fn::Sub';
    found.push(isSub && node.parent !== null ? node.parent : node);
  });
  return found;
}

/** A string in JSON has quotes only where a backslash stands before them, which few files have around this word. */
function mayQuotePolicy({ language, text }: Tree): boolean {
  return language === 'json' ? /(?:\\"|\\u0022)Statement/.test(text) : text.includes('"Statement');
}

/** Whether a text holds a policy document, as far as its words tell. */
function mayHoldPolicy(text: string): boolean {
  return text.length > 40 && text.includes('"Statement"') && text.includes('"Effect"');
}

function isPolicy(value: Value): boolean {
  if (value.kind === 'scalar') return mayHoldPolicy(value.text) && value.text.trimStart().startsWith('{');
  const statement = entryOf(value, 'Statement')?.value;
  const [first] = statement?.kind === 'list' ? statement.items : [statement];
  return first !== undefined && optionsOf(first).some((option) => entryOf(option.value, 'Effect') !== null);
}

function children(value: Value): readonly { readonly step: string; readonly value: Value }[] {
  switch (value.kind) {
    case 'map':
      return value.entries.map((entry) => ({ step: entry.key, value: entry.value })).reverse();
    case 'list':
      return value.items.map((item, index) => ({ step: String(index), value: item })).reverse();
    default:
      return [];
  }
}
