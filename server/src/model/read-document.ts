/** Decides from the tree what each document of a text is, and reads the templates. */
import { deref, effectiveEntries, keyText, lookup, mappingAt } from '../syntax/lookup.js';
import type { Mapping, Node, Tree } from '../syntax/tree.js';
import { gather } from '../text/gather.js';
import type { Deployment, PolicyFile, TemplateDocument } from './document.js';
import { policyTypeOf } from './policy-type.js';
import { readTemplate } from './read-template.js';

/** The default of every host: no values given, conditions open. */
const undecided: Deployment = { parameters: new Map(), mode: 'open' };

/** The templates and policy documents of a text, in order; other documents are left out. */
export function readDocuments(tree: Tree, deployment: Deployment = undecided): readonly (TemplateDocument | PolicyFile)[] {
  return gather(tree.documents, (root): readonly (TemplateDocument | PolicyFile)[] => {
    const mapping = deref(root);
    if (mapping?.kind !== 'mapping') return [];
    if (isTemplate(mapping)) return [{ kind: 'template', tree, root, template: readTemplate(mapping, tree, deployment) }];
    const policy = policyIn(mapping);
    return policy === null ? [] : [{ kind: 'policy', tree, root: policy, policyType: policyTypeOf(policy) }];
  });
}

/** A template has a format version, a resource whose type has the form of an AWS type, or a loop among its resources. */
function isTemplate(root: Mapping): boolean {
  if (lookup(root, 'AWSTemplateFormatVersion') !== null) return true;
  const resources = mappingAt(root, 'Resources');
  if (resources === null) return false;
  return resources.entries.some(({ key, value }) => {
    const resource = deref(value);
    if (resource?.kind === 'sequence') return key.kind === 'scalar' && key.text.startsWith('Fn::ForEach::');
    const type = resource?.kind === 'mapping' ? deref(lookup(resource, 'Type')) : null;
    return type?.kind === 'scalar' && /^\w+::\w/.test(type.text);
  });
}

/** The keys beside a policy document in the input and output of IAM commands. */
const wrappers: ReadonlySet<string> = new Set([
  'PolicyDocument',
  'Policy',
  'PolicyVersion',
  'PolicyName',
  'RoleName',
  'UserName',
  'GroupName',
]);

function policyIn(root: Mapping): Mapping | null {
  if (isPolicy(root)) return root;
  const entries = effectiveEntries(root);
  if (!entries.every((entry) => wrappers.has(keyText(entry) ?? ''))) return null;
  const version = deref(lookup(root, 'PolicyVersion'));
  const inner = deref(
    lookup(root, 'PolicyDocument') ?? lookup(root, 'Policy') ?? (version?.kind === 'mapping' ? lookup(version, 'Document') : null),
  );
  return inner?.kind === 'mapping' && isPolicy(inner) ? inner : null;
}

/** A policy has a version of the policy language, or a statement with elements that only statements have. */
function isPolicy(root: Mapping): boolean {
  const list = deref(lookup(root, 'Statement'));
  const statements = (list?.kind === 'sequence' ? list.items.map(deref) : [list]).filter((item) => item?.kind === 'mapping');
  if (statements.length > 0 && statements.every(isOfStackPolicy)) return false;
  if (isLanguageVersion(deref(lookup(root, 'Version'))) || isInSmallLetters(root)) return true;
  return statements.some((statement) => lookup(statement, 'Effect') !== null);
}

/** Whether a statement is about updates of a stack, of which IAM knows nothing (CloudFormation user guide, "Prevent updates to stack resources"). */
function isOfStackPolicy(statement: Mapping): boolean {
  const actions = deref(lookup(statement, 'Action') ?? lookup(statement, 'NotAction'));
  const names = actions?.kind === 'sequence' ? actions.items.map(deref) : [actions];
  return names.length > 0 && names.every((name) => name?.kind === 'scalar' && /^Update:(?:\*|Modify|Replace|Delete)$/i.test(name.text));
}

/** A policy that only its author's own program can read: IAM accepts none of the element names in lower case. */
function isInSmallLetters(root: Mapping): boolean {
  return isLanguageVersion(deref(lookup(root, 'version'))) && lookup(root, 'statement') !== null;
}

function isLanguageVersion(node: Node | null): boolean {
  return node?.kind === 'scalar' && /^20(?:08-10-17|12-10-17)$/.test(node.text);
}
