/** The AWS keys that a script sets, from parameters or literally, and the changes that remove them. */
import { decodeBase64Text } from '../../value/base64.js';
import { isAwsCredentialName } from '../../analysis/secret/secret-name.js';
import type { Change } from '../../edit/change.js';
import { nodeAt } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import { onceWithin } from '../../text/once.js';
import { encloses, type Span } from '../../text/span.js';
import type { TemplateScene } from '../scene.js';
import { canLoseCredentials, cutFromScript, emptyScript } from './script-cut.js';
import { handedOnNames } from './handed-on-key.js';
import { scriptRoot } from './script-root.js';
import { credential, scriptText } from './script-text.js';

export interface ScriptKeys {
  /** Without notes. */
  readonly changes: readonly Change[];
  /** The places that named the parameters. */
  readonly gone: readonly Span[];
  /** Custom names from which a program may have read the keys. */
  readonly names: readonly string[];
}

/** All keys of the script at a place, since half a key is useless. Null when the script does more with one of them. */
export function scriptKeysAt(scene: TemplateScene, at: Span): ScriptKeys | null {
  const node = nodeAt(scene.file.tree, at.start);
  return node === null ? null : keysIn(scene, scriptRoot(node));
}

/** Kept, because every place in a script has the same. */
const keysIn = onceWithin(findKeys);

function findKeys(scene: TemplateScene, root: Node): ScriptKeys | null {
  const { template, references, secrets } = scene;
  if (!canLoseCredentials(root)) return null;
  const sites = [...template.parameters.keys()].flatMap(references).filter((site) => encloses(root, site.node));
  const names = new Set([...new Set(sites.map(({ name }) => name))].filter((name) => isSetAsKey(root, name)));
  const cut = cutFromScript(root, { credentials: names, literals: secrets.filter(({ kind }) => kind.startsWith('aws-')) });
  if (cut === null) return null;
  const empty = cut.changes.length > 0 ? null : emptyScript(scene, root);
  if (cut.changes.length === 0 && empty === null) return null;
  return {
    changes: empty === null ? cut.changes : [{ kind: 'remove', target: empty, emptied: 'remove' }],
    gone: sites.flatMap((site) => (names.has(site.name) ? [site.at] : [])),
    names: cut.names,
  };
}

/** Whether the script that contains a place is written in base64 as a whole. */
export function isEncodedAt({ file }: TemplateScene, at: Span): boolean {
  const node = nodeAt(file.tree, at.start);
  return node?.kind === 'scalar' && canLoseCredentials(scriptRoot(node)) && decodeBase64Text(node.text) !== null;
}

/** `NAME=`, `[NAME] = `, `NAME: `, `set NAME `, `('NAME', ` or `--name ` before a value. */
const setting = /([\w-]{1,60})["']?\]?(?:[ \t]{0,8}[=:,][ \t]{0,8}|[ \t]{1,4})["']?$/;
const otherSpelling = /^(?:--?)?(?:access|secret(?:-?access)?)-?key(?:-?id)?$/i;

function isSetAsKey(root: Node, parameter: string): boolean {
  const text = scriptText(root, { credentials: new Set([parameter]), literals: null })?.text ?? '';
  const names = handedOnNames(text);
  const parts = text.split(credential);
  return parts.slice(0, -1).some((before) => {
    const name = setting.exec(before.slice(-100))?.[1] ?? '';
    return isAwsCredentialName(name) || otherSpelling.test(name) || names.has(name);
  });
}
