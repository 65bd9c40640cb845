/** Plans that put a value which nobody has seen in the place of a literal one, in Secrets Manager. */
import { secretNameKind } from '../analysis/secret/secret-name.js';
import { replacesResource } from '../data/credential-property.js';
import { type Content, fields, intrinsic, text, word } from '../edit/content.js';
import type { Resource } from '../model/template.js';
import type { Node } from '../syntax/tree.js';
import { encloses, type Span } from '../text/span.js';
import { decline, offer } from './draft.js';
import type { Declined, Fix } from './fix.js';
import { freeId } from './free-id.js';
import { ordinalIn, propertyIn } from './property-path.js';
import type { Scene } from './scene.js';
import { addResource, resourceEntry } from './section.js';
import { storedValue } from './stored-value.js';
import { propertyEntry } from './written-place.js';

/** RDS for Oracle takes no more characters (`MasterUserPassword` in the API reference of `CreateDBInstance`). */
const length = 30;

/** What a service takes for a password differs; letters and digits are taken by all of these. */
const onlyLettersAndDigits = /^AWS::(?:ElastiCache|MemoryDB|AmazonMQ)::/;

/** Properties by which a resource has a password of its own, by type and path; with all others it signs in to something else. */
const ownPassword = new RegExp(
  [
    'AmazonMQ::Broker Users',
    'Amplify::',
    'Connect::User',
    'DirectoryService::',
    'DocDB',
    'EMR::Cluster KerberosAttributes/Kdc',
    'ElastiCache::',
    'Elasticsearch::',
    'FSx::FileSystem OntapConfiguration/FsxAdmin',
    'FSx::StorageVirtualMachine SvmAdmin',
    'IAM::User',
    'Lightsail::',
    'ManagedBlockchain::',
    'MemoryDB::',
    'OpenSearchService::',
    'RDS::',
    'Redshift',
    'Timestream::',
  ]
    .map((start) => `^AWS::${start}`)
    .join('|'),
);

/** Whether a resource is what asks for the password; any other signs in to something else with it. */
export function isOwnPassword(type: string, path: readonly string[]): boolean {
  return ownPassword.test(`${type} ${path.join('/')}`);
}

/** Whether a property takes any value that two sides agree on; all others are issued by somebody. */
export function isAgreedValue(path: readonly string[]): boolean {
  return /(?:Password|(?<!O)AuthToken)s?$/.test(propertyIn(path));
}

/**
 * Adds a secret with a generated value before the resource, and refers to it where the literal stands. `path` leads
 * from `Properties` to the literal, `at` is the literal.
 */
export function generatePassword(scene: Scene, resource: Resource, path: readonly string[], at: Node): Fix | Declined {
  const { template } = scene;
  const property = propertyIn(path);
  const title = `Generate \`${property}\` of \`${resource.id}\` in Secrets Manager`;
  const entry = template === null ? null : resourceEntry(template, resource);
  if (template === null || entry === null || !encloses(entry, at)) {
    return decline(title, 'The value is not written in the property itself.');
  }
  const id = freeId(template, resource.id + wishedName(path));
  const secret = addResource(
    template,
    id,
    secretContent(resource),
    { kind: 'before', sibling: entry },
    {
      note: `Adds secret \`${id}\` with a generated value.`,
    },
  );
  if (secret === null) return decline(title, 'The resource is not defined in this file.');
  return offer(scene, {
    title,
    safety: 'suggestion',
    changes: [
      secret,
      {
        kind: 'set',
        target: at,
        note: 'Replaces the literal with a reference to the secret.',
        value: storedValue(id),
      },
    ],
    left: leftToDo(resource, path, id),
  });
}

function leftToDo({ id, type }: Resource, path: readonly string[], secretId: string): readonly string[] {
  return [
    "The old value stays in this file's history: change it everywhere else that it is used.",
    `Whoever signs in with the old value has to read the new one from secret \`${secretId}\`.`,
    ...(isOwnPassword(type, path) ? [] : [`\`${id}\` uses the value to sign in elsewhere: set the new one there too.`]),
    ...(replacesResource(type, path)
      ? [`A new value may make CloudFormation replace \`${id}\`: check what data it holds before you deploy.`]
      : []),
  ];
}

/** Behind the id of the resource: each of its passwords has a name of its own, so that two fixes never share a secret. */
function wishedName(path: readonly string[]): string {
  const property = propertyIn(path);
  const isMain = /^(?:Master|Admin)?(?:User)?Passwords?$/.test(property);
  return (isMain ? 'Password' : property) + ordinalIn(path);
}

/** What a secret generates; `more` says into which text. */
function generation(more: Readonly<Record<string, Content>>): Content {
  return fields({ ...more, PasswordLength: word(length), ExcludeCharacters: text('"@/\\\'') });
}

/** Lets a secret generate its value where it is written out: all of it, or the one password in a text of JSON. `at` is the literal. */
export function generateSecret(scene: Scene, secret: Resource, at: Span): Fix | Declined {
  const title = `Let Secrets Manager generate the value of \`${secret.id}\``;
  const entry = propertyEntry(secret, 'SecretString');
  if (entry === null && propertyEntry(secret, 'GenerateSecretString') !== null) {
    return decline(title, 'This secret generates a value already: move this one into a secret of its own.');
  }
  const target = entry?.value ?? null;
  const literal = target === null ? null : literalAt(target);
  if (entry === null || target === null || literal === null || !encloses(entry, at)) {
    return decline(title, 'The value is not written in `SecretString` itself.');
  }
  const value = literal.text.trim().startsWith('{') ? generationInto(literal) : generation({});
  if (value === null) {
    return decline(title, 'A secret can generate one value, and this text holds none or several: give each a secret of its own.');
  }
  return offer(scene, {
    title,
    safety: 'suggestion',
    changes: [
      { kind: 'rename', entry, key: 'GenerateSecretString', note: 'Generates the value.' },
      { kind: 'set', target, value, note: 'Generates the value.' },
    ],
    left: [
      "The old value stays in this file's history: change it everywhere else that it is used.",
      `Whoever uses the old value has to read the new one from \`${secret.id}\`.`,
    ],
  });
}

interface Literal {
  readonly text: string;
  /** Whether `Fn::Sub` fills it in. */
  readonly isFilled: boolean;
}

/** A text that stands where it is used, by itself or in an `Fn::Sub` without a list of variables; null for anything else. */
function literalAt(node: Node): Literal | null {
  if (node.kind === 'scalar') return node.tag === null || node.tag === '!Sub' ? { text: node.text, isFilled: node.tag !== null } : null;
  const [only, ...others] = node.kind === 'mapping' && node.tag === null ? node.entries : [];
  if (only === undefined || others.length > 0 || only.key.kind !== 'scalar' || only.key.text !== 'Fn::Sub') return null;
  const { value } = only;
  return value?.kind === 'scalar' && value.tag === null ? { text: value.text, isFilled: true } : null;
}

/** What `Fn::Sub` fills in without quotes, such as a number: `"port": ${Port}`. */
const bare = /(:\s{0,80})(\$\{[^{}"]{1,256}\})/g;
const mark = '\uFFFF';
const marked = new RegExp(`"${mark}([^"${mark}]*)"`, 'g');

/** The password of a JSON object is generated, and the rest is its template; null without exactly one password. */
function generationInto({ text: json, isFilled }: Literal): Content | null {
  try {
    const parsed: unknown = JSON.parse(isFilled ? json.replaceAll(bare, `$1"${mark}$2"`) : json);
    const members = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
    const [password, ...others] = members.filter(([name]) => secretNameKind(name) !== null);
    if (password === undefined || others.length > 0) return null;
    const rest = JSON.stringify(Object.fromEntries(members.filter((member) => member !== password))).replaceAll(marked, '$1');
    const template = isFilled && rest.includes('${') ? intrinsic('Fn::Sub', text(rest)) : text(rest);
    return generation({ SecretStringTemplate: template, GenerateStringKey: text(password[0]) });
  } catch {
    return null;
  }
}

function secretContent({ type, when }: Resource): Content {
  const excluded = onlyLettersAndDigits.test(type) ? { ExcludePunctuation: word(true) } : { ExcludeCharacters: text('"@/\\\'') };
  const [assumption] = when;
  return fields({
    Type: text('AWS::SecretsManager::Secret'),
    ...(assumption?.kind === 'condition' ? { Condition: text(assumption.name) } : {}),
    Properties: fields({ GenerateSecretString: fields({ PasswordLength: word(length), ...excluded }) }),
  });
}
