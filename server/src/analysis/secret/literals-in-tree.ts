/** Finds the literals of a tree under names for secrets. */
import { deref, keyText, lookup, mappingAt } from '../../syntax/lookup.js';
import { sourceSpan } from '../../syntax/source-span.js';
import type { Mapping, Node, Scalar, Sequence } from '../../syntax/tree.js';
import { remembered } from '../../text/remembered.js';
import { namedSecret, type NamedDetection } from './named-literal.js';
import { secretNameKind } from './secret-name.js';

/** Sections that are not searched: parameters have rules of their own, and conditions only compare. */
const otherSections: ReadonlySet<string> = new Set(['Parameters', 'Conditions', 'Rules', 'Description', 'Transform']);
const noSections: ReadonlySet<string> = new Set();

/** The keys for the name in a pair of name and value. */
const pairNames: ReadonlySet<string> = new Set([
  'Name',
  'name',
  'Key',
  'key',
  'Variable',
  'OptionName',
  'ParameterKey',
  'ParameterName',
  'HeaderName',
  'AttributeName',
]);
const pairValues: ReadonlySet<string> = new Set(['Value', 'value', 'ParameterValue', 'HeaderValue', 'AttributeValue', 'StringValue']);
/** A key that usually names something else, but in Data Pipeline the parameter. */
const nameBesideText = 'Id';

/** Where a build specification lists the names of the secrets for its variables, and a SealedSecret of Kubernetes what takes a key to read. */
const keptElsewhere: ReadonlySet<string> = new Set(['secrets-manager', 'parameter-store', 'encryptedData']);

/** Literals under a name for a secret, and in pairs such as `{ Name: DB_PASSWORD, Value: … }`. */
export function namedLiterals(root: Node): readonly NamedDetection[] {
  const found: NamedDetection[] = [];
  if (root.kind === 'mapping') searchEntries(root, null, found, noSections);
  else searchBelow(root, null, found);
  return found;
}

/** The same in a template, where outputs name their values and some sections do not count. */
export function namedLiteralsInTemplate(root: Node): readonly NamedDetection[] {
  if (root.kind !== 'mapping') return namedLiterals(root);
  const found: NamedDetection[] = [];
  searchEntries(root, null, found, otherSections);
  searchOutputs(root, found);
  return found;
}

/** An output names its value. */
function searchOutputs(root: Mapping, found: NamedDetection[]): void {
  for (const entry of mappingAt(root, 'Outputs')?.entries ?? []) {
    const output = deref(entry.value);
    const value = output?.kind === 'mapping' ? lookup(output, 'Value') : null;
    if (value !== null) searchBelow(value, keyText(entry), found);
  }
}

/** Looks at a node under a name, or under none. The reader of the tree limits its depth. */
function searchBelow(node: Node, name: string | null, found: NamedDetection[]): void {
  if (node.kind === 'mapping') searchEntries(node, name, found, noSections);
  else if (node.kind === 'sequence') searchItems(node, name, found);
  else if (node.kind === 'scalar' && name !== null && isLiteral(node) && isSecretName(name)) {
    const secret = namedSecret(name, node.text, sourceSpan(node, 0, node.text.length));
    if (secret !== null) found.push(secret);
  }
}

function searchItems(node: Sequence, name: string | null, found: NamedDetection[]): void {
  // An item of a join is not a literal by itself.
  const below = isJoined(node.tag) ? null : name;
  // The first item of Fn::If names a condition.
  for (let index = isBranches(node) ? 1 : 0; index < node.items.length; index++) {
    const item = node.items[index];
    if (item !== undefined) searchBelow(item, below, found);
  }
}

function searchEntries(node: Mapping, name: string | null, found: NamedDetection[], besides: ReadonlySet<string>): void {
  for (const entry of node.entries) {
    const key = keyText(entry);
    if (entry.value === null || (key !== null && (besides.has(key) || keptElsewhere.has(key)))) continue;
    if (key === 'Fn::Sub' && isFilledIn(entry.value)) continue;
    // The name also applies to the branches of `Fn::If`, to a whole `Fn::Sub`, and to what is under a key for its value
    // or for the default of a document's parameter.
    const goesOn =
      key === 'Fn::If' ||
      // A parameter of a remediation: `StaticValue: { Values: [ … ] }`.
      key === 'StaticValue' ||
      (key === 'Values' && node.entries.length === 1) ||
      (key === 'Fn::Sub' && entry.value.kind === 'scalar') ||
      (key === 'default' && lookup(node, 'type') !== null) ||
      ((key === 'value' || key === 'Value') && pairIn(node) === null);
    searchBelow(entry.value, goesOn ? name : key, found);
  }
  searchPair(node, found);
}

/** Names repeat, within a template and from one to the next. */
const isSecretName = remembered((name): boolean => secretNameKind(name) !== null);

function isBranches({ tag, parent }: Sequence): boolean {
  const [entry] = parent?.kind === 'mapping' && parent.entries.length === 1 ? parent.entries : [];
  return tag === '!If' || (entry !== undefined && keyText(entry) === 'Fn::If');
}

function isJoined(tag: string | null): boolean {
  return tag !== null && tag !== '!If' && tag !== '!!seq';
}

/** Whether a scalar is not a reference: it has no tag, or is a `!Sub` that fills in nothing. */
function isLiteral(scalar: Scalar): boolean {
  const { tag } = scalar;
  return tag === null || tag.startsWith('!!') || (tag === '!Sub' && !isFilledIn(scalar));
}

/** Whether the text of a `Fn::Sub` has variables. */
function isFilledIn(text: Node): boolean {
  return text.kind === 'scalar' && text.text.includes('${');
}

/** The text of a `Fn::Sub`, or else the node itself. */
function withoutSub(node: Node | null): Node | null {
  if (node?.kind === 'sequence') return node.tag === '!Sub' ? (node.items[0] ?? null) : node;
  const [only, more] = node?.kind === 'mapping' ? node.entries : [];
  if (only === undefined || more !== undefined || keyText(only) !== 'Fn::Sub') return node;
  return only.value?.kind === 'sequence' ? (only.value.items[0] ?? null) : only.value;
}

/** The node itself or the text of its `Fn::Sub`, if it is a scalar in which nothing is filled in. */
export function literalIn(node: Node | null): Scalar | null {
  const scalar = withoutSub(deref(node));
  return scalar?.kind === 'scalar' && isLiteral(scalar) && !(scalar !== node && isFilledIn(scalar)) ? scalar : null;
}

function textIn(node: Node | null): string | null {
  const scalar = withoutSub(node);
  return scalar?.kind === 'scalar' ? scalar.text : null;
}

function searchPair(node: Mapping, found: NamedDetection[]): void {
  const pair = pairIn(node);
  if (pair !== null) searchBelow(pair.value, pair.name, found);
}

/** The name in a pair whose value is the scalar; null for any other scalar. */
export function nameInPair(scalar: Scalar): string | null {
  const { parent } = scalar;
  const mapping = parent !== null && withoutSub(parent) === scalar ? parent.parent : parent;
  const pair = mapping?.kind === 'mapping' ? pairIn(mapping) : null;
  return pair !== null && withoutSub(pair.value) === scalar ? pair.name : null;
}

function pairIn(node: Mapping): { readonly name: string; readonly value: Node } | null {
  if (node.entries.length > 8) return null;
  let name: string | null = null;
  let value: Node | null = null;
  for (const entry of node.entries) {
    const key = keyText(entry);
    if (key === null) continue;
    if (pairNames.has(key) || (key === nameBesideText && hasText(node))) name = textIn(entry.value) ?? name;
    else if (pairValues.has(key)) value = entry.value;
    else if (key === 'Type' && entry.value?.kind === 'scalar' && /^(?:SECRETS_MANAGER|PARAMETER_STORE)$/.test(entry.value.text)) {
      return null;
    }
  }
  return name === null || value === null ? null : { name, value };
}

function hasText(node: Mapping): boolean {
  return node.entries.some((entry) => keyText(entry) === 'StringValue');
}
