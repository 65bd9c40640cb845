/** A console password that the user need not change. */
import { switchedOffIn } from '../../analysis/switch.js';
import { entryOf } from '../../value/read.js';
import { optionsAt } from '../../value/path.js';
import { switchOn } from '../../repair/switch-on.js';
import { defineRule } from '../rule.js';

export const passwordResetNotRequired = defineRule({
  id: 'mfa/password-reset-not-required',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A console password need not be changed at the first sign-in.',
  why: 'Whoever wrote or deployed the template knows the password, and keeps knowing it: two people can act under one name.',
  remedy: 'Set `PasswordResetRequired` to `true`.',
  references: [
    {
      title: 'AWS::IAM::User LoginProfile',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-iam-user-loginprofile.html',
    },
    { title: 'Require human users to use federation', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
  ],
  messages: {
    kept: { severity: 'warning', text: 'User `{user}` may keep the password that the template sets.' },
  },

  subject: 'resource',
  types: ['AWS::IAM::User'],
  check(user, report) {
    const lacking = entryOf(user.properties, 'LoginProfile')?.keyNode ?? user.key;
    for (const profile of optionsAt(user.properties, 'LoginProfile')) {
      for (const { at, when } of switchedOffIn(profile.value, lacking, 'PasswordResetRequired')) {
        report('kept', at, { slots: { user: user.id }, when: [...profile.when, ...when] });
      }
    }
  },

  fixes: {
    kept: (at, user, facts) => [
      switchOn(facts, user, {
        path: ['LoginProfile', 'PasswordResetRequired'],
        to: true,
        at,
        title: `Ask \`${user.id}\` for a new password at the first sign-in`,
        safety: 'suggestion',
      }),
    ],
  },
});
