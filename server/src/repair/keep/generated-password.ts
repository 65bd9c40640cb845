/** Plans that replace a literal secret with a generated one in Secrets Manager, which nobody has seen. */
import { secretNameKind } from '../../analysis/secret/secret-name.js';
import { replacesResource } from '../../data/credential-property.js';
import { type Content, fields, text, word } from '../../edit/content.js';
import { callOf, literal } from '../../model/intrinsic/call.js';
import type { Resource } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import { encloses, type Span } from '../../text/span.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { freeId } from '../free-id.js';
import { type IssuedMember, isIssued, passSecret } from './pass-secret.js';
import { ordinalIn, propertyIn } from '../property-path.js';
import { sub } from '../reference-content.js';
import type { Scene } from '../scene.js';
import { addResource, resourceEntry } from '../section.js';
import { propertyEntry } from '../written-place.js';
import { storedValue } from './stored-value.js';

/** The longest password that RDS for Oracle accepts (`MasterUserPassword` in the API reference of `CreateDBInstance`). */
const length = 30;

/** Services differ in what they accept as a password; all of these accept letters and digits. */
const onlyLettersAndDigits = /^AWS::(?:ElastiCache|MemoryDB|AmazonMQ)::/;

/** Properties with a resource's own password, by type and path; with any other one, the resource signs in to something else. */
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

/** Whether the resource is what asks for the password; otherwise it uses the password to sign in to something else. */
export function isOwnPassword(type: string, path: readonly string[]): boolean {
  return ownPassword.test(`${type} ${path.join('/')}`);
}

/** Whether a property takes any value that two sides agree on; the values of all others are issued by somebody. */
export function isAgreedValue(path: readonly string[]): boolean {
  return /(?:Password|(?<!O)AuthToken)s?$/.test(propertyIn(path));
}

/**
 * Adds a secret with a generated value before the resource, and replaces the literal with a reference to it. `path` leads from
 * `Properties` to the literal, `at` is the literal.
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
  const secret = addResource(template, {
    id,
    content: secretContent(resource),
    place: { kind: 'before', sibling: entry },
    note: `Adds secret \`${id}\` with a generated value.`,
  });
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

/** The part of the secret's ID after that of the resource: each password has a name of its own, so two fixes never share a secret. */
function wishedName(path: readonly string[]): string {
  const property = propertyIn(path);
  const isMain = /^(?:Master|Admin)?(?:User)?Passwords?$/.test(property);
  return (isMain ? 'Password' : property) + ordinalIn(path);
}

/** How a secret generates its value; `more` says into which text. */
function generation(more: Readonly<Record<string, Content>>): Content {
  return fields({ ...more, PasswordLength: word(length), ExcludeCharacters: text('"@/\\\'') });
}

/**
 * Makes a secret generate the value that is written out: all of it, or the one password in a JSON text. What somebody else issues
 * is passed by a parameter instead. `at` is the literal.
 */
export function generateSecret(scene: Scene, secret: Resource, at: Span): Fix | Declined {
  const title = `Let Secrets Manager generate the value of \`${secret.id}\``;
  const entry = propertyEntry(secret, 'SecretString');
  if (entry === null && propertyEntry(secret, 'GenerateSecretString') !== null) {
    return decline(title, 'This secret generates a value already: move this one into a secret of its own.');
  }
  const target = entry?.value ?? null;
  const written = target === null ? null : literalAt(target);
  if (entry === null || target === null || written === null || !encloses(entry, at)) {
    return decline(title, 'The value is not written in `SecretString` itself.');
  }
  const isJson = written.text.trim().startsWith('{');
  const made = isJson ? passwordIn(written) : null;
  if (made !== null && isIssued(made.name)) return passSecret(scene, secret, { ...written, target }, made);
  const value = isJson ? made && generationInto(written, made) : generation({});
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
  /** Whether `Fn::Sub` fills something in. */
  readonly isFilled: boolean;
}

/** A text that is written where it is used, by itself or in an `Fn::Sub` without a map of variables; null for anything else. */
function literalAt(node: Node): Literal | null {
  if (node.kind === 'scalar' && node.tag === null) return { text: node.text, isFilled: false };
  const call = callOf(node);
  const argument = call?.name === 'Fn::Sub' ? literal(call) : null;
  return argument?.kind === 'scalar' ? { text: argument.text, isFilled: true } : null;
}

/** A value without quotes that `Fn::Sub` fills in, such as a number: `"port": ${Port}`. */
const bare = /(:\s{0,80})(\$\{[^{}"]{1,256}\})/g;
const mark = '\uFFFF';
const marked = new RegExp(`"${mark}([^"${mark}]*)"`, 'g');

interface JsonPassword extends IssuedMember {
  /** What else there is, as JSON. */
  readonly rest: string;
}

/** The password in a JSON object; null unless there is exactly one. */
function passwordIn({ text: json, isFilled }: Literal): JsonPassword | null {
  try {
    const parsed: unknown = JSON.parse(isFilled ? json.replaceAll(bare, `$1"${mark}$2"`) : json);
    const members = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
    const [password, ...others] = members.filter(([name]) => secretNameKind(name) !== null);
    if (password === undefined || others.length > 0) return null;
    const rest = JSON.stringify(Object.fromEntries(members.filter((member) => member !== password))).replaceAll(marked, '$1');
    return { name: password[0], value: password[1], rest };
  } catch {
    return null;
  }
}

/** Generates the password, and uses the rest of the JSON object as its template. */
function generationInto({ isFilled }: Literal, { name, rest }: JsonPassword): Content {
  const template = isFilled && rest.includes('${') ? sub(rest) : text(rest);
  return generation({ SecretStringTemplate: template, GenerateStringKey: text(name) });
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
