/** Allows a role that is written in the template one action on one more resource. */
import type { Change } from '../../edit/change.js';
import { type Content, fields, items, text } from '../../edit/content.js';
import { copy } from '../../edit/copy.js';
import type { Resource } from '../../model/template.js';
import { lookup, lookupEntry } from '../../syntax/lookup.js';
import type { Mapping, Node } from '../../syntax/tree.js';
import { appendToProperty } from '../property-list.js';
import type { TemplateScene } from '../scene.js';
import { mappingOf, propertyEntry, sequenceOf } from '../written-place.js';
import { freePolicyName } from './free-policy-name.js';
import { inlinePolicyContent, statementContent } from './role-content.js';

export interface Permission {
  readonly action: string;
  readonly resource: Content;
  /** The wished name of a new policy. */
  readonly policyName: string;
  /** What the change does, in a sentence. */
  readonly note: string;
}

/** Extends the statement that allows the role the same on other resources, if there is one; null where a function chooses its policies. */
export function permitAlso(scene: TemplateScene, role: Resource, permission: Permission): readonly Change[] | null {
  const { action, resource, policyName, note } = permission;
  const known = statementOf(role, action);
  const entry = known === null ? null : lookupEntry(known, 'Resource');
  const value = entry?.value ?? null;
  if (entry !== null && value !== null) {
    if (value.kind === 'sequence' && value.tag === null) {
      return [{ kind: 'insert-item', sequence: value, value: resource, place: { kind: 'last' }, note }];
    }
    const single = copy(value);
    if (single !== null) return [{ kind: 'set', target: entry, value: items(single, resource), note }];
  }
  const document = fields({ Version: text('2012-10-17'), Statement: items(statementContent([action], [resource])) });
  const policy = inlinePolicyContent(text(freePolicyName(scene, role, policyName)), document);
  return appendToProperty(role, 'Policies', [policy], { note });
}

/** A statement of the role's own policies that allows the action and nothing else, without a condition. */
function statementOf(role: Resource, action: string): Mapping | null {
  for (const policy of sequenceOf(propertyEntry(role, 'Policies')?.value)?.items ?? []) {
    const document = policy.kind === 'mapping' ? mappingOf(lookup(policy, 'PolicyDocument')) : null;
    const written = document === null ? null : lookup(document, 'Statement');
    const statements = written?.kind === 'sequence' ? written.items : [written];
    const found = statements.flatMap((each) => (each?.kind === 'mapping' && allowsOnly(each, action) ? [each] : []))[0];
    if (found !== undefined && policy.tag === null) return found;
  }
  return null;
}

function allowsOnly(statement: Mapping, action: string): boolean {
  const said = statement.entries.map(({ key }) => (key.kind === 'scalar' ? key.text : ''));
  return (
    said.every((key) => /^(?:Sid|Effect|Action|Resource)$/.test(key)) &&
    saysOnly(lookup(statement, 'Effect'), 'Allow') &&
    saysOnly(lookup(statement, 'Action'), action)
  );
}

function saysOnly(node: Node | null, wanted: string): boolean {
  const only = node?.kind === 'sequence' && node.items.length === 1 ? node.items[0] : node;
  return only?.kind === 'scalar' && only.tag === null && only.text.toLowerCase() === wanted.toLowerCase();
}
