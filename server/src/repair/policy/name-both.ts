/** Plans that name a bucket beside its objects, or objects beside their bucket. */
import type { Change } from '../../edit/change.js';
import { type Content, intrinsic, items, text } from '../../edit/content.js';
import { copy } from '../../edit/copy.js';
import type { Matcher } from '../../iam/policy.js';
import type { Pattern } from '../../iam/pattern.js';
import type { Node } from '../../syntax/tree.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { arnContent } from '../own-arn.js';
import { sub } from '../reference-content.js';
import type { Scene } from '../scene.js';
import { entryWithKey, sequenceOf } from '../written-place.js';

/** `kind`: what is missing beside each resource that a statement names. A suggestion, because the actions on it take effect. */
export function nameBoth(scene: Scene, resource: Matcher<Pattern>, kind: 'buckets' | 'objects'): Fix | Declined {
  const title = kind === 'buckets' ? 'Name the bucket as well as its objects' : 'Name the objects as well as their bucket';
  const elsewhere = decline(title, 'The resources are put together elsewhere, or are part of a longer text.');
  const entry = resource.keyAt === null ? null : entryWithKey(scene.file.tree, resource.keyAt);
  const value = entry?.value ?? null;
  const list = value?.tag === null ? sequenceOf(value) : null;
  const written = list === null ? [value] : list.items;
  const others = written.map((node) => (node === null ? null : otherKind(node, kind)));
  if (value === null || !others.every((other): other is Content => other !== null)) return elsewhere;
  const note = kind === 'buckets' ? 'Names the bucket as well.' : 'Names the objects as well.';
  if (list !== null) {
    const added = others.map((other): Change => ({ kind: 'insert-item', sequence: list, value: other, place: { kind: 'last' }, note }));
    return offer(scene, { title, safety: 'suggestion', changes: added });
  }
  const first = copy(value);
  if (first === null) return elsewhere;
  return offer(scene, { title, safety: 'suggestion', changes: [{ kind: 'set', target: value, value: items(first, ...others), note }] });
}

/** Null where the name of the bucket is not told apart from what is in it. */
function otherKind(node: Node, kind: 'buckets' | 'objects'): Content | null {
  if (node.kind === 'scalar') {
    if (node.tag === '!GetAtt') return kind === 'objects' ? sub(`\${${node.text}}/*`) : null;
    if (node.tag !== null && node.tag !== '!Sub') return null;
    const other = otherText(node.text, kind);
    return other === null ? null : node.tag === null ? text(other) : arnContent(other);
  }
  const whole = copy(node);
  const content = whole?.kind === 'copy' ? whole.content : whole;
  if (content?.kind !== 'intrinsic') return null;
  const { name, argument } = content;
  if (name === 'Fn::GetAtt' && kind === 'objects' && argument.kind === 'items') {
    const path = argument.items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
    return path.length === argument.items.length ? sub(`\${${path.join('.')}}/*`) : null;
  }
  if (name === 'Fn::Sub' && argument.kind === 'text') {
    const other = otherText(argument.text, kind);
    return other === null ? null : arnContent(other);
  }
  return name === 'Fn::Join' ? otherJoin(argument, kind) : null;
}

function otherText(written: string, kind: 'buckets' | 'objects'): string | null {
  if (kind === 'objects') return `${written}/*`;
  const bucket = /^((?:\$\{[^}]*\}|[^/$])*)\/[^]*$/.exec(written)?.[1] ?? '';
  return bucket === '' || /[:*?]$/.test(bucket) ? null : bucket;
}

/** Of a list that is joined, its last item is what follows the bucket, and nothing before it holds a slash or is chosen. */
function otherJoin(argument: Content, kind: 'buckets' | 'objects'): Content | null {
  const [separator, list] = argument.kind === 'items' ? argument.items : [];
  if (separator?.kind !== 'text' || separator.text !== '' || list?.kind !== 'items') return null;
  if (kind === 'objects') return intrinsic('Fn::Join', items(separator, items(...list.items, text('/*'))));
  const last = list.items.at(-1);
  const before = list.items.slice(0, -1);
  const isBehind = last?.kind === 'text' && last.text.startsWith('/');
  const isBucket = before.length > 0 && before.every(isPartOfBucket);
  if (!isBehind || !isBucket) return null;
  const [only, ...rest] = before;
  return only !== undefined && rest.length === 0 && only.kind !== 'text' ? only : intrinsic('Fn::Join', items(separator, items(...before)));
}

function isPartOfBucket(part: Content): boolean {
  if (part.kind === 'copy') return isPartOfBucket(part.content);
  return part.kind === 'text' ? !part.text.includes('/') : part.kind === 'intrinsic' && (part.name === 'Ref' || part.name === 'Fn::GetAtt');
}
