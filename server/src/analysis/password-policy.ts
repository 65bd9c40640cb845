/** The password policies that a template sets: that of the account, as far as it can, and those of Cognito user pools. */
import { isCustomResource } from '../model/custom-resource.js';
import type { Resource } from '../model/template.js';
import { gather } from '../text/gather.js';
import type { Span } from '../text/span.js';
import type { Guard } from '../value/guard.js';
import { optionsAt } from '../value/path.js';
import { booleanOf, entryOf, itemsOf, textOf } from '../value/read.js';
import type { Value } from '../value/value.js';
import { ruleParameters } from './config-rule.js';
import { propertyValues } from './property-value.js';
import type { Script } from './script/script.js';
import { argumentName } from './use/call.js';
import { callsOf } from './use/calls-of.js';

/**
 * What a setting is about: how long, of which characters, not one of the last, and whether people may change their own.
 * `history`: not one of the last, of a Cognito pool, which remembers none by default.
 */
export type PasswordSettingKind = 'length' | 'class' | 'reuse' | 'history' | 'change';

export interface PasswordSetting {
  readonly kind: PasswordSettingKind;
  /** In AWS's spelling. */
  readonly name: string;
  readonly value: number | boolean;
  readonly at: Span;
  readonly when: Guard;
}

/** The settings of IAM and of the Config rule `IAM_PASSWORD_POLICY`, then those of Cognito. */
const kinds: ReadonlyMap<string, PasswordSettingKind> = new Map([
  ['MinimumPasswordLength', 'length'],
  ['RequireUppercaseCharacters', 'class'],
  ['RequireLowercaseCharacters', 'class'],
  ['RequireSymbols', 'class'],
  ['RequireNumbers', 'class'],
  ['PasswordReusePrevention', 'reuse'],
  ['AllowUsersToChangePassword', 'change'],
]);

const cognitoKinds: ReadonlyMap<string, PasswordSettingKind> = new Map([
  ['MinimumLength', 'length'],
  ['RequireUppercase', 'class'],
  ['RequireLowercase', 'class'],
  ['RequireSymbols', 'class'],
  ['RequireNumbers', 'class'],
  ['PasswordHistorySize', 'history'],
]);

/** The settings that are spelled out in the properties or the scripts of a resource. */
export function passwordSettings(resource: Resource, scripts: readonly Script[]): readonly PasswordSetting[] {
  return [...propertySettings(resource), ...gather(scripts, scriptSettings)];
}

function propertySettings(resource: Resource): readonly PasswordSetting[] {
  switch (resource.type) {
    case 'AWS::Cognito::UserPool':
      return gather(optionsAt(resource.properties, 'Policies', 'PasswordPolicy'), ({ value, when }) =>
        settingsIn(value, cognitoKinds, when, resource),
      );
    case 'AWS::Config::ConfigRule':
    case 'AWS::Config::OrganizationConfigRule':
      return gather(ruleParameters(resource, 'IAM_PASSWORD_POLICY'), ({ value, when }) => settingsIn(value, kinds, when, resource));
    case 'AWS::Config::RemediationConfiguration':
      return textOf(resource.property('TargetId')) === passwordRemediation ? remediationSettings(resource) : [];
    default:
      // Templates cannot set the password policy of an account; custom resources do, using the names of the API.
      return isCustomResource(resource.type)
        ? gather([resource.properties, ...partsOf(resource.properties)], (map) => customSettings(map, resource))
        : [];
  }
}

/** The maps, and maps in lists, in which a custom resource may group its settings. */
function partsOf(properties: Value): readonly Value[] {
  return properties.kind === 'map' ? gather(properties.entries, ({ value }) => itemsOf(value)).filter(({ kind }) => kind === 'map') : [];
}

/** Settings that only the password policy of an account has; a password generator also asks for symbols and numbers. */
const telling = [
  'MinimumPasswordLength',
  'RequireUppercaseCharacters',
  'RequireLowercaseCharacters',
  'PasswordReusePrevention',
  'AllowUsersToChangePassword',
  'MaxPasswordAge',
];

function customSettings(map: Value, resource: Resource): readonly PasswordSetting[] {
  return telling.some((name) => entryOf(map, name) !== null) ? settingsIn(map, kinds, [], resource) : [];
}

/** AWS's automation that sets the password policy of the account. */
const passwordRemediation = 'AWSConfigRemediation-SetIAMPasswordPolicy';

function remediationSettings(resource: Resource): readonly PasswordSetting[] {
  return gather([...kinds], ([name, kind]) =>
    gather(propertyValues(resource, ['Parameters', name, 'StaticValue', 'Values', '*']), ({ value, when }) => {
      const known = settingOf(kind, value);
      return known === null ? [] : [{ kind, name, value: known, at: value.at ?? resource.key, when }];
    }),
  );
}

function settingsIn(
  map: Value,
  names: ReadonlyMap<string, PasswordSettingKind>,
  under: Guard,
  resource: Resource,
): readonly PasswordSetting[] {
  return gather([...names], ([name, kind]) =>
    gather(optionsAt(map, name), ({ value, when }): PasswordSetting[] => {
      const known = settingOf(kind, value);
      return known === null ? [] : [{ kind, name, value: known, at: value.at ?? map.at ?? resource.key, when: [...under, ...when] }];
    }),
  );
}

/** `aws iam update-account-password-policy --minimum-password-length 8 --no-require-symbols`, and the same in code. */
function scriptSettings(script: Script): readonly PasswordSetting[] {
  return gather(callsOf(script, 'iam:UpdateAccountPasswordPolicy'), ({ arguments: given, at }) =>
    gather([...kinds], ([name, kind]): PasswordSetting[] => {
      const option = argumentName(name);
      const text = given.get(option) ?? '';
      if (kind === 'class' || kind === 'change') {
        return given.has(`no${option}`) || text.toLowerCase() === 'false' ? [{ kind, name, value: false, at, when: [] }] : [];
      }
      return /^\d{1,4}$/.test(text) ? [{ kind, name, value: Number(text), at, when: [] }] : [];
    }),
  );
}

function settingOf(kind: PasswordSettingKind, value: Value): number | boolean | null {
  return kind === 'class' || kind === 'change' ? booleanOf(value) : numberOf(value);
}

function numberOf(value: Value): number | null {
  const text = textOf(value);
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : null;
}
