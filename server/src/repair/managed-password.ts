/** The plan that lets a database's service make, keep and rotate the password of its first user. */
import type { Change } from '../edit/change.js';
import { word } from '../edit/content.js';
import { managedPassword } from '../data/managed-password.js';
import type { Resource } from '../model/template.js';
import { lookupEntry } from '../syntax/lookup.js';
import type { Entry, Node } from '../syntax/tree.js';
import { optionsAt } from '../value/path.js';
import { decline, offer } from './draft.js';
import type { Declined, Fix } from './fix.js';
import type { Scene } from './scene.js';
import { mappingOf, propertyEntry } from './written-place.js';

/** Whether the service of a resource can manage the password in a property. */
export function managesPassword(type: string, path: readonly string[]): boolean {
  return path.length === 1 && managedPassword(type)?.password === path[0];
}

/**
 * `MasterUserPassword` becomes `ManageMasterUserPassword: true`, with the conditions that it stands under. `at` is the
 * literal password, which may be a substitution that fills nothing in.
 */
export function manageMasterPassword(scene: Scene, resource: Resource, at: Node): Fix | Declined {
  const title = `Let AWS manage the master password of \`${resource.id}\``;
  const managed = managedPassword(resource.type);
  if (managed === null) return decline(title, `The service of \`${resource.id}\` manages no passwords.`);
  const entry = propertyEntry(resource, managed.password);
  if (entry === null || at.kind !== 'scalar' || (at.tag !== null && at.tag !== '!Sub') || !isWithin(at, entry)) {
    return decline(title, 'The password is not written at the property itself.');
  }
  const others = optionsAt(resource.properties, managed.password).filter(({ value }) => value.at !== at);
  if (others.length > 0) return decline(title, 'Under another condition the password comes from elsewhere.');
  const left = [
    'The old password stays in the history of this file: change it wherever else it is used.',
    managed.secretAttribute === null
      ? `What connects to \`${resource.id}\` reads the password from the secret that the service makes.`
      : `What connects to \`${resource.id}\` reads the password from the secret in its attribute \`${managed.secretAttribute}\`.`,
  ];
  return offer(scene, { title, safety: 'suggestion', changes: changesFor(resource, entry, at, managed.toggle), left });
}

function changesFor(resource: Resource, entry: Entry, at: Node, toggle: string): readonly Change[] {
  const note = `Sets \`${toggle}\` in place of the password.`;
  const properties = mappingOf(lookupEntry(resource.node, 'Properties')?.value);
  const present = properties === null ? null : lookupEntry(properties, toggle);
  if (present !== null) {
    return [
      { kind: 'set', target: present, value: word(true), note },
      { kind: 'remove', target: entry, emptied: 'keep', note: 'Removes the password.' },
    ];
  }
  return [{ kind: 'rename', entry, key: toggle, note }, { kind: 'set', target: at, value: word(true), note }];
}

function isWithin(node: Node, entry: Entry): boolean {
  for (let holder: Node | null = node; holder !== null; holder = holder.parent) if (holder === entry.value) return true;
  return false;
}
