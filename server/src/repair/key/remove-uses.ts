/** Removes a credential wherever it is passed on, and says what is left to do by hand. */
import { isOfNotebooks } from '../../analysis/workload/given-role.js';
import { isAwsCredentialName, isKeySetting } from '../../analysis/secret/secret-name.js';
import { isUnitOfWork, type Workload } from '../../analysis/workload/workload.js';
import type { Change } from '../../edit/change.js';
import type { Resource } from '../../model/template.js';
import { keyText, lookupEntry } from '../../syntax/lookup.js';
import { listed } from '../../text/wording.js';
import type { Seating } from '../role/seat-roles.js';
import { isRolledOut } from '../role/launched.js';
import { ref } from '../reference-content.js';
import type { TemplateScene } from '../scene.js';
import { isMended } from '../script/reader-code.js';
import { writtenName } from './written-name.js';
import type { CredentialUse } from './credential-use.js';

/** The changes that remove every use; `seating` has the roles for workloads that name one instead. */
export function removeUses(uses: readonly CredentialUse[], seating: Pick<Seating, 'roleOf'>): readonly Change[] {
  return uses.flatMap((use): readonly Change[] => {
    switch (use.kind) {
      case 'variable':
        return [{ kind: 'remove', target: use.target, emptied: 'remove', note: `Removes variable \`${use.name}\`.` }];
      case 'output':
        return [withoutOutput(use)];
      case 'keeper':
        return [{ kind: 'remove', target: use.target, emptied: 'keep', note: `Removes \`${use.resource.id}\`, which only kept the key.` }];
      case 'statement':
        return [{ kind: 'remove', target: use.target, emptied: 'remove', note: 'Removes the permission to read the key.' }];
      case 'script':
        return use.cut.changes.map((change) => ({
          ...change,
          note: `Removes the key from the script of \`${use.workload.resource.id}\`.`,
        }));
      case 'passed':
        return use.changes.map((change) => ({
          ...change,
          note: `Removes the key from what \`${use.by}\` passes to \`${use.workload.resource.id}\`.`,
        }));
      case 'reader':
        return use.changes;
      case 'authentication':
        return authenticate(use, seating.roleOf(use.workload));
      case 'tag':
        return [{ kind: 'remove', target: use.target, emptied: 'remove', note: 'Removes the tag with the key.' }];
      case 'dependency':
        return [{ kind: 'remove', target: use.target, emptied: 'remove', note: 'Removes the dependency on the key.' }];
      case 'open':
        return [];
    }
  });
}

function withoutOutput({ output, target }: Extract<CredentialUse, { kind: 'output' }>): Change {
  const needsConfirmation = output.entry('Export') !== null;
  return { kind: 'remove', target, emptied: 'remove', note: `Removes output \`${output.name}\`.`, needsConfirmation };
}

function authenticate(
  { block, targets, workload }: Extract<CredentialUse, { kind: 'authentication' }>,
  role: string | null,
): readonly Change[] {
  const note = `Makes \`${workload.resource.id}\` fetch its files with its role.`;
  const removals = targets.map((target): Change => ({ kind: 'remove', target, emptied: 'keep', note }));
  if (role === null || lookupEntry(block, 'roleName') !== null) return removals;
  return [...removals, { kind: 'insert-entry', mapping: block, key: 'roleName', value: ref(role), place: { kind: 'last' }, note }];
}

/** What is left to do by hand once the uses are removed, in a sentence each. */
export function leftAfter(scene: TemplateScene, uses: readonly CredentialUse[]): readonly string[] {
  return [...readersOf(uses), ...uses.flatMap(strangersTo), ...uses.flatMap(providerBeside), ...startedWith(scene, uses)];
}

/** A file system or connector that is told where its keys come from does not look for a role. */
function providerBeside(use: CredentialUse): readonly string[] {
  if (use.kind !== 'variable' || !isKeySetting(use.name) || !('value' in use.target)) return [];
  const settings = use.target.key.parent;
  const provider =
    settings?.kind === 'mapping'
      ? settings.entries.find((entry) => /(?:^|\.)aws\.credentials\.provider$|\.credentials\.provider\.class$/.test(keyText(entry) ?? ''))
      : undefined;
  if (provider === undefined) return [];
  return [
    `\`${keyText(provider) ?? ''}\` of ${listed(use.workloads.map(({ resource }) => resource.id))} may ask for keys: make sure that it uses those of the role.`,
  ];
}

/** Scripts run at the first start of an instance: what they wrote then remains, and takes precedence over the role. */
function startedWith(scene: TemplateScene, uses: readonly CredentialUse[]): readonly string[] {
  const hosts = new Set(uses.flatMap((use) => (use.kind === 'script' && !isUnitOfWork(use.workload) ? [use.workload.resource] : [])));
  const notebooks = [...hosts].filter(isOfNotebooks);
  const instances = [...hosts].filter((host) => !isOfNotebooks(host) && !isRolledOut(scene, host));
  return [...keepingHosts('Instances', instances, 'replace them'), ...keepingHosts('Notebooks', notebooks, 'restart them')];
}

function keepingHosts(kind: string, hosts: readonly Resource[], remedy: string): readonly string[] {
  if (hosts.length === 0) return [];
  return [
    `${kind} of ${listed(hosts.map(({ id }) => id))} that are running keep what the script did with the key, which stops working: ${remedy}.`,
  ];
}

/** Who outside the template may be reading what is removed. */
function strangersTo(use: CredentialUse): readonly string[] {
  if (use.kind === 'output') {
    return [
      use.output.entry('Export') === null
        ? `Whoever reads output \`${use.output.name}\` needs another way to sign in.`
        : `Stacks that import what output \`${use.output.name}\` exports have to stop importing it first.`,
    ];
  }
  return use.kind === 'keeper' && writtenName(use.resource) !== null
    ? [`Whatever reads \`${use.resource.id}\` by name from outside this template has to stop doing so first.`]
    : [];
}

/** What has to be changed by hand: SDKs find a role by themselves, but code that reads custom variables or job arguments does not. */
function readersOf(uses: readonly CredentialUse[]): readonly string[] {
  const readers = new Map<string, { readonly ids: readonly string[]; readonly names: string[] }>();
  const tell = (readBy: readonly Workload[], names: readonly string[]): void => {
    const ids = readBy.map(({ resource }) => resource.id);
    const known = readers.get(ids.join(' ')) ?? { ids, names: [] };
    known.names.push(...names);
    readers.set(ids.join(' '), known);
  };
  for (const use of uses) {
    if (use.kind === 'script' && use.cut.names.length > 0) {
      tell([use.workload], use.cut.names);
    }
    if (use.kind === 'passed' && use.names.length > 0) tell([use.workload], use.names);
    // File systems of Spark and Hadoop and connectors of Kafka read these settings, and support roles.
    if (use.kind !== 'variable' || use.name === '--conf' || isKeySetting(use.name)) continue;
    const isOfTools = isAwsCredentialName(use.name) && !use.name.startsWith('--');
    const readBy = use.workloads.filter((workload) =>
      isOfTools ? isReadByCode(use.name, workload, uses) : !isMended(use.name, workload, uses),
    );
    if (readBy.length === 0) continue;
    tell(readBy, [use.name]);
  }
  return [...readers.values()].flatMap(({ ids, names }) => readerNote(ids, names));
}

/** Whether code of the template itself reads a variable that is meant for AWS's tools. */
function isReadByCode(name: string, workload: Workload, uses: readonly CredentialUse[]): boolean {
  return !isMended(name, workload, uses) && workload.scripts.some(({ kind, text }) => kind === 'inline-code' && text.includes(name));
}

/** What to change in code that used to read a removed credential from a place of its own. */
export function readerNote(ids: readonly string[], names: readonly string[]): readonly string[] {
  return names.length === 0
    ? []
    : [
        `Code of ${listed(ids)} that reads ${listed([...new Set(names)])} has to create its clients without credentials, so that the SDK uses those of the role.`,
      ];
}
