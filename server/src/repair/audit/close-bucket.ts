/** Plans that close a bucket to the public. */
import { publicAccessBlocks } from '../../analysis/audit/trail-bucket.js';
import type { Change } from '../../edit/change.js';
import { fields, word } from '../../edit/content.js';
import type { Resource } from '../../model/template.js';
import type { Span } from '../../text/span.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { hasTemplate, type Scene } from '../scene.js';
import { resourceEntry } from '../section.js';
import { setAtPath } from '../set-at-path.js';
import { settingChange } from '../switch-on.js';
import { nodeWithSpan, propertyEntry } from '../written-place.js';

const configuration = 'PublicAccessBlockConfiguration';

/** Removes the list that lets in the public, and blocks public access, which that list would be refused with. `at` is its value. */
export function dropPublicList(scene: Scene, bucket: Resource, at: Span): Fix | Declined {
  const title = `Make bucket \`${bucket.id}\` private`;
  const entry = propertyEntry(bucket, 'AccessControl');
  if (!isWritten(scene, bucket) || entry === null || entry.value !== nodeWithSpan(scene.file.tree, at)) {
    return decline(title, 'A condition chooses the access control list.');
  }
  const blocked = blockAll(scene, bucket, { block: null, at });
  if (blocked === null) return decline(title, `A function chooses what \`${configuration}\` of \`${bucket.id}\` blocks.`);
  const removed: Change = {
    kind: 'remove',
    target: entry,
    emptied: 'keep',
    note: 'Removes the access control list that makes the bucket public.',
  };
  return offer(scene, { title, safety: 'suggestion', changes: [removed, ...blocked], left: leftFor(bucket) });
}

/** Switches on all that blocks public access. `block` is off at `at`, or missing. */
export function blockPublicAccess(scene: Scene, bucket: Resource, off: { readonly block: string; readonly at: Span }): Fix | Declined {
  const title = `Block all public access to bucket \`${bucket.id}\``;
  if (!isWritten(scene, bucket)) return decline(title, `\`${bucket.id}\` is not written in this file.`);
  const blocked = blockAll(scene, bucket, off);
  return blocked === null
    ? decline(title, `A function chooses what \`${configuration}\` of \`${bucket.id}\` blocks.`)
    : offer(scene, { title, safety: 'suggestion', changes: blocked, left: leftFor(bucket) });
}

function leftFor({ id }: Resource): readonly string[] {
  return [`Whoever reads \`${id}\` without signing in will be shut out, and a policy that grants access to everybody will be refused.`];
}

function isWritten(scene: Scene, bucket: Resource): boolean {
  return hasTemplate(scene) && resourceEntry(scene.template, bucket) !== null;
}

/** Null where a function decides. */
function blockAll(scene: Scene, bucket: Resource, off: { readonly block: string | null; readonly at: Span }): readonly Change[] | null {
  if (propertyEntry(bucket, configuration) === null) {
    const all = fields(Object.fromEntries(publicAccessBlocks.map((name) => [name, word(true)])));
    const change = setAtPath(bucket, [configuration], all, 'Blocks all public access.');
    return change === null ? null : [change];
  }
  const changes = publicAccessBlocks.map((name) => {
    const path = [configuration, name];
    if (name === off.block) return settingChange(scene, bucket, { path, to: true, at: off.at });
    const written = propertyEntry(bucket, ...path);
    const isOff = written?.value?.kind === 'scalar' && written.value.tag === null && /^false$/i.test(written.value.text);
    return written === null || isOff ? setAtPath(bucket, path, word(true), `Sets \`${path.join('.')}\` to \`true\`.`) : 'settled';
  });
  return changes.includes(null) ? null : changes.flatMap((change) => (change === null || change === 'settled' ? [] : change));
}
