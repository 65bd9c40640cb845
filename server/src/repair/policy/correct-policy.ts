/** Plans that give a policy the form that its grammar asks for. */
import type { Change } from '../../edit/change.js';
import { type Content, type Field, fields, items } from '../../edit/content.js';
import { copy } from '../../edit/copy.js';
import { knownText } from '../../iam/partial-text.js';
import { type PrincipalType, readPrincipal } from '../../iam/principal.js';
import { effectiveEntries, keyText, lookupEntry } from '../../syntax/lookup.js';
import type { Mapping, Node } from '../../syntax/tree.js';
import { encloses, type Span } from '../../text/span.js';
import { offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import type { Scene } from '../scene.js';
import { nodeWithSpan } from '../written-place.js';

/**
 * Puts the elements of a statement that stand in the document itself into its `Statement`; null where anything else, or a
 * comment, stands among them.
 */
export function wrapStatement(scene: Scene, document: Node | null): Fix | Declined | null {
  if (document?.kind !== 'mapping' || document.tag !== null || lookupEntry(document, 'Effect') === null) return null;
  const { comments } = scene.file.tree;
  if (comments.some((comment) => encloses(document, comment))) return null;
  const [own, inner] = splitFields(document);
  if (own === null || inner === null || inner.length < 2) return null;
  const content = fields({ Statement: items({ kind: 'fields', fields: inner }) });
  const value: Content = { kind: 'fields', fields: [...own, ...content.fields] };
  const note = 'Makes a statement of its elements.';
  return offer(scene, {
    title: 'Move the elements of the statement into `Statement`',
    safety: 'suggestion',
    changes: [{ kind: 'set', target: document, value, note }],
  });
}

type Fields = readonly Field[] | null;

/** What belongs to the document, and what to a statement; null for both where anything else is there. */
function splitFields(document: Mapping): readonly [document: Fields, statement: Fields] {
  const own: Field[] = [];
  const inner: Field[] = [];
  for (const entry of effectiveEntries(document)) {
    const key = keyText(entry);
    const value = entry.value === null ? null : copy(entry.value);
    if (key === null || value === null || !(ofDocument.has(key) || ofStatement.has(key))) return [null, null];
    (ofDocument.has(key) ? own : inner).push({ key, value });
  }
  return [own, inner];
}

const ofDocument: ReadonlySet<string> = new Set(['Version', 'Id']);
const ofStatement: ReadonlySet<string> = new Set(
  ['Sid', 'Effect', 'Condition'].concat(['Action', 'Resource', 'Principal'].flatMap((element) => [element, `Not${element}`])),
);

/** Writes a principal that stands alone under its kind; null where its kind does not follow from it. A suggestion, because it is let in. */
export function nameKind(scene: Scene, at: Span): Fix | Declined | null {
  const target = nodeWithSpan(scene.file.tree, at);
  if (target?.kind !== 'scalar' || target.tag !== null || target.parent?.kind !== 'mapping') return null;
  const type = kindOf(target.text);
  const value = type === null ? null : copy(target);
  if (type === null || value === null) return null;
  const change: Change = { kind: 'set', target, value: fields({ [type]: value }), note: `Marks it as \`${type}\`.` };
  return offer(scene, { title: `Write \`${target.text}\` under \`${type}\``, safety: 'suggestion', changes: [change] });
}

function kindOf(written: string): PrincipalType | null {
  const kinds = (['AWS', 'Federated', 'Service'] as const).filter((type) => isOfKind(type, written));
  return kinds.length === 1 ? (kinds[0] ?? null) : null;
}

function isOfKind(type: PrincipalType, written: string): boolean {
  const principal = readPrincipal(type, [written]);
  switch (principal.kind) {
    case 'service':
      return knownText(principal.name) !== '*' && /\.amazonaws\.com(?:\.cn)?$/.test(written);
    case 'federated':
      return principal.provider === 'saml' || principal.provider === 'oidc';
    default:
      return ['account', 'user', 'role'].includes(principal.kind);
  }
}

/** Puts the items of a list that stands in a list into that one; null for one that a function chooses. */
export function flattenList(scene: Scene, at: Span): Fix | Declined | null {
  const target = nodeWithSpan(scene.file.tree, at);
  const list = target?.parent ?? null;
  if (target?.kind !== 'sequence' || target.tag !== null || list?.kind !== 'sequence' || list.tag !== null) return null;
  const isArgument = list.parent?.kind === 'mapping' && list.parent.entries.some((entry) => /^Fn::/.test(keyText(entry) ?? ''));
  const content = target.items.map(copy);
  const isWhole = content.every((each): each is Content => each !== null);
  if (isArgument || !isWhole || scene.file.tree.comments.some((comment) => encloses(target, comment))) return null;
  const note = 'Puts the items into the list around them.';
  const moved = content.map((value): Change => ({
    kind: 'insert-item',
    sequence: list,
    value,
    place: { kind: 'after', sibling: target },
    note,
  }));
  return offer(scene, {
    title: 'Move the items into the list around them',
    safety: 'suggestion',
    changes: [{ kind: 'remove', target, emptied: 'keep', note }, ...moved],
  });
}
