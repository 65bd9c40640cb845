/** A password policy that accepts weak passwords. */
import { shortestPassword } from '../../analysis/credential/login-password.js';
import { passwordSettings, type PasswordSetting } from '../../analysis/password-policy.js';
import type { Facts } from '../../analysis/facts.js';
import type { Resource } from '../../model/template.js';
import { correctInJson } from '../../repair/correct-in-json.js';
import { correctValue } from '../../repair/correct.js';
import type { Fix } from '../../repair/fix.js';
import { correctDefault } from '../../repair/parameter-default.js';
import { textAt } from '../../repair/rewrite-text.js';
import { nodeWithSpan } from '../../repair/written-place.js';
import type { Span } from '../../text/span.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const weakPasswordPolicy = defineRule({
  id: 'mfa/weak-password-policy',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A password policy accepts weak passwords.',
  why: 'A short password is guessed in hours, a reused one is in leaked lists. Where a second factor is missing, the password is all there is.',
  remedy: 'Require at least 14 characters of every class, and reject the last 24 passwords.',
  references: [
    {
      title: 'Set an account password policy for IAM users',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html',
    },
    {
      title: 'AWS Config rule iam-password-policy',
      url: 'https://docs.aws.amazon.com/config/latest/developerguide/iam-password-policy.html',
    },
    {
      title: 'Adding user pool password requirements',
      url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html',
    },
  ],
  messages: {
    guessable: {
      severity: 'warning',
      text: '`{resource}` accepts passwords of {length} characters, short enough to be guessed.',
    },
    short: { severity: 'information', text: '`{resource}` accepts passwords of {length} characters, fewer than {least}.' },
    class: { severity: 'information', text: '`{resource}` accepts passwords without {missing}.' },
    reuse: { severity: 'information', text: '`{resource}` accepts a password that was used before.' },
    few: { severity: 'information', text: '`{resource}` rejects only the last {count} passwords, fewer than {least}.' },
    change: { severity: 'information', text: '`{resource}` lets nobody change their own password.' },
  },

  subject: 'resource',
  check(resource, report, facts) {
    for (const setting of passwordSettings(resource, facts.scriptsOf(resource))) {
      const message = weakness(setting);
      if (message === null) continue;
      const { at, when, name } = setting;
      if (message === 'few') {
        report('few', at, { slots: { resource: resource.id, count: String(setting.value), least: mostRemembered }, when });
      } else {
        report(message, at, {
          slots: { resource: resource.id, length: String(setting.value), least: shortestPassword, missing: charactersOf(name) },
          when,
        });
      }
    }
  },

  fixes: {
    guessable: demandLonger,
    short: demandLonger,
    class: (finding, resource, facts) => {
      const missing = String(finding.slots['missing']);
      const title = `Require ${missing} in the passwords of \`${resource.id}\``;
      return correct(facts, finding, { user: resource, name: ruleSettingFor(missing), to: true, title });
    },
    // How many passwords a Cognito pool remembers depends on its pricing plan.
    reuse: (finding, resource, facts) => (resource.type === 'AWS::Cognito::UserPool' ? [] : refuseMore(finding, resource, facts)),
    few: refuseMore,
    change: (finding, resource, facts) =>
      correct(facts, finding, {
        user: resource,
        name: 'AllowUsersToChangePassword',
        to: true,
        title: `Let people change their own password in \`${resource.id}\``,
      }),
  },
});

/** The characters that a setting asks for, in the plural. */
function charactersOf(setting: string): string {
  if (setting.startsWith('RequireUppercase')) return 'upper-case letters';
  if (setting.startsWith('RequireLowercase')) return 'lower-case letters';
  return setting === 'RequireSymbols' ? 'symbols' : 'numbers';
}

/** The setting of a rule of AWS Config that asks for some characters. */
function ruleSettingFor(characters: string): string {
  const settings = ['RequireUppercaseCharacters', 'RequireLowercaseCharacters', 'RequireSymbols', 'RequireNumbers'];
  return settings.find((setting) => charactersOf(setting) === characters) ?? '';
}

function demandLonger(finding: ReportedFinding, resource: Resource, facts: Facts): readonly Fix[] {
  const title = `Require passwords of at least ${shortestPassword} characters in \`${resource.id}\``;
  return correct(facts, finding, { user: resource, name: 'MinimumPasswordLength', to: shortestPassword, title });
}

function refuseMore(finding: ReportedFinding, resource: Resource, facts: Facts): readonly Fix[] {
  const title = `Refuse the last ${mostRemembered} passwords in \`${resource.id}\``;
  return correct(facts, finding, { user: resource, name: 'PasswordReusePrevention', to: mostRemembered, title });
}

interface Setting {
  /** The resource that has the setting. */
  readonly user: Resource;
  /** What a rule of AWS Config calls it. */
  readonly name: string;
  readonly to: boolean | number;
  readonly title: string;
}

/** No fix in a script, where the place covers more than the value. */
function correct(facts: Facts, at: Span, { user, name, to, title }: Setting): readonly Fix[] {
  const written = nodeWithSpan(facts.file.tree, at);
  if (written === null) return [];
  if (user.type.startsWith('AWS::Config::') && textAt(facts, at)?.text.trimStart().startsWith('{') === true) {
    const inText = correctInJson(facts, at, name, to, title);
    return inText.kind === 'fix' ? [inText] : [];
  }
  const isAlone = written.kind === 'scalar' && /^(?:\d{1,4}|false|no|off)$/i.test(written.text);
  const offered = isAlone
    ? correctValue(facts, to, { at, title, safety: 'suggestion' })
    : correctDefault(facts, user, written, { to: String(to), title });
  return offered?.kind === 'fix' ? [offered] : [];
}

/** Shorter passwords can be guessed: the minimum of NIST SP 800-63B, and Cognito's default. */
const guessableBelow = 8;

/** The most that IAM remembers, and what security standards for it ask for. */
const mostRemembered = 24;

function weakness({ kind, value }: PasswordSetting): 'guessable' | 'short' | 'class' | 'reuse' | 'few' | 'change' | null {
  switch (kind) {
    case 'length':
      return Number(value) < guessableBelow ? 'guessable' : Number(value) < shortestPassword ? 'short' : null;
    case 'history':
      return value === 0 ? 'reuse' : null;
    case 'reuse':
      return value === 0 ? 'reuse' : Number(value) < mostRemembered ? 'few' : null;
    case 'class':
    case 'change':
      return value === false ? kind : null;
  }
}
