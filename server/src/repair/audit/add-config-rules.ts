/** The plan that adds managed rules of AWS Config beside another one. */
import type { Change } from '../../edit/change.js';
import { type Content, type Field, fields, text } from '../../edit/content.js';
import { copy } from '../../edit/copy.js';
import type { Resource } from '../../model/template.js';
import { keyText, lookupEntry } from '../../syntax/lookup.js';
import { listed } from '../../text/wording.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { freeId, idPart } from '../free-id.js';
import { hasTemplate, type Scene } from '../scene.js';
import { addResource, resourceEntry } from '../section.js';
import { propertyEntry } from '../written-place.js';

/** `identifiers`: of the managed rules, such as `ROOT_ACCOUNT_MFA_ENABLED`. They exist when `beside` does, and wait for the same resources. */
export function addConfigRules(scene: Scene, beside: Resource, identifiers: readonly string[]): Fix | Declined {
  const title = `Add ${identifiers.length === 1 ? 'rule' : 'rules'} ${listed(identifiers)}`;
  const sibling = hasTemplate(scene) ? resourceEntry(scene.template, beside) : null;
  if (!hasTemplate(scene) || sibling === null) return decline(title, `\`${beside.id}\` is not written in this file.`);
  const { template } = scene;
  const changes = identifiers.map((identifier): Change | null => {
    const id = freeId(template, idPart(identifier));
    const content = ruleLike(beside, identifier);
    return content === null
      ? null
      : addResource(template, { id, content, place: { kind: 'after', sibling }, note: `Adds rule \`${identifier}\`.` });
  });
  return changes.includes(null)
    ? decline(title, `\`${beside.id}\` is written in a way that does not tell how another rule would be.`)
    : offer(scene, {
        title,
        safety: 'suggestion',
        changes: changes.flatMap((change) => change ?? []),
        left: ['AWS Config charges for every evaluation; if another stack of the account has these rules, leave them out here.'],
      });
}

/** With the keys in the order of the other rule; null where something that has to be repeated cannot be. */
function ruleLike(other: Resource, identifier: string): Content | null {
  const isOrganization = other.type === 'AWS::Config::OrganizationConfigRule';
  const repeated = ['Condition', 'DependsOn', ...(isOrganization ? ['ExcludedAccounts'] : [])].map((key) => repeat(other, key));
  if (repeated.includes(null)) return null;
  const [condition = [], dependency = [], excluded = []] = repeated.map((field) => field ?? []);
  const name: readonly Field[] =
    isNamed(other) || isOrganization ? [field(nameKey(other), text(identifier.toLowerCase().replaceAll('_', '-')))] : [];
  const own = isOrganization
    ? [...excluded, ...name, field('OrganizationManagedRuleMetadata', fields({ RuleIdentifier: text(identifier) }))]
    : [...name, field('Source', fields({ Owner: text('AWS'), SourceIdentifier: text(identifier) }))];
  const whole = [field('Type', text(other.type)), ...condition, ...dependency, field('Properties', { kind: 'fields', fields: own })];
  const order = other.node.entries.map((entry) => keyText(entry) ?? '');
  return { kind: 'fields', fields: [...whole].sort((left, right) => order.indexOf(left.key) - order.indexOf(right.key)) };
}

function field(key: string, value: Content): Field {
  return { key, value };
}

/** The entry with a key, of the resource or its properties; none where it has none, null where it cannot be written again. */
function repeat(resource: Resource, key: string): readonly Field[] | null {
  const entry = key === 'ExcludedAccounts' ? propertyEntry(resource, key) : lookupEntry(resource.node, key);
  if (entry === null) return [];
  const value = entry.value === null ? null : copy(entry.value);
  return value === null ? null : [field(key, value)];
}

function nameKey({ type }: Resource): string {
  return `${type.split('::').pop() ?? ''}Name`;
}

/** Whether a rule has a name that is written down; one that is put together cannot be guessed for another rule. */
function isNamed(rule: Resource): boolean {
  const name = propertyEntry(rule, nameKey(rule))?.value;
  return name?.kind === 'scalar' && name.tag === null;
}
