/** Policies where no schema expects one: in custom resources, and as JSON in any string. */
import { readPolicyText } from '../../iam/read/policy-text.js';
import type { TemplateDocument } from '../../model/document.js';
import { scalarsWith } from '../../syntax/scalars-with.js';
import type { Node, Tree } from '../../syntax/tree.js';
import { always, conjoin, type Guard } from '../../value/guard.js';
import { entryOf, optionsOf, textOf } from '../../value/read.js';
import type { Concat, KnownScalar, Value } from '../../value/value.js';

export interface LoosePolicy {
  readonly value: Value;
  readonly path: readonly string[];
  readonly when: Guard;
  /** The maps and lists around it, outermost first. */
  readonly around: readonly Value[];
  /** Whether it is a text, or in one. */
  readonly isQuoted: boolean;
}

/** A search ends after this many values; real custom resources have about ten. */
const maxValues = 2000;

/** The policies below a value: maps with a list of statements, and texts that contain such a map, quoted any number of times. */
export function loosePolicies(root: Value, around: readonly Value[] = []): readonly LoosePolicy[] {
  const found: LoosePolicy[] = [];
  const open: LoosePolicy[] = [{ value: root, path: [], when: always, around, isQuoted: false }];
  let visited = 0;
  for (let place = open.pop(); place !== undefined && visited < maxValues; place = open.pop(), visited++) {
    for (const option of optionsOf(place.value)) {
      const when = conjoin(place.when, option.when);
      if (when === null) continue;
      const here = { ...place, value: option.value, when };
      if (isPolicy(option.value)) found.push({ ...here, isQuoted: place.isQuoted || isText(option.value) });
      else open.push(...below(here).slice(0, maxValues).reverse());
    }
  }
  return found;
}

/** What is in a map or a list, or in one within a text. A text counts as a policy if it is one in every reading. */
function below(place: LoosePolicy): readonly LoosePolicy[] {
  const { value, path, when, around } = place;
  if (value.kind === 'map' || value.kind === 'list') {
    return children(value).map((child) => ({ ...place, value: child.value, path: [...path, child.step], around: [...around, value] }));
  }
  if (!quotesPolicy(value)) return [];
  return readPolicyText(value).flatMap((text) => {
    const both = conjoin(when, text.when);
    if (both === null || !text.isJson) return [];
    return below({ value: text.value, path, when: both, around, isQuoted: true });
  });
}

/** The strings of a template that contain a policy document, or a part of one. */
export function policyTexts({ tree, root }: TemplateDocument): readonly Node[] {
  return scalarsWith(quotedStatement[tree.language], tree, [root]).filter(({ text }) => saysStatement(text));
}

/** Whether a file may contain a policy in a string. */
export function mayQuotePolicy({ language, text }: Tree): boolean {
  return text.search(quotedStatement[language]) >= 0;
}

/**
 * The key that every policy has, as it is written within a string: in JSON its quotes are escaped, which is rare in files
 * for this word.
 */
const quotedStatement = { json: /(?:\\"|\\u0022)Statement/g, yaml: /"Statement/g };

/** Whether a text has the key that every policy has, as JSON writes it, quoted any number of times. */
export function saysStatement(text: string): boolean {
  return statementKey.test(text);
}

const statementKey = /"Statement\\{0,7}"/;

/** Whether a text looks like an object in JSON with a policy document in it. */
function quotesPolicy(value: Value): value is KnownScalar | Concat {
  const parts = value.kind === 'concat' ? value.parts : value.kind === 'scalar' ? [value] : [];
  return /^\s*[[{]/.test(textOf(parts[0]) ?? '') && parts.some((part) => part.kind === 'scalar' && saysStatement(part.text));
}

function isText(value: Value): value is KnownScalar | Concat {
  return value.kind === 'scalar' || value.kind === 'concat';
}

function isPolicy(value: Value): boolean {
  if (isText(value)) {
    return quotesPolicy(value) && readPolicyText(value).every((text) => text.value.kind === 'map' && isPolicy(text.value));
  }
  const statement = entryOf(value, 'Statement')?.value;
  const [first] = statement?.kind === 'list' ? statement.items : [statement];
  return first !== undefined && optionsOf(first).some((option) => entryOf(option.value, 'Effect') !== null);
}

function children(value: Value): readonly { readonly step: string; readonly value: Value }[] {
  switch (value.kind) {
    case 'map':
      // `$ObjectLike`: what a CDK assertion expects, not what is deployed.
      return value.entries.filter(({ key }) => !key.startsWith('$')).map((entry) => ({ step: entry.key, value: entry.value }));
    case 'list':
      return value.items.map((item, index) => ({ step: String(index), value: item }));
    default:
      return [];
  }
}
