/** Rules about passwords that are weak. */
import { shortestPassword } from '../../analysis/credential/login-password.js';
import { passwordSettings, type PasswordSetting } from '../../analysis/password-policy.js';
import { defineRule } from '../rule.js';

export const weakPasswordPolicy = defineRule({
  id: 'mfa/weak-password-policy',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A password policy takes weak passwords.',
  why: 'A short password is guessed in hours, one that was used before is in lists. Where a second factor is missing, the password is all there is.',
  remedy: 'Ask for at least 14 characters of every class, and refuse the last 24 passwords.',
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
      text: '`{resource}` takes passwords of {length} characters, few enough to be guessed.',
    },
    short: { severity: 'information', text: '`{resource}` takes passwords of {length} characters, fewer than {least}.' },
    class: { severity: 'information', text: '`{resource}` takes passwords without what `{setting}` asks for.' },
    reuse: { severity: 'information', text: '`{resource}` takes a password again that was used before.' },
    few: { severity: 'information', text: '`{resource}` refuses the last {count} passwords, fewer than {least}.' },
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
          slots: { resource: resource.id, length: String(setting.value), least: shortestPassword, setting: name },
          when,
        });
      }
    }
  },
});

/** Below this a password is guessed; the least that NIST SP 800-63B and Cognito by default take. */
const guessableBelow = 8;

/** The most that IAM remembers, and what its security standards ask for. */
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
