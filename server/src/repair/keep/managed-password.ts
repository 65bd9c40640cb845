/** Plans that let a database's service generate, store and rotate the password of its master user. */
import { templatePath } from '../../analysis/place.js';
import type { ReferenceSite } from '../../analysis/reference.js';
import { literalNature } from '../../analysis/secret/literal-nature.js';
import type { Change } from '../../edit/change.js';
import { word } from '../../edit/content.js';
import { managedPassword } from '../../data/managed-password.js';
import type { Resource } from '../../model/template.js';
import { lookupEntry, mappingAt } from '../../syntax/lookup.js';
import type { Entry, Node } from '../../syntax/tree.js';
import { isWrittenHere } from '../../value/origin.js';
import { optionsAt } from '../../value/path.js';
import { textOf } from '../../value/read.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { parametersLeft, removeUnusedParameters } from '../key/unused-parameter.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { isOnOneLine, propertyEntry } from '../written-place.js';

/** Whether the service of a resource can manage the password in a property. */
export function managesPassword(type: string, path: readonly string[]): boolean {
  return path.length === 1 && managedPassword(type)?.password === path[0];
}

/**
 * Whether nothing in the template rules it out: read replicas, which have the password of their source, these sources (except
 * for SQL Server), members of global clusters, Aurora Serverless v1 and RDS Custom do not support managed passwords (RDS and
 * Aurora user guides, "Limitations for Secrets Manager integration").
 */
export function mayManagePassword({ references }: Scene, { id, properties }: Resource): boolean {
  const says = (property: string, form: RegExp): boolean =>
    optionsAt(properties, property).some(({ value }) => form.test(textOf(value) ?? ''));
  const isSource = references(id).some(({ node }) =>
    /^(?:SourceDB(?:Instance|Cluster)|ReplicationSource)Identifier$/.test(templatePath(node).steps[1] ?? ''),
  );
  return (
    !(isSource && !says('Engine', /^sqlserver/)) &&
    !says('Engine', /^custom-/) &&
    !says('EngineMode', /^serverless$/) &&
    !['GlobalClusterIdentifier', 'ReplicationSourceIdentifier', 'SourceDBInstanceIdentifier'].some(
      (property) => optionsAt(properties, property).length > 0,
    )
  );
}

/**
 * `MasterUserPassword` becomes `ManageMasterUserPassword: true`, under the same conditions. `at` is the literal password, which
 * may be an `Fn::Sub` that fills nothing in. If the password is a literal under every condition, the conditions are removed.
 */
export function manageMasterPassword(scene: Scene, resource: Resource, at: Node): Fix | Declined {
  const title = `Let AWS manage the master password of \`${resource.id}\``;
  const managed = managedPassword(resource.type);
  if (managed === null) return decline(title, `The service of \`${resource.id}\` does not manage passwords.`);
  const entry = propertyEntry(resource, managed.password);
  if (entry === null || at.kind !== 'scalar' || (at.tag !== null && at.tag !== '!Sub') || !isWithin(at, entry)) {
    return decline(title, 'The password is not written in the property itself.');
  }
  const others = optionsAt(resource.properties, managed.password).filter(({ value }) => value.at !== at);
  const areLiterals = others.every(
    ({ value }) =>
      value.kind === 'scalar' &&
      literalNature(value.text) !== 'reference' &&
      value.at !== null &&
      isWrittenHere(value) &&
      isWithin(value.at, entry),
  );
  if (!areLiterals) return decline(title, 'Under another condition, the password is defined elsewhere.');
  const whole = others.length > 0 ? entry.value : null;
  const literals = whole !== null && isOnOneLine(scene.file.tree, whole) ? [whole] : [at, ...others.flatMap(({ value }) => value.at ?? [])];
  const left = ["The old password stays in this file's history: change it everywhere else that it is used.", readersLeft(resource)];
  return offer(scene, { title, safety: 'suggestion', changes: changesFor(resource, entry, literals, managed.toggle), left });
}

/**
 * The same for a password that comes from a parameter, which is removed too. Null where something else uses the parameter and
 * would no longer know the password, or where the password is more than the parameter.
 */
export function manageInsteadOf(scene: Scene, resource: Resource, parameter: string): Fix | null {
  const managed = managedPassword(resource.type);
  const entry = managed === null ? null : propertyEntry(resource, managed.password);
  if (managed === null || entry === null || !hasTemplate(scene)) return null;
  const sites = scene.references(parameter);
  const others = sites.filter(({ node }) => !isWithin(node, entry));
  const own = sites.filter((site) => !others.includes(site));
  const nodes = own.flatMap((site) => wholeOf(site) ?? []);
  const isAll = optionsAt(resource.properties, managed.password).every(
    ({ value }) => value.kind === 'none' || nodes.some((node) => node === value.at),
  );
  if (nodes.length === 0 || nodes.length < own.length || !isAll) return null;
  if (!others.every(({ node }) => isManageable(scene, node))) return null;
  const gone = own.map(({ at }) => at);
  const end = others.length === 0 ? `, and remove parameter \`${parameter}\`` : ` in place of parameter \`${parameter}\``;
  const plan = offer(scene, {
    title: `Let AWS manage the master password of \`${resource.id}\`${end}`,
    safety: 'suggestion',
    changes: [...changesFor(resource, entry, nodes, managed.toggle), ...removeUnusedParameters(scene, gone)],
    shared: others.length === 0 ? [] : parametersLeft(scene, gone),
    left: [
      'The service creates a new password when the stack is updated, and the old one stops working.',
      readersLeft(resource),
      ...(others.length === 0 ? [`Stop passing \`${parameter}\` when you deploy the stack.`] : []),
    ],
  });
  return plan.kind === 'fix' ? plan : null;
}

/** The function around a reference, if it adds nothing to the parameter. */
function wholeOf({ node, name }: ReferenceSite): Node | null {
  if (node.kind !== 'scalar' || (node.text !== name && node.text !== `\${${name}}`)) return null;
  return node.tag !== null ? node : node.parent?.kind === 'mapping' ? node.parent : null;
}

/** Whether a place is a password that its service could manage too. */
function isManageable({ template }: TemplateScene, node: Node): boolean {
  const { section, id, steps } = templatePath(node);
  const resource = section === 'Resources' && id !== null ? template.resource(id) : null;
  return resource !== null && steps[0] === 'Properties' && managesPassword(resource.type, steps.slice(1, 2));
}

function readersLeft({ id, type }: Resource): string {
  const attribute = managedPassword(type)?.secretAttribute ?? null;
  const secret = attribute === null ? 'the secret that the service creates' : `the secret in its attribute \`${attribute}\``;
  return `Whatever connects to \`${id}\` has to read the password from ${secret}.`;
}

function changesFor(resource: Resource, entry: Entry, literals: readonly Node[], toggle: string): readonly Change[] {
  const note = `Sets \`${toggle}\` instead of the password.`;
  const properties = mappingAt(resource.node, 'Properties');
  const present = properties === null ? null : lookupEntry(properties, toggle);
  if (present !== null) {
    return [
      { kind: 'set', target: present, value: word(true), note },
      { kind: 'remove', target: entry, emptied: 'keep', note: 'Removes the password.' },
    ];
  }
  return [
    { kind: 'rename', entry, key: toggle, note },
    ...literals.map((target): Change => ({ kind: 'set', target, value: word(true), note })),
  ];
}

function isWithin(node: Node, entry: Entry): boolean {
  for (let holder: Node | null = node; holder !== null; holder = holder.parent) if (holder === entry.value) return true;
  return false;
}
