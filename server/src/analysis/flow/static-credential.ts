/** Where a workload is handed long-lived keys, under the names from which AWS's tools read them or under custom names. */
import type { Resource } from '../../model/template.js';
import { gather } from '../../text/gather.js';
import { hole } from '../../text/hole.js';
import { matchesOf } from '../../text/match.js';
import type { Span } from '../../text/span.js';
import { namesRoot } from '../root-identity.js';
import { regionAt } from '../script/region.js';
import { propertyValues } from '../property-value.js';
import { resolvedTexts } from '../script/resolved-text.js';
import type { Script } from '../script/script.js';
import { authenticationKeys } from '../secret/authentication-key.js';
import type { SecretKind } from '../secret/form/detection.js';
import { literalNature } from '../secret/literal-nature.js';
import { isAwsCredentialName } from '../secret/secret-name.js';
import type { SecretPlaceKind } from '../secret/secret-place.js';
import type { SecretSite } from '../secret/secret-site.js';
import { commandAround, commandsElsewhere, isClientElsewhere, isElsewhere, sendsAllElsewhere } from '../use/endpoint.js';
import { namedValues, type NamedValue } from '../workload/named-value.js';
import type { Workload } from '../workload/workload.js';
import type { CredentialFlow } from './credential-flow.js';
import { isFilledVariable } from './filled-variable.js';
import { isEmptied, isEndpointOfAws, isOwnKeyName, mayBeForeign, mayHoldKey, namesReadAsKeys } from './own-key-name.js';
import { passedKeys } from './passed-key.js';
import { type ToolKey, toolKeys } from './tool-key.js';

export interface StaticCredential {
  /** As written: `AWS_SECRET_ACCESS_KEY`, `aws_access_key_id`, `accessKeyId`. */
  readonly name: string;
  readonly resource: Resource;
  /** The variable or assignment. */
  readonly at: Span;
  /** Its value, if that is in one place. */
  readonly given: Span | null;
  /** `build`: a build specification names where the key is stored. */
  readonly form: 'variable' | 'script' | 'build';
  /** The variable, for a fix that removes it; null for any other form. */
  readonly variable: NamedValue | null;
  /** Whether the keys are not AWS keys, because the workload talks to an emulator or to a store that merely speaks the protocol of S3. */
  readonly isForeign: boolean;
}

interface KnownKeys {
  readonly staticCredentials: readonly StaticCredential[];
  readonly flows: readonly CredentialFlow[];
  readonly secrets: readonly SecretSite[];
}

/**
 * The first key that a workload is handed: under a name that AWS's tools read, by reference, literally, or for `cfn-init` in
 * its metadata; null without one.
 */
export function firstHandedKey({ resource }: Workload, { staticCredentials: named, flows, secrets }: KnownKeys): Span | null {
  return (
    named.find((credential) => credential.resource === resource && !credential.isForeign)?.at ??
    flows.find(({ source, consumer }) => source.kind !== 'parameter' && consumer?.resource === resource)?.at ??
    secrets.find(({ kind, place }) => place.resource === resource && awsKeyKinds.has(kind) && runningPlaces.has(place.kind)) ??
    authenticationKeys(resource).find(({ key }) => key === 'secretKey')?.value.at ??
    null
  );
}

const awsKeyKinds: ReadonlySet<SecretKind> = new Set(['aws-access-key-id', 'aws-secret-access-key']);
const runningPlaces: ReadonlySet<SecretPlaceKind> = new Set(['environment', 'script', 'code']);

const assigned =
  /(?<![\w$])((?:\w{1,40}_)?aws_access_key(?:_id)?|(?:\w{1,40}_)?aws_secret_(?:access_)?key|aws_session_token|aws_bearer_token_bedrock|accessKeyId|secretAccessKey|(?<=aws\.)secretKey)\b["']?\]?([ \t]{0,8}(?:=>|:=|[=:](?!=))[ \t]{0,8}|,?[ \t]{1,4}|,)(["'`]?)([^\s"'`;,)}\]]{1,256})/gi;
/** A quick look, which excludes most scripts, for names in assignments. */
const assignedName = /access_?key|aws_session_token|aws_secret_key|aws\.secretKey|token_bedrock/i;
/** `Set-AWSCredential -AccessKey … -SecretKey …` and other cmdlets of the AWS Tools for PowerShell, by the prefixes of their nouns. */
const cmdletKey = /(?<=\s)-(AccessKey|SecretKey)[ \t]{1,4}(["']?)([^\s"';|]{1,256})/gi;
const cmdlet =
  /\b(?:(?:Set|Initialize)-AWS(?:Credentials?|Defaults?|DefaultConfiguration)|[A-Z]{2,20}-(?:CFN|DDB|EC2|R53|S3|SNS|SQS|SSM)\w{1,60})\b[^\n;|]*$/i;
/** The helper scripts of CloudFormation accept a role instead of a key, too (CloudFormation user guide, "cfn-init"). */
const helperKey = /(?<=\s)--(access-key|secret-key)(?:=|[ \t]{1,4})["']?([^\s"';|]{1,256})/gi;
const helper = /\bcfn-(?:init|signal|hup|get-metadata|elect-cmd-leader|send-cmd-result)(?:\.exe)?\b(?:[^\n;|\\]|\\[\s\S])*$/;
/**
 * What precedes a name that is separated from its value by a blank only, as in `aws configure set`, `SetEnv` of Apache and
 * `passenger_env_var` of nginx; `unset` and `export` list names.
 */
const setting = /\b(?:setx?|setenv|(?:fastcgi|uwsgi)_param|passenger_env_var)[ \t]+["']?(?:[\w.-]+\.)?$/i;
/** What precedes a name that is separated from its value by a comma: `define('AWS_ACCESS_KEY_ID', 'x')`. */
const naming = /\b(?:define|setdefault|setenv|SetEnvironmentVariable|setProperty)\([ \t]{0,4}["']$/;
const emulator = /localhost|127\.0\.0\.1|localstack|host\.docker\.internal|minio|moto|dynamodb-local|elasticmq/i;

/**
 * What runs there has no role to sign with: instances take none, and that of a container service pulls images (Lightsail API
 * reference, `CreateInstances`, `ContainerServiceECRImagePullerRole`).
 */
const withoutRole: ReadonlySet<string> = new Set(['AWS::Lightsail::Container', 'AWS::Lightsail::Instance']);

/** What SAM's Globals hand to every function is listed once, for the first. */
export function staticCredentials(workloads: readonly Workload[]): readonly StaticCredential[] {
  const mayHaveRole = workloads.filter(({ resource }) => !withoutRole.has(resource.type));
  const found = gather(mayHaveRole, (workload) => [
    ...variablesOf(workload),
    ...ownNamesOf(workload),
    ...fetchedByBuild(workload),
    ...gather(workload.scripts, assignmentsIn),
    ...passedBy(workload),
  ]);
  const byPlace = new Map<number, StaticCredential>();
  for (const credential of found) if (!byPlace.has(credential.at.start)) byPlace.set(credential.at.start, credential);
  return [...byPlace.values()];
}

function variablesOf({ resource, environment }: Workload): readonly StaticCredential[] {
  const isForeign = environment.some(namesOtherStore);
  return environment
    .filter(({ name, value }) => isAwsCredentialName(name) && !isEmptied(value))
    .map((variable) => ({ name: variable.name, resource, at: variable.nameAt, given: variable.at, form: 'variable', variable, isForeign }));
}

/** Where the endpoint that AWS's tools read is not known, the keys may be for another store. */
function namesOtherStore({ name, value }: NamedValue): boolean {
  if (endpointOfTools.test(name)) return value.kind !== 'null' && !isEmptied(value) && !isEndpointOfAws(value);
  return value.kind === 'scalar' && (emulator.test(value.text) || (/endpoint/i.test(name) && isElsewhere(value.text)));
}

/** AWS SDKs and Tools Reference Guide, "Service-specific endpoints". */
const endpointOfTools = /^AWS_ENDPOINT_URL(?:_\w+)?$/;

/**
 * Those of the root user have a rule of their own. What the code hands to a client of AWS is a key whatever its name; of a
 * name alone an endpoint may say something else.
 */
function ownNamesOf({ resource, environment, scripts }: Workload): readonly StaticCredential[] {
  const settings = namedValues(resource).filter(({ purpose }) => purpose === 'setting');
  const given = [...environment, ...settings].filter(
    (variable) => !isAwsCredentialName(variable.name) && !namesRoot(variable.name) && mayHoldKey(variable),
  );
  const read = given.length === 0 ? new Set<string>() : namesReadAsKeys(scripts);
  const isForeign = mayBeForeign([...environment, ...settings]);
  return given
    .filter(({ name }) => read.has(name) || (!isForeign && isOwnKeyName(name)))
    .map((variable) => ({
      name: variable.name,
      resource,
      at: variable.nameAt,
      given: variable.at,
      form: 'variable',
      variable,
      isForeign: variable.value.kind === 'scalar' && emulator.test(variable.value.text),
    }));
}

function passedBy({ resource }: Workload): readonly StaticCredential[] {
  const keys = passedKeys(resource);
  const isForeign = keys.some(({ value }) => value.kind === 'scalar' && emulator.test(value.text));
  return keys.map(({ name, nameAt, value }) => ({
    name,
    resource,
    at: nameAt,
    given: value.at,
    form: 'script',
    variable: null,
    isForeign,
  }));
}

/** `AWS_ACCESS_KEY_ID: ci/deploy` among the variables, secrets or parameters of a build specification. */
const fetched =
  /(?<=^[ \t]{0,64}|[{,][ \t]{0,8})["']?((?:\w{1,40}_)?aws_access_key_id|(?:\w{1,40}_)?aws_secret_access_key|aws_session_token)["']?[ \t]{0,8}:[ \t]{0,8}["']?(?=[^\s"'$])/gim;

function fetchedByBuild({ resource }: Workload): readonly StaticCredential[] {
  if (resource.type !== 'AWS::CodeBuild::Project') return [];
  return gather(propertyValues(resource, ['Source', 'BuildSpec']), ({ value }) => resolvedTexts(value)).flatMap((text) =>
    gather(matchesOf(fetched, text.text), ({ index, 0: whole, 1: name = '' }): readonly StaticCredential[] => {
      const at = text.spanAt(index, index + whole.length);
      const value = /^[^\s"'`,}]{1,256}/.exec(text.text.slice(index + whole.length, index + whole.length + 256))?.[0] ?? '';
      const given = text.spanAt(index + whole.length, index + whole.length + value.length);
      return at === null ? [] : [{ name, resource, at, given, form: 'build', variable: null, isForeign: emulator.test(text.text) }];
    }),
  );
}

/** Assignments of a literal, or of what the template fills in, in order; what a script fetches itself is not a key of the template. */
function assignmentsIn(script: Script): readonly StaticCredential[] {
  const cmdlets = gather(/-(?:Access|Secret)Key[ \t]/i.test(script.text) ? matchesOf(cmdletKey, script.text) : [], (match) => {
    const [whole, name = '', , value = ''] = match;
    if (!cmdlet.test(script.text.slice(Math.max(0, match.index - 300), match.index))) return [];
    return writtenKey(script, { start: match.index, whole, name, value, isLiteral: isWrittenOut(value) });
  });
  const assignments = gather(assignedName.test(script.text) ? matchesOf(assigned, script.text) : [], (match) => {
    const [whole, name = '', operator = '', quote = '', value = ''] = match;
    const marker = operator.trim() === '' ? setting : operator.trim() === ',' ? naming : null;
    if (marker?.test(script.text.slice(Math.max(0, match.index - 64), match.index)) === false) return [];
    // Under a custom name, a literal may be anything.
    const isOfTools = isAwsCredentialName(name);
    const isLiteral = isOfTools && isWrittenOut(value) && (quote !== '' || !isCode(script, match.index));
    return writtenKey(script, { start: match.index, whole, name, value, isLiteral });
  });
  const ofTools = gather(toolKeys(script), (key) => writtenKey(script, { ...key, isLiteral: false }));
  return [...cmdlets, ...helperKeys(script), ...assignments, ...ofTools].sort((left, right) => left.at.start - right.at.start);
}

/** Whether an offset is in code, where a word without quotes is a variable, even if a shell hands on the code. */
function isCode({ language, embedded }: Script, offset: number): boolean {
  const isOther = language === 'python' || language === 'javascript' || language === 'code';
  return isOther || embedded.some(({ start, end }) => start <= offset && offset < end);
}

function helperKeys(script: Script): readonly StaticCredential[] {
  if (!script.text.includes('cfn-')) return [];
  return gather(matchesOf(helperKey, script.text), (match) => {
    const [whole, name = '', value = ''] = match;
    if (!helper.test(script.text.slice(Math.max(0, match.index - 512), match.index))) return [];
    return writtenKey(script, { start: match.index, whole, name, value, isLiteral: isWrittenOut(value) });
  });
}

/** Whether a value is a literal, or filled in by CloudFormation, as a dynamic reference is. */
function isWrittenOut(value: string): boolean {
  return value.startsWith('{{resolve:') || (literalNature(value) !== 'reference' && !value.startsWith('$'));
}

interface WrittenKey extends ToolKey {
  readonly isLiteral: boolean;
}

function writtenKey(script: Script, { start, whole, name, value, isLiteral }: WrittenKey): readonly StaticCredential[] {
  // The output of a command is not a key that the template hands over, whatever its arguments are.
  const isFilled = (value.includes(hole) && !value.startsWith('$(')) || isFilledVariable(script, value, isCode(script, start));
  if (regionAt(script.regions, start)?.kind === 'comment' || !(isFilled || isLiteral)) return [];
  const end = start + whole.length;
  const at = script.spanAt(start, end);
  const given = script.spanAt(end - value.length, end);
  const isForeign = emulator.test(script.text) || isForElsewhere(script, start);
  return at === null ? [] : [{ name, resource: script.resource, at, given, form: 'script', variable: null, isForeign }];
}

/** Whether a key is for another store: its client, its command or all commands of the script name the address of one. */
function isForElsewhere(script: Script, offset: number): boolean {
  const { text } = script;
  if (sendsAllElsewhere(text)) return true;
  if (isCode(script, offset)) return isClientElsewhere(text, offset);
  return commandsElsewhere(text) && (commandsElsewhere(commandAround(text, offset)) || script.calls.length === 0);
}
