/** Finds what to remove from a policy together with the resource that it is about. */
import { entryOf, keyText, lookup, lookupEntry } from '../../syntax/lookup.js';
import type { Resource, Template } from '../../model/template.js';
import type { Entry, Mapping, Node } from '../../syntax/tree.js';
import { encloses } from '../../text/span.js';
import type { Value } from '../../value/value.js';
import { carriesOnly, type Going, isArnOf, spelling } from './carried.js';
import { resourceEntry } from '../section.js';
import { mappingOf, sequenceOf } from '../written-place.js';

/**
 * The item of `Resource` that contains a node, or the whole statement or policy if there is nothing else in it. Null when the
 * node is not in a statement, or names more than that resource.
 */
export function statementHolding(template: Template, owner: Resource, node: Node, going: Going): Entry | Node | null {
  const statement = statementAround(node);
  const about = statement === null ? null : lookup(statement, 'Resource');
  if (statement === null || about === null || !encloses(about, node)) return null;
  const list = sequenceOf(about);
  const isList = list !== null && list.tag === null;
  const items = isList ? list.items : [about];
  const kept = items.filter((item) => !isAbout(template.resolve(item), going));
  if (kept.some((item) => encloses(item, node))) return null;
  if (kept.length > 0) return items.find((item) => encloses(item, node)) ?? null;
  return policyAround(template, owner, statement) ?? statement;
}

function isAbout(value: Value, going: Going): boolean {
  const text = spelling(value) ?? '';
  return carriesOnly(value, going) || [...going.names].some((name) => isArnOf(text, name));
}

function statementAround(node: Node): Mapping | null {
  for (let holder = node.parent; holder !== null; holder = holder.parent) {
    if (holder.kind === 'mapping' && lookupEntry(holder, 'Effect') !== null) return holder;
  }
  return null;
}

/** The inline policy or policy resource whose only statement this is; null when there are others. */
function policyAround(template: Template, owner: Resource, statement: Mapping): Entry | Node | null {
  const list = statement.parent?.kind === 'sequence' ? statement.parent : null;
  if (list !== null && list.items.length > 1) return null;
  const statements = entryOf(list ?? statement);
  const document = statements !== null && keyText(statements) === 'Statement' ? entryOf(statements.key.parent ?? statement) : null;
  if (document === null || keyText(document) !== 'PolicyDocument') return null;
  const holder = mappingOf(document.key.parent);
  if (holder?.parent?.kind === 'sequence') return holder;
  return /^AWS::IAM::(?:Role|User|Group)?Policy$/.test(owner.type) ? resourceEntry(template, owner) : null;
}
