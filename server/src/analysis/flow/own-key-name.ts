/** Custom names for AWS keys in a workload: the name says that it is an AWS key, or the code hands its value to a client. */
import { hole } from '../../text/hole.js';
import { matchesOf } from '../../text/match.js';
import { resolvedTexts } from '../script/resolved-text.js';
import type { Script } from '../script/script.js';
import type { Value } from '../../value/value.js';
import { literalNature } from '../secret/literal-nature.js';
import { isPlace } from '../secret/named-literal.js';
import { isKeySetting } from '../secret/secret-name.js';
import { isElsewhere, namesAws } from '../use/endpoint.js';
import type { NamedValue } from '../workload/named-value.js';

/** `PROD_AWS_ACCESS_KEY_ID`, `AWS_S3_SECRET_ACCESS_KEY`, `aws.access.key.id` of Kafka connectors. */
const ofAws = /^(?:[a-z0-9]+[._-]){0,6}aws[._-](?:[a-z0-9]+[._-]){0,3}(?:access[._-]?key(?:[._-]?id)?|secret[._-]?(?:access[._-]?)?key)$/i;
/** Keys for one service. Many stores speak the protocol of S3. */
const ofService = /^(?:[a-z0-9]+[._-]){0,6}(?:s3|ses|sqs|sns|dynamo(?:db)?)[._-](?:access[._-]?key[._-]?id|secret[._-]?access[._-]?key)$/i;
/** The registry of Docker (its documentation, "Override specific configuration options"). */
const ofRegistry = /^registry_storage_s3_(?:access|secret)key$/i;

/** Whether a name says that it holds an AWS key, although none of AWS's tools reads it. */
export function isOwnKeyName(name: string): boolean {
  return ofAws.test(name) || ofService.test(name) || ofRegistry.test(name) || isKeySetting(name);
}

/** `store.url` is the setting of Kafka's connectors. */
const elsewhere = /endpoint|minio|wasabi|ceph|^store\.url$|(?:^|[._-])(?:s3|storage|bucket)[._-]?(?:host(?:name)?|url|base|provider)$/i;

/** Names and hosts of emulators, and of stores that people run themselves. */
export const emulator =
  /localhost|127\.0\.0\.1|localstack|host\.docker\.internal|minio(?!n)|(?<![a-z])moto(?:server)?(?![a-z])|dynamodb-local|elasticmq/i;

type Setting = Pick<NamedValue, 'name' | 'value'>;

/** Whether it sends what AWS's tools do to another store; to which one, is not known where the endpoint that they read is not. */
export function namesOtherStore({ name, value }: Setting): boolean {
  if (endpointOfTools.test(name)) return value.kind !== 'null' && !isEmptied(value) && !isEndpointOfAws(value);
  return value.kind === 'scalar' && (emulator.test(value.text) || (/endpoint/i.test(name) && isElsewhere(value.text)));
}

/** AWS SDKs and Tools Reference Guide, "Service-specific endpoints". */
const endpointOfTools = /^AWS_ENDPOINT_URL(?:_\w+)?$/;

/** Whether another setting says, or may say, that the keys are for a store that merely speaks the protocol of S3. */
export function mayBeForeign(settings: readonly Setting[]): boolean {
  return settings.some(({ name, value }) => elsewhere.test(name) && !isEndpointOfAws(value));
}

/** Whether a value is known to be an endpoint of AWS, even if its region is not. */
function isEndpointOfAws(value: Value): boolean {
  const texts = resolvedTexts(value);
  return texts.length > 0 && texts.every(({ text }) => namesAws(text));
}

/** Whether a value is written as empty; the empty default of a parameter stands for what is yet to be given. */
export function isEmptied(value: Value): boolean {
  return (
    value.kind === 'scalar' &&
    value.text.trim() === '' &&
    value.pieces.every(({ parameter, scalar }) => parameter === null || scalar === null)
  );
}

/** Whether a variable may hold a key: not if it only names one, or is empty. */
export function mayHoldKey({ value, isSecretReference }: Pick<NamedValue, 'value' | 'isSecretReference'>): boolean {
  if (isSecretReference) return true;
  if (value.kind !== 'scalar') return value.kind !== 'null' && value.kind !== 'none';
  const nature = literalNature(value.text);
  return nature === 'empty' ? !isEmptied(value) : nature !== 'switch' && !isPlace(value.text);
}

/** What code hands to an AWS client as one half of a key, and what a shell assigns to a name that AWS's tools read. */
const handed =
  /\b(?:aws_access_key_id|aws_secret_access_key|accessKeyId|secretAccessKey)["']?(?:\s{0,8}[=:]\s{0,8}|[ \t]{1,4})([^\s,;)}]{1,160})/gi;
const read =
  /(?:os\.environ(?:\.get)?[[(]|os\.getenv\(|process\.env\[|ENV\[)["'](\w{1,128})["']|process\.env\.(\w{1,128})|^["']?\$\{?(?:env:)?(\w{1,128})\}?["']?$/;
const endpoint = /endpoint(?:_?url)?["']?\s{0,4}[=:]/i;

/** The names of the variables from which scripts take halves of keys. */
export function namesReadAsKeys(scripts: readonly Script[]): ReadonlySet<string> {
  const names = scripts.flatMap(({ text }) => {
    if (endpoint.test(text) && !namesAws(text)) return [];
    return matchesOf(handed, text).flatMap(({ 1: given = '' }) => readIn(given, text));
  });
  return new Set(names.filter((name) => !scripts.some(({ text }) => isSet(name, text))));
}

/** The variable that an expression reads, directly or through a name in the code. */
function readIn(given: string, text: string): readonly string[] {
  if (given.includes(hole)) return [];
  const name = variableIn(given) ?? (/^[A-Za-z_]\w{0,63}$/.test(given) ? assigned(given, text) : null);
  return name === null ? [] : [name];
}

function variableIn(expression: string): string | null {
  return read.exec(expression)?.find((name: string | undefined, group) => group > 0 && name !== undefined) ?? null;
}

function assigned(name: string, text: string): string | null {
  const form = new RegExp(String.raw`(?<![\w.])${name}\s{0,8}=\s{0,8}([^\s,;]{1,160})`);
  const value = form.exec(text)?.[1];
  if (value !== undefined) return variableIn(value);
  const taken = String.raw`[{,]\s{0,100}(?:(\w{1,128})\s{0,8}:\s{0,8})?${name}(?!\w)[^{}]{0,256}\}\s{0,8}=\s{0,8}process\.env\b`;
  const pattern = new RegExp(taken).exec(text);
  return pattern === null ? null : (pattern[1] ?? name);
}

/** Whether a script itself gives the variable another value. */
function isSet(name: string, text: string): boolean {
  return new RegExp(String.raw`(?:^|[\s;&"'])${name}=(?!["']?\$\{?${name}\b)`).test(text);
}
