/** The code of functions that reads the variables which hand it a credential, and what takes that out of it. */
import type { Workload } from '../../analysis/workload/workload.js';
import type { Change } from '../../edit/change.js';
import { spliceSpan } from '../../edit/splice.js';
import { writtenId } from '../../model/written-id.js';
import type { CredentialUse } from '../key/credential-use.js';
import { propertyEntry } from '../written-place.js';
import { cutFromScript } from './script-cut.js';

/** The uses, and after them the code in the template that would miss a variable which goes; code that does more with one stays. */
export function withReaders(uses: readonly CredentialUse[]): readonly CredentialUse[] {
  const namesOf = new Map<Workload, Set<string>>();
  for (const use of uses) {
    if (use.kind !== 'variable') continue;
    for (const workload of use.workloads) namesOf.set(workload, (namesOf.get(workload) ?? new Set()).add(use.name));
  }
  const scripted = new Set(uses.flatMap((use) => (use.kind === 'script' ? [use.workload] : [])));
  return [
    ...uses,
    ...[...namesOf].flatMap(([workload, names]): readonly CredentialUse[] => {
      const changes = scripted.has(workload) ? [] : readerChanges(workload, names);
      return changes.length === 0 ? [] : [{ kind: 'reader', workload, names, changes }];
    }),
  ];
}

/** None when the code stands elsewhere, reads none of the variables, does more with one, or is written in a way that hides its places. */
function readerChanges({ resource }: Workload, variables: ReadonlySet<string>): readonly Change[] {
  const code = (propertyEntry(resource, 'Code', 'ZipFile') ?? propertyEntry(resource, 'InlineCode'))?.value ?? null;
  const changes = (code === null ? null : cutFromScript(code, { credentials: new Set(), literals: false, variables }))?.changes ?? [];
  const isWritten = changes.every((change) => change.kind !== 'splice' || spliceSpan(change) !== null);
  const note = `Lets the code of \`${writtenId(resource)}\` sign with its role.`;
  return isWritten ? changes.map((change) => ({ ...change, note })) : [];
}
