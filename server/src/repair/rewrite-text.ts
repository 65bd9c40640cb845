/** Plans that write a text anew, spelled out or in a `Fn::Sub`, and touch only what differs. */
import { callOf } from '../model/intrinsic/call.js';
import type { Scalar } from '../syntax/tree.js';
import type { Span } from '../text/span.js';
import { offer } from './draft.js';
import type { Declined, Fix } from './fix.js';
import type { Scene } from './scene.js';
import { nodeWithSpan } from './written-place.js';

/** The scalar that a value is, or of which `Fn::Sub` is the whole of it; null for a value that is put together in other ways. */
export function textAt({ file }: Scene, at: Span): Scalar | null {
  const node = nodeWithSpan(file.tree, at);
  if (node?.kind === 'scalar' && node.tag === null) return node;
  const call = node === null ? null : callOf(node);
  return call?.name === 'Fn::Sub' && call.argument?.kind === 'scalar' ? call.argument : null;
}

/** A suggestion. */
export function rewriteText(scene: Scene, scalar: Scalar, to: string, title: string): Fix | Declined {
  const { text } = scalar;
  const from = sharedLength(text, to);
  const kept = Math.min(sharedLength(reversed(text), reversed(to)), text.length - from, to.length - from);
  const part = to.slice(from, to.length - kept);
  const note = `Writes \`${to}\`.`;
  return offer(scene, {
    title,
    safety: 'suggestion',
    changes: [{ kind: 'splice', scalar, from, to: text.length - kept, text: part, note }],
  });
}

function sharedLength(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return length;
}

function reversed(text: string): string {
  return text.split('').reverse().join('');
}
