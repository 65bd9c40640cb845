/** Plans that hide a parameter with a secret, and remove its default or its allowed values. */
import { isReadable } from '../analysis/flow/leak.js';
import { type SecretPlace, secretPlace } from '../analysis/secret/secret-place.js';
import type { Change } from '../edit/change.js';
import { word } from '../edit/content.js';
import type { Parameter } from '../model/template.js';
import { lookup, lookupEntry, scalarText } from '../syntax/lookup.js';
import type { Node } from '../syntax/tree.js';
import { textOf } from '../value/read.js';
import { decline, offer } from './draft.js';
import type { Declined, Fix } from './fix.js';
import { hasTemplate, type Scene, type TemplateScene } from './scene.js';

/** Hides the value, which changes no permissions and replaces no resource. */
export function hideParameter(scene: Scene, parameter: Parameter): Fix | Declined {
  const title = `Hide parameter \`${parameter.name}\` with \`NoEcho\``;
  const hiding = hide(scene, parameter);
  return typeof hiding === 'string' ? decline(title, hiding) : offer(scene, { title, safety: 'safe', changes: hiding });
}

/** Removes the default, and hides the value that is passed instead. */
export function dropDefault(scene: Scene, parameter: Parameter): Fix | Declined {
  return dropWritten(scene, parameter, {
    key: 'Default',
    words: 'the default',
    missing: 'The default is not defined in this file.',
    left: `Pass a new value for \`${parameter.name}\` when you create the stack: the old default is no longer secret.`,
  });
}

/** Removes the list of allowed values, and hides the value that is passed instead. */
export function dropAllowedValues(scene: Scene, parameter: Parameter): Fix | Declined {
  return dropWritten(scene, parameter, {
    key: 'AllowedValues',
    words: 'the allowed values',
    missing: 'The values are not listed in this file.',
    left: `Treat the listed values as known: have new ones issued, and pass one of those for \`${parameter.name}\`.`,
  });
}

/** What shows a secret in the declaration of a parameter. */
interface WrittenSecret {
  readonly key: 'Default' | 'AllowedValues';
  /** The same in the words of a title. */
  readonly words: string;
  /** The reason to decline where it is not written here, in a sentence. */
  readonly missing: string;
  /** What is left to do by hand, in a sentence. */
  readonly left: string;
}

function dropWritten(scene: Scene, parameter: Parameter, { key, words, missing, left }: WrittenSecret): Fix | Declined {
  const title = `Remove ${words} of parameter \`${parameter.name}\`${parameter.noEcho ? '' : ' and hide it'}`;
  const entry = parameter.node === null ? null : lookupEntry(parameter.node, key);
  const hiding = parameter.noEcho ? [] : hide(scene, parameter);
  if (typeof hiding === 'string') return decline(title, hiding);
  if (entry === null) return decline(title, missing);
  return offer(scene, {
    title,
    safety: 'suggestion',
    changes: [{ kind: 'remove', target: entry, emptied: 'keep', note: `Removes ${words}.` }, ...hiding],
    left: [
      left,
      ...(isDescribed(parameter, entry.value) ? [`The description of \`${parameter.name}\` tells the old value, too: reword it.`] : []),
    ],
  });
}

/** Whether the description repeats what is removed: `Default is 'x'.` */
function isDescribed({ node }: Parameter, removed: Node | null): boolean {
  const description = node === null ? null : scalarText(lookup(node, 'Description'));
  const value = scalarText(removed);
  return description !== null && value !== null && value.length > 3 && description.includes(value);
}

/** The changes, or the reason why they would hide nothing. */
function hide(scene: Scene, { name, node }: Parameter): readonly Change[] | string {
  if (node === null || !hasTemplate(scene)) return 'The parameter is not defined in this file.';
  const reader = readerOf(scene, name);
  if (reader !== null) return `\`${reader}\` shows the value to everybody who can view it: pass on a secret instead of the parameter.`;
  const note = `Hides the value of \`${name}\` in the console and the API.`;
  const entry = lookupEntry(node, 'NoEcho');
  return [
    entry === null
      ? { kind: 'insert-entry', mapping: node, key: 'NoEcho', value: word(true), place: { kind: 'sorted' }, note }
      : { kind: 'set', target: entry, value: word(true), note },
  ];
}

function isPlainParameter({ kind, resource }: SecretPlace): boolean {
  return kind === 'ssm-parameter' && textOf(resource?.property('Type')) !== 'SecureString';
}

/** The logical ID of what in the template shows the value of a parameter even when it is hidden; null when nothing does. */
function readerOf({ template, references }: TemplateScene, name: string): string | null {
  const places = references(name).map(({ node }) => secretPlace(node, template));
  const open = places.find((place) => place.kind === 'output' || isReadable(place) || isPlainParameter(place));
  return open === undefined ? null : (open.id ?? 'Metadata');
}
