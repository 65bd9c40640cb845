/** The plan that lets the helpers of CloudFormation fetch files with the role of the instance instead of with keys. */
import type { Workload } from '../../analysis/workload/workload.js';
import type { Change } from '../../edit/change.js';
import type { Content } from '../../edit/content.js';
import type { Resource } from '../../model/template.js';
import { lookup, lookupEntry } from '../../syntax/lookup.js';
import type { Entry, Mapping, Node } from '../../syntax/tree.js';
import { encloses } from '../../text/span.js';
import { listed } from '../../text/wording.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { ref, sub } from '../reference-content.js';
import { addedRole } from '../role/give-role.js';
import { permitAlso } from '../role/permit-also.js';
import { statementContent } from '../role/role-content.js';
import { roleTarget } from '../role/role-target.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { mappingOf, sequenceOf } from '../written-place.js';
import { isS3Block } from './credential-use.js';
import { swapOrRelease } from './release-workload.js';
import { parametersLeft, removeUnusedParameters } from './unused-parameter.js';

/** A block of `AWS::CloudFormation::Authentication` for S3 that has keys. */
interface Block {
  readonly block: Mapping;
  readonly keys: readonly Entry[];
}

/**
 * For the authentication metadata of a resource, all of its blocks at once; a key of the template is swapped for a role
 * everywhere. None where the metadata has no block for S3 with keys: nothing else can name a role.
 */
export function fetchWithRole(scene: Scene, resource: Resource): readonly (Fix | Declined)[] {
  const metadata = mappingOf(lookup(resource.node, 'Metadata'));
  const written = metadata === null ? null : lookup(metadata, 'AWS::CloudFormation::Authentication');
  const workload = scene.workloads.find((each) => each.resource === resource);
  if (!hasTemplate(scene) || written === null || workload === undefined) return [];
  const key = keyWithin(scene, written);
  if (key !== null) return swapOrRelease(scene, key, workload);
  const blocks = blocksIn(written);
  return blocks.length === 0 ? [] : [nameRole(scene, workload, blocks)];
}

function nameRole(scene: TemplateScene, workload: Workload, blocks: readonly Block[]): Fix | Declined {
  const { id } = workload.resource;
  const seat = seatedFor(scene, workload, blocks);
  const title = `Let \`${id}\` fetch its files with ${'isNew' in seat && seat.isNew ? `new role \`${seat.roleId}\`` : 'its role'}`;
  if ('reason' in seat) return decline(title, seat.reason);
  const note = `Makes \`${id}\` fetch its files with its role.`;
  const gone = blocks.flatMap(({ keys }) => keys);
  const named = blocks.flatMap(({ block }): readonly Change[] =>
    lookupEntry(block, 'roleName') === null
      ? [{ kind: 'insert-entry', mapping: block, key: 'roleName', value: ref(seat.roleId), place: { kind: 'last' }, note }]
      : [],
  );
  return offer(scene, {
    title,
    safety: 'suggestion',
    changes: [
      ...gone.map((target): Change => ({ kind: 'remove', target, emptied: 'keep', note: 'Removes a key from the metadata.' })),
      ...named,
      ...seat.changes,
      ...removeUnusedParameters(scene, gone),
    ],
    shared: parametersLeft(scene, gone),
    left: [...seat.left, 'The key still works: delete it in IAM once nothing uses it, and at once if it was written out here.'],
  });
}

interface Seat {
  readonly roleId: string;
  readonly isNew: boolean;
  readonly changes: readonly Change[];
  readonly left: readonly string[];
}

/** The role of the instance, or a new one, which may read what the blocks are for. */
function seatedFor(scene: TemplateScene, workload: Workload, blocks: readonly Block[]): Seat | { readonly reason: string } {
  const target = roleTarget(scene, workload);
  if (target.kind === 'written') return { roleId: target.role.id, isNew: false, ...permitted(scene, target.role, blocks) };
  if (target.kind !== 'missing') return { reason: target.kind === 'outside' ? target.reason : 'The role is not written in this file.' };
  const names = bucketNames(blocks);
  const isShown = names.length > 0 && !names.includes(null);
  const reading = isShown
    ? [
        statementContent(
          [reads],
          names.flatMap((name) => (name === null ? [] : [objectsOf(name)])),
        ),
      ]
    : [];
  const added = addedRole(scene, target, reading);
  return added.kind === 'unclear'
    ? added
    : { ...added, isNew: true, left: [...added.left, ...(isShown ? [] : [toRead(added.roleId, blocks)])] };
}

const reads = 's3:GetObject';

function permitted(scene: TemplateScene, role: Resource, blocks: readonly Block[]): Pick<Seat, 'changes' | 'left'> {
  const left = [toRead(role.id, blocks)];
  const isAllowed = (scene.identity(role.id)?.allowance.permissionsFor(reads).length ?? 1) > 0;
  const [bucket, ...others] = bucketNames(blocks);
  if (isAllowed || bucket === undefined || bucket === null || others.length > 0) return { changes: [], left };
  const note = `Allows role \`${role.id}\` to read the files.`;
  const changes = permitAlso(scene, role, { action: reads, resource: objectsOf(bucket), policyName: 'ReadFiles', note });
  return changes === null ? { changes: [], left } : { changes, left: [] };
}

function objectsOf(bucket: string): Content {
  return sub(`arn:\${AWS::Partition}:s3:::${bucket}/*`);
}

function toRead(roleId: string, blocks: readonly Block[]): string {
  const names = bucketNames(blocks).filter((name) => name !== null);
  return `Role \`${roleId}\` has to permit \`${reads}\` on ${names.length === 0 ? 'the buckets of the files' : listed(names)}.`;
}

/** Each name once; null for one that is not written out. */
function bucketNames(blocks: readonly Block[]): readonly (string | null)[] {
  const items = blocks.flatMap(({ block }) => sequenceOf(lookup(block, 'buckets'))?.items ?? []);
  return [...new Set(items.map((item) => (item.kind === 'scalar' && item.tag === null ? item.text : null)))];
}

function blocksIn(written: Node): readonly Block[] {
  return (mappingOf(written)?.entries ?? []).flatMap(({ value }): readonly Block[] => {
    const block = mappingOf(value);
    if (block === null || !isS3Block(block)) return [];
    const keys = ['accessKeyId', 'secretKey'].flatMap((name) => lookupEntry(block, name) ?? []);
    return keys.length === 0 ? [] : [{ block, keys }];
  });
}

/** The access key of the template that the metadata names; null without one. */
function keyWithin({ template, references }: TemplateScene, written: Node): Resource | null {
  const isWithin = ({ id, type }: Resource): boolean =>
    type === 'AWS::IAM::AccessKey' && references(id).some(({ at }) => encloses(written, at));
  return [...template.resources.values()].find(isWithin) ?? null;
}
