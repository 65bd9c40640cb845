/** What the ARN of each resource type looks like, what its `Ref` returns, and which attribute is the ARN. */
import { generatedModule, npmSource } from './generated-module.mjs';
import { databasePackage, resources } from './resource-database.mjs';

const script = 'generate-resource-arns.mjs';
const surroundings = new Set(['Partition', 'Region', 'Account']);

/**
 * Types whose `Ref` differs from what the database says (see "Return values" on their pages in the CloudFormation reference).
 * The ARN of a job definition ends in a revision number that AWS assigns, which its template here leaves out.
 */
const documentedRefs = new Map([
  ['AWS::SecretsManager::Secret', 'arn'],
  ['AWS::Events::Rule', 'name'],
  ['AWS::Batch::JobDefinition', 'other'],
]);

/** Types whose ARN differs from what the database says: `Arn` of a global table is that of its replica in the region of the stack. */
const documentedArns = new Map([['AWS::DynamoDB::GlobalTable', 'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}']]);

/** Types none of whose attributes is the ARN that stands here. */
const withoutArn = new Set(['AWS::Batch::JobDefinition']);

/** Types for which the database does not know the property with the name: the ID of a secret is its name with a suffix. */
const documentedNames = new Map([['AWS::SecretsManager::Secret', 'Name']]);

export function generate() {
  const lines = resources().flatMap((resource) => printArn(resource) ?? []);
  return {
    'server/src/data/generated/resource-arn.ts': generatedModule({
      script,
      source: npmSource(databasePackage),
      constants: { resourceArnTable: lines.join('\n') },
    }),
  };
}

/** `Type name|arn|other name-property attribute arn`; `-` where no property sets the name, or no attribute is the ARN. */
function printArn(resource) {
  const { cloudFormationType: type, primaryIdentifier = [], cfnRefIdentifier = primaryIdentifier } = resource;
  const arnTemplate = documentedArns.get(type) ?? resource.arnTemplate;
  if (arnTemplate === undefined || !/^arn:[^ ]+$/.test(arnTemplate)) return undefined;
  const names = [...arnTemplate.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name).filter((name) => !surroundings.has(name));
  const [name] = names;
  if (name === undefined || names.length > 1) return undefined;
  const property = documentedNames.get(type) ?? nameProperty(name, resource, only(primaryIdentifier));
  return [type, refOf(type, [name, property], only(cfnRefIdentifier)), property ?? '-', arnAttribute(resource) ?? '-', arnTemplate].join(
    ' ',
  );
}

/** `Arn`, the same with the kind of resource before it, such as `TopicArn`, or an ARN that identifies the resource. */
function arnAttribute({ cloudFormationType, attributes = {}, primaryIdentifier = [] }) {
  const kind = cloudFormationType.split('::').at(-1);
  const identifiers = primaryIdentifier.length === 1 ? primaryIdentifier.filter((name) => /Arn$/.test(name)) : [];
  const known = withoutArn.has(cloudFormationType) ? {} : attributes;
  return ['Arn', `${kind}Arn`, ...identifiers].find((candidate) => known[candidate] !== undefined);
}

/** The only item of a list; none when there are several. */
function only([first, ...others]) {
  return others.length === 0 ? first : undefined;
}

/** The property with the name: one with exactly that name, the one that identifies the resource, or one that is called so. */
function nameProperty(name, { cloudFormationType, properties }, identifier) {
  const plain = name.replace(/WithPath$|WithoutLeadingSlash$/, '');
  const kind = cloudFormationType.split('::').at(-1);
  const called = plain.endsWith('Name') ? [`${kind}Name`, 'Name'] : [];
  return [plain, identifier, ...called].find((candidate) => candidate !== undefined && properties[candidate] !== undefined);
}

function refOf(type, names, identifier) {
  const documented = documentedRefs.get(type);
  if (documented !== undefined) return documented;
  if (identifier !== undefined && /Arn$/.test(identifier)) return 'arn';
  return identifier !== undefined && names.includes(identifier) ? 'name' : 'other';
}
