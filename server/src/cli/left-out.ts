/** Resources that are not part of a template as deployed, because their condition is false. */
import type { Template } from '../model/template.js';
import { deref, effectiveEntries, keyText, lookup, mappingAt } from '../syntax/lookup.js';

/** The condition of each of them, by logical ID. */
export function leftOutResources({ root, resources, conditions }: Template): ReadonlyMap<string, string> {
  const section = mappingAt(root, 'Resources');
  const entries = section === null ? [] : effectiveEntries(section);
  return new Map(
    entries.flatMap((entry): [string, string][] => {
      const id = keyText(entry);
      const resource = deref(entry.value);
      const condition = resource?.kind === 'mapping' ? deref(lookup(resource, 'Condition')) : null;
      if (id === null || resources.has(id) || condition?.kind !== 'scalar') return [];
      return conditions.get(condition.text)?.decided === false ? [[id, condition.text]] : [];
    }),
  );
}
