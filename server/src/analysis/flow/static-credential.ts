/** Where a workload is handed long-lived keys, under the names from which AWS's tools read them or under custom names. */
import type { Resource } from '../../model/template.js';
import { gather } from '../../text/gather.js';
import { matchesOf } from '../../text/match.js';
import type { Span } from '../../text/span.js';
import type { Guard } from '../../value/guard.js';
import { namesRoot } from '../root-identity.js';
import { propertyValues } from '../property-value.js';
import { resolvedTexts } from '../script/resolved-text.js';
import { authenticationKeys } from '../secret/authentication-key.js';
import type { SecretKind } from '../secret/form/detection.js';
import { isAwsCredentialName } from '../secret/secret-name.js';
import type { SecretPlaceKind } from '../secret/secret-place.js';
import type { SecretSite } from '../secret/secret-site.js';
import { namedValues, type NamedValue } from '../workload/named-value.js';
import type { Workload } from '../workload/workload.js';
import type { CredentialFlow } from './credential-flow.js';
import { holdersOfKeys } from './inner-key.js';
import { emulator, isEmptied, isOwnKeyName, mayBeForeign, mayHoldKey, namesOtherStore, namesReadAsKeys } from './own-key-name.js';
import { isJson, passedKeys } from './passed-key.js';
import { scriptKeys } from './script-key.js';

export interface StaticCredential {
  /** As written: `AWS_SECRET_ACCESS_KEY`, `aws_access_key_id`, `accessKeyId`. */
  readonly name: string;
  readonly resource: Resource;
  /** The variable or assignment. */
  readonly at: Span;
  /** Its value, if that is in one place. */
  readonly given: Span | null;
  /** `build`: a build specification names where the key is stored. `passed`: it is handed on to what the resource starts. */
  readonly form: 'variable' | 'script' | 'build' | 'passed';
  /** The variable, for a fix that removes it; null for any other form. */
  readonly variable: NamedValue | null;
  /** When it is given, in addition to the condition of the resource. */
  readonly when: Guard;
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
    ...holdersIn(workload),
    ...fetchedByBuild(workload),
    ...setBy(workload),
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
    .map((variable) => ({ ...inVariable(variable, resource), variable, isForeign }));
}

/**
 * Those of the root user have a rule of their own. What the code hands to a client of AWS is a key whatever its name; of a
 * name alone an endpoint may say something else.
 */
function ownNamesOf({ resource, environment, scripts }: Workload): readonly StaticCredential[] {
  const settings = settingsOf(resource);
  const given = [...environment, ...settings].filter(
    (variable) => !isAwsCredentialName(variable.name) && !namesRoot(variable.name) && mayHoldKey(variable),
  );
  const read = given.length === 0 ? new Set<string>() : namesReadAsKeys(scripts);
  const isForeign = mayBeForeign([...environment, ...settings]);
  return given
    .filter(({ name }) => read.has(name) || (!isForeign && isOwnKeyName(name)))
    .map((variable) => ({
      ...inVariable(variable, resource),
      variable,
      isForeign: variable.value.kind === 'scalar' && emulator.test(variable.value.text),
    }));
}

function settingsOf(resource: Resource): readonly NamedValue[] {
  return namedValues(resource).filter(({ purpose }) => purpose === 'setting');
}

/** Nothing but a key can be taken from a variable that holds more. */
function holdersIn({ resource, environment }: Workload): readonly StaticCredential[] {
  const given = [...environment, ...settingsOf(resource)];
  const isForeign = given.some(namesOtherStore);
  return holdersOfKeys(given).map((holder) => ({ ...inVariable(holder, resource), variable: null, isForeign }));
}

function inVariable({ name, nameAt, at, when }: NamedValue, resource: Resource): Omit<StaticCredential, 'variable' | 'isForeign'> {
  return { name, resource, at: nameAt, given: at, form: 'variable', when };
}

function setBy({ resource, scripts }: Workload): readonly StaticCredential[] {
  return gather(scripts, (script) => {
    const form = isJson(script) ? 'passed' : 'script';
    return scriptKeys(script).map((key): StaticCredential => ({ ...key, resource, form, variable: null }));
  });
}

function passedBy({ resource, scripts }: Workload): readonly StaticCredential[] {
  return passedKeys(resource, scripts).map(({ name, nameAt, given, when, isForeign }) => ({
    name,
    resource,
    at: nameAt,
    given,
    form: 'passed',
    variable: null,
    when,
    isForeign,
  }));
}

/** `AWS_ACCESS_KEY_ID: ci/deploy` among the variables, secrets or parameters of a build specification. */
const fetched =
  /(?<=^[ \t]{0,64}|[{,][ \t]{0,8})["']?((?:\w{1,40}_)?aws_access_key_id|(?:\w{1,40}_)?aws_secret_access_key|aws_session_token)["']?[ \t]{0,8}:[ \t]{0,8}["']?(?=[^\s"'$])/gim;

function fetchedByBuild({ resource }: Workload): readonly StaticCredential[] {
  if (resource.type !== 'AWS::CodeBuild::Project') return [];
  const specifications = gather(propertyValues(resource, ['Source', 'BuildSpec']), ({ value, when }) =>
    resolvedTexts(value).map((text) => ({ text, when: [...when, ...text.when] })),
  );
  return specifications.flatMap(({ text, when }) =>
    gather(matchesOf(fetched, text.text), ({ index, 0: whole, 1: name = '' }): readonly StaticCredential[] => {
      const at = text.spanAt(index, index + whole.length);
      const value = /^[^\s"'`,}]{1,256}/.exec(text.text.slice(index + whole.length, index + whole.length + 256))?.[0] ?? '';
      const given = text.spanAt(index + whole.length, index + whole.length + value.length);
      return at === null ? [] : [{ name, resource, at, given, form: 'build', variable: null, when, isForeign: emulator.test(text.text) }];
    }),
  );
}
