/** A console password that is written in a template. */
import type { Template } from '../../model/template.js';
import { optionsAt } from '../../value/path.js';
import { booleanOf, entryOf, textOf, valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { removeLogin } from '../../repair/login/remove-login.js';
import { defineRule } from '../rule.js';

export const consolePassword = defineRule({
  id: 'mfa/console-password',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A template gives an IAM user a console password.',
  why: 'A user with a password is a person outside your directory: no sign-in through it, no second factor by default, nobody who disables it when the person leaves.',
  remedy: 'Let people sign in through IAM Identity Center and give them permission sets; remove the `LoginProfile`.',
  references: [
    { title: 'Require human users to use federation', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
    {
      title: 'AWS::IAM::User LoginProfile',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-iam-user-loginprofile.html',
    },
  ],
  messages: {
    password: { severity: 'warning', text: 'User `{user}` gets a console password from the template.' },
  },

  subject: 'resource',
  types: ['AWS::IAM::User'],
  check(user, report, facts) {
    for (const { value, when } of optionsAt(user.properties, 'LoginProfile')) {
      if (isFirstPassword(value, facts.template)) continue;
      report('password', entryOf(user.properties, 'LoginProfile')?.keyNode ?? user.key, { slots: { user: user.id }, when });
    }
  },

  fixes: {
    password: (_, user, facts) => [removeLogin(facts, user)],
  },
});

/** A password that cannot be read in the template and must be changed at once: the usual start of an account. */
function isFirstPassword(profile: Value, template: Template | null): boolean {
  if (profile.kind !== 'map') return true;
  const password = valueAt(profile, 'Password');
  const hidden =
    password?.kind === 'ref'
      ? template?.parameters.get(password.name)?.mayBeHidden === true
      : // An empty default is not a password: either another value is given, or the profile is left out.
        textOf(password) === '' ||
        textOf(password)?.startsWith('{{resolve:') === true ||
        password?.kind === 'concat' ||
        password?.kind === 'unknown';
  return hidden && booleanOf(valueAt(profile, 'PasswordResetRequired')) === true;
}
