/** Hands on the permissions of a user to a role, in whichever way the role takes them. */
import { arnText } from '../../analysis/identity/identities.js';
import type { Change } from '../../edit/change.js';
import { type Content, intrinsic, items, text } from '../../edit/content.js';
import { copy } from '../../edit/copy.js';
import type { Resource, Template } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import { printValue } from '../../value/print.js';
import { textOf } from '../../value/read.js';
import { namesWithin, needs } from '../dependency.js';
import { freeId } from '../free-id.js';
import { appendToProperty } from '../property-list.js';
import { ref } from '../reference-content.js';
import type { TemplateScene } from '../scene.js';
import { addResource, resourceEntry } from '../section.js';
import { type Unclear, unclear } from '../unclear.js';
import { sequenceOf, propertyEntry } from '../written-place.js';
import { conditionOf, copies, inlinePolicyContent, policyContent } from './role-content.js';
import type { InlinePolicy, UserGrant } from './user-grant.js';

/** Who receives permissions: a role of the template, or the function or state machine for which SAM creates one. */
export interface Receiver {
  readonly roleId: string;
  /** The resource with the lists of policies. */
  readonly holder: Resource;
  readonly kind: 'written' | 'made';
}

/**
 * Inline policies that can be written into a role, and those that need a resource of their own because they name what
 * depends on the role.
 */
interface Divided {
  readonly within: readonly InlinePolicy[];
  readonly apart: readonly InlinePolicy[];
}

/**
 * `under`: the condition of the user's permissions, where the receiver exists without it; null when they apply whenever the
 * receiver exists.
 */
export function handOn(scene: TemplateScene, grant: UserGrant, receiver: Receiver, under: string | null): readonly Change[] | Unclear {
  const { holder, roleId, kind } = receiver;
  const note = kind === 'written' ? `Gives role \`${roleId}\` the user's permissions.` : `Gives \`${holder.id}\` the user's permissions.`;
  const { within, apart } = divide(scene, grant.inline, new Set([roleId, holder.id]));
  const inline = kind === 'written' ? roleItems(scene, holder, within) : functionItems(within);
  const managed = missingCopies(scene, holder, kind === 'written' ? 'ManagedPolicyArns' : 'Policies', grant.managed);
  const separate = separatePolicies(scene, apart, receiver);
  if (inline === null || managed === null || separate === null || (under !== null && separate.length > 0)) {
    return unclear(`A policy of the user cannot be rewritten for \`${holder.id}\`.`);
  }
  const changes =
    kind === 'written'
      ? [
          appendToProperty(holder, 'ManagedPolicyArns', onlyUnder(under, managed), { note }),
          appendToProperty(holder, 'Policies', onlyUnder(under, inline), { note }),
        ]
      : [appendToProperty(holder, 'Policies', onlyUnder(under, [...managed, ...inline]), { note })];
  if (changes.includes(null)) return unclear(`The policies of \`${holder.id}\` come from a function.`);
  return [...changes.flatMap((each) => each ?? []), ...separate];
}

/** Items of a list that are there only under a condition, or always for null. */
export function onlyUnder(condition: string | null, contents: readonly Content[]): readonly Content[] {
  if (condition === null) return contents;
  return contents.map((content) => intrinsic('Fn::If', items(text(condition), content, ref('AWS::NoValue'))));
}

/** A policy that names something which depends on the role must not be written into the role. */
export function divide(scene: TemplateScene, inline: readonly InlinePolicy[], receivers: ReadonlySet<string>): Divided {
  const isApart = ({ item, document }: InlinePolicy): boolean => {
    const place = item ?? document;
    return place !== null && needs(scene, namesWithin(scene, place), receivers);
  };
  return { within: inline.filter((policy) => !isApart(policy)), apart: inline.filter(isApart) };
}

/** Inline policies as items of `Policies` of a new role. */
export function newRoleItems(inline: readonly InlinePolicy[]): readonly Content[] | null {
  return itemsNamed(inline, new Set());
}

/** The inline policies that a role lacks, under names that it does not use yet. */
function roleItems({ template }: TemplateScene, role: Resource, inline: readonly InlinePolicy[]): readonly Content[] | null {
  const present = sequenceOf(propertyEntry(role, 'Policies')?.value)?.items ?? [];
  const known = new Set(present.map((item) => saying(template, item)));
  const names = new Set(
    present.flatMap((item) => {
      const value = template.resolve(item);
      const name = value.kind === 'map' ? textOf(value.entries.find(({ key }) => key === 'PolicyName')?.value) : null;
      return name ?? [];
    }),
  );
  return itemsNamed(
    inline.filter(({ item }) => item === null || !known.has(saying(template, item))),
    names,
  );
}

function itemsNamed(inline: readonly InlinePolicy[], taken: Set<string>): readonly Content[] | null {
  const contents = inline.map((policy) => {
    const { name, document, item } = policy;
    const wished = name?.kind === 'scalar' && name.tag === null ? name.text : null;
    const isFree = wished === null || !taken.has(wished);
    if (wished !== null) taken.add(wished);
    if (item !== null && isFree) return copy(item);
    const body = document === null ? null : copy(document);
    const title = name === null ? text('policy') : isFree ? copy(name) : text(freeName(wished, taken));
    return body === null || title === null ? null : inlinePolicyContent(title, body);
  });
  return contents.includes(null) ? null : contents.flatMap((content) => content ?? []);
}

function freeName(wished: string, taken: Set<string>): string {
  let name = wished;
  for (let number = 2; taken.has(name); number++) name = `${wished}-${number}`;
  taken.add(name);
  return name;
}

/** SAM takes only the documents. */
function functionItems(inline: readonly InlinePolicy[]): readonly Content[] | null {
  const documents = inline.map(({ document }) => document);
  return documents.includes(null) ? null : copies(documents.flatMap((document) => document ?? []));
}

function missingCopies({ template }: TemplateScene, holder: Resource, property: string, nodes: readonly Node[]): readonly Content[] | null {
  const list = propertyEntry(holder, property)?.value ?? null;
  const present = sequenceOf(list)?.items ?? (list === null ? [] : [list]);
  // SAM also takes AWS managed policies by their names.
  const named = property === 'Policies' ? new Set(present.map((item) => textOf(template.resolve(item)))) : new Set<string | null>();
  const missing = nodes.filter((node) => !named.has(/^arn:aws:iam::aws:policy\/(?:.*\/)?([^/]+)$/.exec(saying(template, node))?.[1] ?? ''));
  return distinctCopies(
    template,
    missing,
    present.map((item) => saying(template, item)),
  );
}

/** Copies of the nodes that add something new: a role must not list a policy twice. */
export function distinctCopies(template: Template, nodes: readonly Node[], present: readonly string[]): readonly Content[] | null {
  const known = new Set(present);
  return copies(
    nodes.filter((node) => {
      const said = saying(template, node);
      return !known.has(said) && known.add(said).size > 0;
    }),
  );
}

function separatePolicies(scene: TemplateScene, inline: readonly InlinePolicy[], { roleId, holder }: Receiver): readonly Change[] | null {
  const sibling = resourceEntry(scene.template, holder);
  const taken = new Set<string>();
  const changes = inline.map((policy) => {
    const change = sibling === null ? null : separatePolicy(scene, policy, { roleId, taken, condition: conditionOf(holder) });
    return change === null || sibling === null ? null : { ...change, place: { kind: 'after' as const, sibling } };
  });
  return changes.includes(null) ? null : changes.flatMap((change) => change ?? []);
}

interface Separation {
  readonly roleId: string;
  readonly taken: Set<string>;
  readonly condition: string | null;
}

/** A policy resource for a role, after the other resources. */
export function separatePolicy(
  { template }: TemplateScene,
  policy: InlinePolicy,
  { roleId, taken, condition }: Separation,
): Extract<Change, { kind: 'insert-entry' }> | null {
  const document = policy.document === null ? null : copy(policy.document);
  const name = policy.name === null ? text('policy') : copy(policy.name);
  if (document === null || name === null) return null;
  const id = freeId(template, roleId.replace(/Role$/, '') + 'Policy', taken);
  taken.add(id);
  const note = `Adds policy \`${id}\` beside role \`${roleId}\`, because what it names depends on the role.`;
  const content = policyContent(name, document, roleId, condition);
  const change = addResource(template, { id, content, place: { kind: 'last' }, note });
  return change?.kind === 'insert-entry' ? change : null;
}

/** What a node says regardless of its style; for the ARN of a policy, regardless of its partition too. */
export function saying(template: Template, node: Node): string {
  const value = template.resolve(node);
  return arnText(value) ?? JSON.stringify(printValue(value));
}
