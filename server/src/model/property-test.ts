/** Decides from the text alone whether a resource may have a property, since most resources lack the properties in question. */
import { deref, keyText, lookup } from '../syntax/lookup.js';
import type { Mapping } from '../syntax/tree.js';
import { callOf } from './intrinsic/call.js';

/** Merge keys, functions and loop variables can add any property. */
const openKey = /^<<$|^Fn::|[$&]\{/;

/** Tests whether a resource may have a property, from the text alone. */
export function propertyTest(resource: Mapping, isTorn: (map: Mapping) => boolean): (name: string) => boolean {
  let names: ReadonlySet<string> | null = null;
  let isOpen = false;
  return (name) => {
    if (names === null) {
      const written = deref(lookup(resource, 'Properties'));
      const keys = written?.kind === 'mapping' ? written.entries.map((entry) => keyText(entry) ?? '') : [];
      isOpen =
        isTorn(resource) ||
        (written !== null && (written.kind !== 'mapping' || callOf(written) !== null || keys.some((key) => openKey.test(key))));
      names = new Set(keys);
    }
    return isOpen || names.has(name);
  };
}
