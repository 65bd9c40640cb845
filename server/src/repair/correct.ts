/** Plans that replace one word with another, or take an element away. */
import { type Content, text } from '../edit/content.js';
import { booleanLike } from '../edit/scalar-text.js';
import type { Scalar } from '../syntax/tree.js';
import type { Span } from '../text/span.js';
import { aroundEqualBranches, safetyOf } from './choice.js';
import { decline, offer } from './draft.js';
import type { Declined, Fix, Safety } from './fix.js';
import type { Scene } from './scene.js';
import { entryWithKey, nodeWithSpan } from './written-place.js';

interface Correction {
  /** The place of the finding, which is the whole of the wrong word. */
  readonly at: Span;
  readonly title: string;
  readonly safety: Safety;
  /** What is left to do by hand, in a sentence each. */
  readonly left?: readonly string[];
}

const asText = 'It is part of a longer text.';

/** Renames a key, such as a misspelt element of a policy. */
export function renameKey(scene: Scene, to: string, { at, title, safety }: Correction): Fix | Declined {
  const entry = entryWithKey(scene.file.tree, at);
  if (entry === null) return decline(title, asText);
  return offer(scene, { title, safety, changes: [{ kind: 'rename', entry, key: to, note: `Writes \`${to}\`.` }] });
}

/** Removes the entry of a key, such as an element that a policy of this kind does not have. */
export function removeKey(scene: Scene, { at, title, safety }: Correction, note: string): Fix | Declined {
  const entry = entryWithKey(scene.file.tree, at);
  if (entry === null) return decline(title, asText);
  return offer(scene, { title, safety, changes: [{ kind: 'remove', target: entry, emptied: 'keep', note }] });
}

/** Corrects a value that is written out, and keeps its quotes; a value that is defined elsewhere is left alone. */
export function correctValue(scene: Scene, to: string | boolean | number, { at, title, safety, left = [] }: Correction): Fix | Declined {
  const target = nodeWithSpan(scene.file.tree, at);
  if (target === null) return decline(title, asText);
  if (target.kind !== 'scalar' || target.tag !== null) return decline(title, 'The value is defined elsewhere: change it there.');
  const place = aroundEqualBranches(scene.file.tree, target, String(to));
  return offer(scene, {
    title,
    safety: safetyOf(target, safety),
    changes: [
      {
        kind: 'set',
        target: place,
        value: quotedLike(target, to),
        note: `Writes \`${typeof to === 'boolean' ? booleanLike(target.text, to) : to}\`.`,
      },
    ],
    left,
  });
}

/** A value for the place of another one: a number or boolean is a text where that one is in quotes, and a boolean is spelt like it. */
export function quotedLike({ style, text: old }: Scalar, to: string | boolean | number): Content {
  const isText = typeof to === 'string' || style === 'single' || style === 'double';
  const written = typeof to === 'boolean' ? booleanLike(old, to) : String(to);
  return isText ? text(written) : { kind: 'word', word: written, asWritten: true };
}
