/** Whether a text could be a secret at all, or is only there until one is filled in. */
import { isSealed } from './sealed-text.js';

/**
 * `empty`: nothing is there. `reference`: it names where the secret comes from, such as a dynamic reference, a shell
 * variable or `<password>`, or takes a key to read. `switch`: a boolean, a number or a keyword. `stand-in`: a literal that says it must be
 * changed, such as `changeme`; it is a literal all the same. `value`: anything else.
 */
export type LiteralNature = 'empty' | 'reference' | 'switch' | 'stand-in' | 'value';

const wholeReference = new RegExp(
  [
    // Dynamic references, Jinja and Handlebars.
    String.raw`\{\{.*\}\}`,
    // Shells and VTL.
    String.raw`\$\{[^}]*\}`,
    String.raw`\$\(.*\)`,
    String.raw`\$[A-Za-z_][\w.:]*`,
    String.raw`\$[@*#?0-9]`,
    // JSONPath and JSONata of state machines.
    String.raw`\${1,2}\.[\w.$@?()[\]'"*:-]*`,
    String.raw`\{%.*%\}`,
    // The command line of Windows, and format strings.
    String.raw`%[A-Za-z_]\w*%`,
    String.raw`%(?:\([\w.]+\))?[sdrv]`,
    // `<password>`, `[token]`.
    '(?:(?:Bearer|Basic|Token) )?<{1,2}[^<>]*>{1,2}',
    String.raw`\[[^\[\]]*\]`,
    // Ruby.
    String.raw`#\{[^}]*\}`,
    // Maven, Spring Boot and other build tools.
    '@@[^@]*@@',
    String.raw`@[A-Za-z][\w-]*(?:\.[\w-]+)+@`,
    '__[A-Z0-9_]+__',
    String.raw`(?<mark>[@#~|!%^*]{1,3})(?=[A-Z0-9_]{0,64}(?:_|PASS|PWD|SECRET|TOKEN|KEY))[A-Z0-9_]{1,128}\k<mark>`,
    // Tags of YAML.
    String.raw`!(?:secret|vault|env|env_var|file|var|var:file)(?: .*)?`,
    // Parameters of a job of Batch.
    String.raw`Ref::[\w-]+`,
    // Azure Pipelines, Concourse.
    String.raw`\$\[[^[\]]*\]`,
    String.raw`\(\([\w./:-]+\)\)`,
    // Where a secret is kept; a script may go on after an escaped slash.
    String.raw`(?:EMR\.secret@)?arn:[\w-]+:.*`,
    String.raw`(?:>>)?(?:vault|bao|openbao|ssm|awssm|awsps|secretsmanager|gcpsm|gcp:secretmanager|keyvault|akv|doppler|lpass|file|env):[\w./#:@-]*`,
    // Stages of a version.
    'AWS(?:CURRENT|PENDING|PREVIOUS)',
  ]
    .map((form) => `^${form}$`)
    .join('|'),
  's',
);

const switches = new Set([
  'true',
  'false',
  'yes',
  'no',
  'on',
  'off',
  'none',
  'null',
  'nil',
  'undefined',
  'required',
  'optional',
  'enabled',
  'disabled',
  'default',
  'string',
  'number',
  'boolean',
  'auto',
  // where `keytool -storepass:env NAME` takes it from
  'env',
  'file',
]);

const standIns = new Set([
  'changeme',
  'changeit',
  'changethis',
  'changemenow',
  'pleasechange',
  'pleasechangeme',
  'replaceme',
  'replacethis',
  'todo',
  'fixme',
  'tbd',
  'placeholder',
  'dummy',
  'dummyvalue',
  'example',
  'sample',
  'fake',
  'password',
  'passwd',
  'secret',
  'token',
  'apikey',
  'clientsecret',
  'refreshtoken',
  'accesstoken',
  'authtoken',
  'passwort',
  'kennwort',
  'senha',
  'wachtwoord',
  'mypassword',
  'mysecret',
  'mytoken',
  'yourpassword',
  'yoursecret',
  'yourtoken',
  'yourapikey',
  'empty',
  'test',
  'notused',
  'unused',
]);

const standInForm =
  /^(?:your|insert|enter|replace|change|put|add|update)[-_ ].*|^my[-_ ][a-z_ -]*$|^.*[-_ ](?:here|placeholder|goes[-_ ]here|update[-_ ]me|change[-_ ]me|replace[-_ ]me)$|^.*EXAMPLE(?:KEY)?$/is;

/** Words by which a text says that it is a stand-in: `TODO-set-me`, `PLACEHOLDER_PASSWORD`, `SetByPipeline`. */
const saysStandIn = new RegExp(
  String.raw`(?:^| )(?:${[
    'todo|tbd|fixme|placeholder|dummy|fake|redacted',
    '(?:change|replace|update|set|fill) (?:me|it|this)(?: in)?',
    'changeme|changeit|replaceme',
    'replace with',
    'to be (?:changed|defined|filled|overridden|overwritten|provided|replaced|set|updated)',
    '(?:filled|injected|overridden|overwritten|populated|provided|replaced|set|supplied) (?:at|by|during|from|later|on)',
    'not (?:a|the) real',
  ].join('|')})(?: |$)`,
);

/** Takes linear time; texts over 4,096 characters count as values. */
export function literalNature(text: string): LiteralNature {
  const trimmed = text.trim();
  if (trimmed === '') return 'empty';
  if (trimmed.length > 4096) return 'value';
  // The text around a dynamic reference, such as `Bearer`, is not a secret by itself.
  if (wholeReference.test(trimmed) || trimmed.includes('{{resolve:') || isSealed(trimmed)) return 'reference';
  const folded = trimmed.toLowerCase();
  if (switches.has(folded) || /^[-+]?\d{1,6}$/.test(folded)) return 'switch';
  if (standIns.has(folded.replaceAll(/[-_ !.*]/g, '')) || standInForm.test(trimmed) || isMasked(folded)) return 'stand-in';
  return saysSo(trimmed) ? 'stand-in' : 'value';
}

/**
 * Whether a text says that it is a stand-in; digits and signs among the words make it a password, unless they merely count,
 * as in `changeme123`.
 */
function saysSo(text: string): boolean {
  if (text.length > 64) return false;
  if (/^change[-_ ]?(?:me|it|this)\d{1,4}$/i.test(text)) return true;
  if (!/^[A-Za-z][A-Za-z _.-]*$/.test(text)) return false;
  const words = text.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return saysStandIn.test(words.replaceAll(/[^a-z]+/g, ' '));
}

/** The same for a text that can only be a password: digits alone count as one, and the name of a variable or an error as a stand-in. */
export function passwordNature(text: string): LiteralNature {
  const trimmed = text.trim();
  if (/^\d{4,6}$/.test(trimmed)) return 'value';
  return nameOfSecret.test(trimmed) ? 'stand-in' : literalNature(text);
}

/** `ORDERS_DB_PASSWORD`, `PASSWORD_RESET_REQUIRED`. */
const nameOfSecret = /^(?=(?:[A-Z]{1,40}_){0,8}(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|CREDENTIALS?)(?:_|$))[A-Z]{1,40}(?:_[A-Z]{1,40}){1,8}$/;

/** `xxxx`, `****`, `......`: one character over and over. */
function isMasked(text: string): boolean {
  return text.length >= 3 && [...text].every((character) => character === text[0]) && /[x*.#_-]/.test(text[0] ?? '');
}
