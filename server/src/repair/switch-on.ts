/** Plans that set a setting to its right value, whether it is wrong or missing. */
import { type Content, text, word } from '../edit/content.js';
import type { Change } from '../edit/change.js';
import type { Resource } from '../model/template.js';
import { entryOf, keyText } from '../syntax/lookup.js';
import type { Entry } from '../syntax/tree.js';
import { encloses, type Span } from '../text/span.js';
import { quotedLike } from './correct.js';
import { aroundEqualBranches, safetyOf } from './choice.js';
import { decline, offer } from './draft.js';
import type { Declined, Fix, Safety } from './fix.js';
import { hasTemplate, type Scene } from './scene.js';
import { resourceEntry } from './section.js';
import { setAtPath } from './set-at-path.js';
import { nodeWithSpan, propertyEntry } from './written-place.js';

export interface Setting {
  /** The keys below `Properties`. */
  readonly path: readonly string[];
  readonly to: string | boolean;
  /** The place of the finding: the wrong value, or any other place when the setting is missing. */
  readonly at: Span;
  readonly title: string;
  readonly safety: Safety;
  /** Settings that must not be off when this one is on. */
  readonly also?: readonly string[];
  /** What is left to do by hand, in a sentence each. */
  readonly left?: readonly string[];
}

/** Corrects the value where it is written out, and adds the setting where it is missing. */
export function switchOn(scene: Scene, resource: Resource, setting: Setting): Fix | Declined {
  const { path, title, at, also = [], left = [] } = setting;
  if (!hasTemplate(scene) || resourceEntry(scene.template, resource) === null) {
    return decline(title, `\`${resource.id}\` is not defined in this file.`);
  }
  const change = settingChange(scene, resource, setting);
  if (change === null) return decline(title, `\`${path.join('.')}\` of \`${resource.id}\` comes from a function.`);
  const safety = safetyOf(nodeWithSpan(scene.file.tree, at), setting.safety);
  return offer(scene, { title, safety, left, changes: [change, ...also.flatMap((property) => turnedOn(resource, property))] });
}

type Target = Pick<Setting, 'path' | 'to' | 'at'>;

/** Only the change; null where a function chooses the value or a map around it, unless the place of the finding is within that. */
export function settingChange(scene: Scene, resource: Resource, target: Target): Change | null {
  const { path, to } = target;
  const written = propertyEntry(resource, ...path);
  return written === null
    ? (setAtPath(resource, path, contentOf(to), noteFor(path, to)) ?? chosenValue(scene, target))
    : correction(scene, written, target);
}

/** Corrects the wrong value, if it is written out at the place of the finding. */
function correction({ file }: Pick<Scene, 'file'>, written: Entry, { path, to, at }: Target): Change | null {
  const target = written.value === null || !encloses(written.value, at) ? null : nodeWithSpan(file.tree, at);
  return target?.kind !== 'scalar' || target.tag !== null
    ? null
    : { kind: 'set', target: aroundEqualBranches(file.tree, target, String(to)), value: quotedLike(target, to), note: noteFor(path, to) };
}

/** Corrects the wrong value in one of the maps that a function chooses from. */
function chosenValue({ file }: Pick<Scene, 'file'>, { path, to, at }: Target): Change | null {
  const target = nodeWithSpan(file.tree, at);
  const entry = target === null ? null : entryOf(target);
  return entry !== null && keyText(entry) === path.at(-1) ? correction({ file }, entry, { path, to, at }) : null;
}

function turnedOn(resource: Resource, property: string): readonly Change[] {
  const target = propertyEntry(resource, property);
  const off =
    target?.value?.kind === 'scalar' && target.value.tag === null && target.value.text.toLowerCase() === 'false' ? target.value : null;
  return target === null || off === null ? [] : [{ kind: 'set', target, value: quotedLike(off, true), note: noteFor([property], true) }];
}

function contentOf(to: string | boolean): Content {
  return typeof to === 'string' ? text(to) : word(to);
}

function noteFor(path: readonly string[], to: string | boolean): string {
  return `Sets \`${path.join('.')}\` to \`${to}\`.`;
}
