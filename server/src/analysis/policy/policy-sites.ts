/** Finds every policy of a document, wherever it is. */
import { policyContainers } from '../../data/policy-container.js';
import type { Lookup } from '../../iam/partial-text.js';
import type { PolicyKind } from '../../iam/policy.js';
import { readPolicy } from '../../iam/read/read-policy.js';
import { isCustomResource } from '../../model/custom-resource.js';
import type { PolicyFile, TemplateDocument } from '../../model/document.js';
import type { Resource, Template } from '../../model/template.js';
import { tornMaps } from '../../syntax/torn.js';
import { gather } from '../../text/gather.js';
import { encloses } from '../../text/span.js';
import { always, conjoin, type Guard } from '../../value/guard.js';
import { areSame } from '../../value/print.js';
import { entryOf, textOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { templatePath } from '../place.js';
import { valueOfNode } from '../plain-value.js';
import { propertyValues, type PropertyValue } from '../property-value.js';
import { flattenedPolicy } from './flattened-policy.js';
import { handedKind, isHandedToDevices } from './handed-policy.js';
import { loosePolicies, policyTexts, type LoosePolicy } from './loose-policy.js';
import { filePolicyKind, guessedKind, organizationKind, policyKind } from './policy-role.js';
import { openList } from './open-list.js';
import type { PolicySite, StatementSite } from './policy-site.js';
import { protectedResources } from './protected-resource.js';

/** The logical ids of managed policies that only serve as permissions boundaries. */
export type BoundaryIds = ReadonlySet<string>;

/**
 * Policies in strings where no schema expects one, such as the value of a Systems Manager parameter or an argument that a
 * state hands to IAM.
 */
export function writtenPolicies(document: TemplateDocument, expected: readonly PolicySite[], lookup: Lookup): readonly PolicySite[] {
  return propertiesWithText(document).flatMap(({ owner, property }) => {
    const value = owner.property(property);
    const loose = value === null ? [] : loosePolicies(value, [owner.properties]);
    return loose.flatMap((each) => writtenPolicy({ ...each, path: [property, ...each.path] }, owner, expected, lookup));
  });
}

/** The properties with a policy as text. Custom resources are searched as a whole. */
function propertiesWithText(document: TemplateDocument): readonly { readonly owner: Resource; readonly property: string }[] {
  const { resources } = document.template;
  const found = new Map<string, { owner: Resource; property: string }>();
  for (const node of policyTexts(document)) {
    const {
      section,
      id,
      steps: [attribute, property],
    } = templatePath(node);
    const owner = section === 'Resources' && attribute === 'Properties' && id !== null ? resources.get(id) : undefined;
    if (owner === undefined || property === undefined || isCustomResource(owner.type)) continue;
    found.set(`${owner.id} ${property}`, { owner, property });
  }
  return [...found.values()];
}

function writtenPolicy(loose: LoosePolicy, owner: Resource, expected: readonly PolicySite[], lookup: Lookup): readonly PolicySite[] {
  const { value, path, isQuoted } = loose;
  const at = value.at ?? owner.key;
  if (!isQuoted || isOfUnknownKind(owner, path) || expected.some((site) => encloses(site.at, at))) return [];
  const when = conjoin(owner.when, loose.when);
  const policy = readPolicy(value, looseKind(loose, owner), lookup);
  if (when === null || policy.statements.length === 0 || policy.defects.some(({ kind }) => kind === 'malformed-json')) return [];
  const isForDevices = isHandedToDevices(loose.around);
  return [{ policy, owner, name: owner.id, when, at, form: 'document', isForDevices, protects: [] }];
}

/** The kind of a policy, by the call around it, else by its owner, else by the policy itself. */
function looseKind({ value, around }: LoosePolicy, owner: Resource): PolicyKind {
  return handedKind(around) ?? organizationKind(owner) ?? guessedKind(value);
}

/** Whether the kind of a property's policy is not known, as for a policy of an organisation whose type is a parameter. */
function isOfUnknownKind(owner: Resource, [property]: readonly string[]): boolean {
  return policyContainers(owner.type).some(({ path, role }) => path[0] === property && policyKind(role, owner) === null);
}

/** The policy that is a file of its own; `name`: that of the file, with its folders as far as they are known. */
export function filePolicy(file: PolicyFile, name: string): PolicySite {
  const value = valueOfNode(file.root, tornMaps(file.tree));
  const kind = filePolicyKind(file.policyType, guessedKind(value) !== 'identity', name);
  const policy = readPolicy(value, kind);
  return {
    policy,
    owner: null,
    name: 'policy',
    when: always,
    at: file.root,
    form: 'document',
    isForDevices: false,
    protects: [],
  };
}

/** Each statement of a policy, with the policy that it is part of. */
export function statementsOf(site: PolicySite): readonly StatementSite[] {
  return gather(site.policy.statements, (statement) => {
    const when = conjoin(site.when, statement.when);
    return when === null ? [] : [{ statement, site, when, at: statement.at ?? site.at }];
  });
}

interface FoundPolicy {
  readonly value: Value;
  readonly when: Guard;
  readonly kind: PolicyKind;
  readonly name: string | null;
  readonly form: PolicySite['form'];
  readonly isForDevices: boolean;
}

/** The policies of one resource. Those in SAM's own properties are found in the resources that SAM creates. */
export function resourcePolicies(owner: Resource, template: Template, boundaries: BoundaryIds, lookup: Lookup): readonly PolicySite[] {
  const isBoundary = boundaries.has(owner.id);
  return gather(policiesIn(owner, template), ({ value, when, kind, name, form, isForDevices }) => {
    const guard = conjoin(owner.when, when);
    if (guard === null) return [];
    const policy = readPolicy(value, isBoundary ? 'boundary' : kind, lookup);
    const protects = kind === 'resource' || kind === 'key' ? protectedResources(owner, template) : [];
    return [
      {
        policy,
        owner,
        name: name ?? ownName(owner) ?? owner.id,
        when: guard,
        at: value.at ?? owner.key,
        form,
        isForDevices,
        protects,
      },
    ];
  });
}

function policiesIn(owner: Resource, template: Template): readonly FoundPolicy[] {
  if (owner.type.startsWith('AWS::Serverless::')) return [];
  const flattened = flattenedPolicy(owner) ?? openList(owner, template);
  if (flattened !== null) return [found(flattened, always, 'resource', { form: 'flattened' })];
  if (isCustomResource(owner.type)) {
    return withoutRepeats(loosePolicies(owner.properties)).map((loose) =>
      found(loose.value, loose.when, looseKind(loose, owner), { isForDevices: isHandedToDevices(loose.around) }),
    );
  }
  return gather(policyContainers(owner.type), ({ path, role }) => {
    const kind = policyKind(role, owner);
    return kind === null ? [] : propertyValues(owner, path).map((place) => contained(place, kind, role === 'device'));
  });
}

/** Leaves out what a custom resource repeats for its update, as CDK constructs write it. */
function withoutRepeats(found: readonly LoosePolicy[]): readonly LoosePolicy[] {
  const made = found.filter(({ path }) => path[0] === 'Create');
  return found.filter(({ path, value }) => path[0] !== 'Update' || !made.some((each) => areSame(each.value, value)));
}

function contained(place: PropertyValue, kind: PolicyKind, isForDevices: boolean): FoundPolicy {
  const name = textOf(entryOf(place.holder, 'PolicyName')?.value);
  return found(place.value, place.when, kind, { name, isForDevices });
}

function found(
  value: Value,
  when: Guard,
  kind: PolicyKind,
  more: Partial<Pick<FoundPolicy, 'name' | 'form' | 'isForDevices'>> = {},
): FoundPolicy {
  return { value, when, kind, name: null, form: 'document', isForDevices: false, ...more };
}

function ownName(owner: Resource): string | null {
  return textOf(owner.property('ManagedPolicyName')) ?? textOf(owner.property('PolicyName'));
}
